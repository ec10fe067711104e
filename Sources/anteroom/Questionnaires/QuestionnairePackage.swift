/// The questionnaires of a FHIR package (`.tgz`) as one text, which is kept and handed to a visit like that of any other file.
///
/// A visit that is given the text needs neither the archive nor the program that unpacks it.
struct QuestionnairePackage: Equatable {
    /// The questionnaires, each as it stands in the package, under a name such as `Questionnaire-a.json`.
    var questionnaires: [QuestionnaireParcel.File] = []
    /// Those that were not asked for, and that the others may take in as modules.
    var modules: [QuestionnaireParcel.File] = []
    /// The ValueSets and CodeSystems that they name, and those that these name.
    var companions: [QuestionnaireParcel.File] = []
    /// What is to be known of the rest of the package, each as `note: …` or `warning: …`.
    var notes: [String] = []
    /// Why it cannot be read; nil where it can.
    var fault: String?

    /// The most questionnaires it may have: more than a menu takes.
    static let most = QuestionnaireFolder.most

    /// The text begins so, which no JSON does.
    private static let mark = Array("FHIR package\n".utf8)
    private static let folders = (
        questionnaires: "q", modules: "m", companions: "c", notes: "n", fault: "f"
    )

    init() {}

    /// Whether a text is that of a package.
    static func isText(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: mark) }

    /// Reads such a text; nil for any other.
    init?(text: [UInt8]) {
        guard Self.isText(text),
            let parcel = QuestionnaireParcel(Array(text.dropFirst(Self.mark.count)))
        else { return nil }
        for file in parcel.files {
            guard let slash = file.name.firstIndex(of: "/") else { return nil }
            let inner = QuestionnaireParcel.File(
                name: String(file.name[file.name.index(after: slash)...]),
                bytes: file.bytes
            )
            switch String(file.name[..<slash]) {
            case Self.folders.questionnaires: questionnaires.append(inner)
            case Self.folders.modules: modules.append(inner)
            case Self.folders.companions: companions.append(inner)
            case Self.folders.notes: notes.append(inner.name)
            case Self.folders.fault: fault = inner.name
            default: return nil
            }
        }
    }

    /// All of it as one text.
    var text: [UInt8] {
        var files: [QuestionnaireParcel.File] = []
        for file in questionnaires {
            files.append(Self.file(file, in: Self.folders.questionnaires))
        }
        for file in modules { files.append(Self.file(file, in: Self.folders.modules)) }
        for file in companions { files.append(Self.file(file, in: Self.folders.companions)) }
        for note in notes { files.append(Self.file(.init(name: note), in: Self.folders.notes)) }
        if let fault { files.append(Self.file(.init(name: fault), in: Self.folders.fault)) }
        return Self.mark + QuestionnaireParcel(files: files).bytes
    }

    private static func file(
        _ file: QuestionnaireParcel.File,
        in folder: String
    ) -> QuestionnaireParcel.File {
        QuestionnaireParcel.File(name: "\(folder)/\(file.name)", bytes: file.bytes)
    }
}
