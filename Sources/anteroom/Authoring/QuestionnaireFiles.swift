import FormFiller

/// The questionnaire files which a path on the command line means.
enum QuestionnaireFiles {
    /// The path itself, or the .json files of a folder in the order of their names.
    static func paths(at path: String) -> [String] {
        guard FileReading.isFolder(path) else { return [path] }
        let names = (try? FileReading.questionnaireNames(in: path)) ?? []
        return names.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }

    /// Files of a folder that an editor or a mail program has given one ending too many, such as `a.json.txt`.
    static func misnamed(in folder: String) -> [String] {
        guard FileReading.isFolder(folder) else { return [] }
        let names = (try? FileReading.names(in: folder)) ?? []
        let wrong = names.filter {
            $0.lowercased().hasSuffix(".json.txt") && !$0.hasPrefix(".")
        }
        return wrong.sorted().map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
    }

    /// The clinic's list of words in the folder of a questionnaire; empty without one.
    static func forbiddenWords(beside file: String) -> [String] {
        guard file != "-" else { return [] }
        let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
        let list = try? FileReading.bytes(of: folder + "forbidden-words.txt", kind: .regular)
        return list.map { CheckSettings.words(in: String(decoding: $0, as: UTF8.self)) } ?? []
    }
}
