import FHIRModel

/// The forms `anteroom new` writes: the files of the folder `Templates`, which the package installs in `/usr/share/anteroom`.
///
/// `NAME.json` is a form, and `NAME-scenarios/` has what to try it with.
struct FormTemplates {
    private let folder: String
    /// The names of the forms, in order.
    let names: [String]

    /// Looks the folder up.
    ///
    /// - Throws: ``FileReadingError`` where there is none.
    init() throws(FileReadingError) {
        folder = DefaultFolder.path("Templates", default: "Templates", orInCheckout: true)
        names = try FileReading.questionnaireNames(in: folder).map { String($0.dropLast(5)) }
    }

    /// The title of a form.
    func title(of name: String) -> String? {
        (try? FileReading.bytes(of: "\(folder)/\(name).json", kind: .regular))
            .flatMap { try? Questionnaire(parsing: $0) }?.title
    }

    /// What a form is written as: paths below the folder it goes to, and what is in each.
    func files(of name: String) throws(FileReadingError) -> [(path: String, bytes: [UInt8])] {
        let scenarios = "\(name)-scenarios"
        let others = (try? FileReading.questionnaireNames(in: "\(folder)/\(scenarios)")) ?? []
        var files: [(path: String, bytes: [UInt8])] = []
        for path in ["\(name).json"] + others.map({ "\(scenarios)/\($0)" }) {
            files.append((path, try FileReading.bytes(of: "\(folder)/\(path)", kind: .regular)))
        }
        return files
    }
}
