import FHIRModel
import FormFiller

/// Where the modules of a modular questionnaire are looked for (SDC `subQuestionnaire`): in the files beside it, or those of a
/// kiosk's folder.
///
/// Files are read only once a questionnaire asks for a module.
final class ModulesAtHand {
    private let read: () -> [[UInt8]]
    private lazy var texts = read()
    /// Whether forms are wanted that visitors can choose: parts of others are none.
    let leavesOutParts: Bool
    /// The addresses of the questionnaires that others of the folder take in.
    private lazy var named = leavesOutParts ? Self.named(in: texts) : []

    /// Those of a kiosk's folder.
    init(_ read: @escaping () -> [[UInt8]]) {
        self.read = read
        leavesOutParts = true
    }

    /// Those in the folder a file stands in.
    init(beside file: String) {
        read = {
            guard file != "-" else { return [] }
            return Self.texts(in: QuestionnaireFiles.folder(of: file))
        }
        leavesOutParts = false
    }

    /// The questionnaire files of a folder.
    static func texts(in folder: String) -> [[UInt8]] {
        let names = (try? FileReading.questionnaireNames(in: folder)) ?? []
        guard names.count <= QuestionnaireFolder.most else { return [] }
        return names.compactMap { name in
            try? FileReading.questionnaireBytes(of: "\(folder)/\(name)", kind: .regular)
        }
    }

    /// Whether a questionnaire is no form that visitors can choose: it says that it is a part of others, or others take it in.
    func isLeftOut(_ questionnaire: Questionnaire) -> Bool {
        guard leavesOutParts else { return false }
        return QuestionnaireAssembly.isPart(questionnaire)
            || questionnaire.url.map { named.contains($0) } == true
    }

    /// Whether a text may name a module: only then it is looked at closely.
    static func areMentioned(in text: some Collection<UInt8>) -> Bool {
        // Of its letters the capital is the rarest.
        let (before, after) = (Array("-sub".utf8), Array("Questionnaire".utf8))
        let found = text.withContiguousStorageIfAvailable { bytes in
            var rest = unsafe bytes[...]
            while let start = unsafe rest.firstIndex(of: UInt8(ascii: "Q")) {
                if unsafe bytes[start...].starts(with: after),
                    unsafe bytes[..<start].suffix(before.count).elementsEqual(before)
                {
                    return true
                }
                unsafe rest = bytes[(start + 1)...]
            }
            return false
        }
        return found ?? true
    }

    /// A questionnaire with its modules in place of the items that name them; nil where it has none.
    ///
    /// - Parameters:
    ///   - text: the text of a questionnaire.
    ///   - companions: those that come in the same Bundle.
    /// - Returns: what putting it together came to.
    func assembly(of text: [UInt8], with companions: [[UInt8]] = []) -> QuestionnaireAssembly? {
        guard Self.areMentioned(in: text), let root = try? Questionnaire(parsing: text),
            QuestionnaireAssembly.isModular(root)
        else { return nil }
        let modules = (companions + texts.flatMap { QuestionnaireTexts($0).all })
            .compactMap { try? Questionnaire(parsing: $0) }
            .filter { $0.resourceType == "Questionnaire" }
        return QuestionnaireAssembly(of: root, from: modules)
    }

    /// The addresses of the questionnaires that some texts take in, without versions.
    private static func named(in texts: some Sequence<[UInt8]>) -> Set<String> {
        var names: Set<String> = []
        for text in texts where areMentioned(in: text) {
            for text in QuestionnaireTexts(text).all {
                guard let questionnaire = try? Questionnaire(parsing: text) else { continue }
                names.formUnion(
                    QuestionnaireAssembly.moduleNames(of: questionnaire).map {
                        String($0.prefix { $0 != "|" })
                    }
                )
            }
        }
        return names
    }
}
