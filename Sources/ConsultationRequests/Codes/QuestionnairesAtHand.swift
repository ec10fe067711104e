public import FHIRModel

/// The questionnaires of a folder by name, for staff who say which are due; their content is not looked at.
public struct QuestionnairesAtHand: Sendable {
    /// Each with the name of the file it stands in, in the order in which a kiosk offers them.
    public let all: [(file: String, name: QuestionnaireName)]

    /// Those in files, of which a Bundle may hold several.
    public init(files: [(name: String, bytes: [UInt8])]) {
        all = files.sorted { $0.name < $1.name }.flatMap { file, bytes in
            Self.names(in: bytes).map { (file: file, name: $0) }
        }
    }

    private static func names(in bytes: [UInt8]) -> [QuestionnaireName] {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let members = JSONMembers(of: text) else { return [] }
        if let name = QuestionnaireName(members) { return [name] }
        let entries = members["entry"].flatMap(JSONMembers.elements(of:)) ?? []
        return entries.compactMap { entry in
            JSONMembers(of: entry).flatMap { $0["resource"] }.flatMap { JSONMembers(of: $0) }
                .flatMap { QuestionnaireName($0) }
        }
    }

    /// The questionnaire that a word means: by address, id, file name or the last part of the address; nil where none or several are.
    public func named(_ word: String) -> QuestionnaireName? {
        let found = all.filter { $0.name.isMeant(by: word, file: $0.file) }
        return found.count == 1 ? found[0].name : nil
    }

    /// What each can be called in a list of choices: the shortest of its names that means no other.
    public var words: [String] {
        all.map { file, name in
            let stem = file.hasSuffix(".json") ? String(file.dropLast(5)) : file
            let candidates = [name.id, stem, name.url].compactMap(\.self)
            return candidates.first { named($0) == name } ?? stem
        }
    }
}
