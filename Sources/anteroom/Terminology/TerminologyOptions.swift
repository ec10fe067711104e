import ArgumentParser
import Terminology

/// `--terminology`, for every command that reads questionnaires.
struct TerminologyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file or folder with ValueSets and CodeSystems (JSON, Bundles, FHIR packages), besides Terminology beside the questionnaires; can be given more than once.",
            valueName: "path"
        )
    )
    var terminology: [String] = []

    func validate() throws {
        for path in TerminologyPlaces.missing(of: terminology) {
            throw ValidationError("--terminology \(path): there is no such file or folder")
        }
    }

    /// The files for a questionnaire.
    func files(beside questionnaire: String) -> TerminologyFiles {
        TerminologyFiles(TerminologyPlaces(ofQuestionnaire: questionnaire, given: terminology))
    }

    /// Where the value sets of a questionnaire are looked for.
    func sources(beside questionnaire: String) -> [any TerminologySource] {
        [files(beside: questionnaire).library()]
    }
}
