import ArgumentParser
import FormAuthoring
import FormFiller
import StaffPages

/// `anteroom outline`: a questionnaire on paper, for the person who approves it.
struct OutlineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outline",
        abstract: "Write a questionnaire out, to be read and signed by a medical director.",
        discussion: """
            For example:

              anteroom outline Questionnaires/2-consultation.json
              anteroom outline Questionnaires/2-consultation.json --html > outline.html

            Every question with its number, options and scores, when it is asked, limits, computed values, what is made of the \
            answers, status and approval, and lines to sign on. --html gives a page for a browser or a printer, which > puts \
            into a file to open there: on every sheet stand title, version, page and the SHA-256 of the file, with --language the \
            other language stands beside the form's own, and --annex adds expressions and codes.

            Exit codes: 0 when it is written, 64 for a language it does not have, 65 where the file has \
            errors, 66 where it cannot be read.
            """
    )

    @Argument(help: "The questionnaire file.", completion: .file(extensions: ["json"]))
    var file: String

    @OptionGroup var values: TerminologyOptions

    @Flag(help: "One page of HTML that loads nothing.")
    var html = false

    @Flag(help: "Add the expressions, names and codes to the page of HTML.")
    var annex = false

    @Option(help: "The language of its words, such as es, where it has been translated.")
    var language: String?

    @Option(help: "Columns in a line of text, 40 or more.")
    var width = 78

    func validate() throws {
        guard (40...10_000).contains(width) else {
            throw ValidationError("--width takes columns, 40 to 10000")
        }
    }

    func run() throws {
        let bytes = try QuestionnaireReading.questionnaireBytes(of: file)
        let form = try QuestionnaireReading.form(
            of: bytes,
            named: file,
            values.sources(beside: file)
        )
        let language = try QuestionnaireReading.language(language, of: form, in: file)
        let outline = FormOutline(of: form, language: language)
        guard html else { return try StandardOutput.write(outline.text(width: width)) }
        let own = FormOutline(of: form)
        let isOther = language != nil && outline.language != own.language
        try StandardOutput.write(
            own.html(
                beside: isOther ? outline : nil,
                digest: SHA256.hexadecimal(of: try signed(bytes)),
                annex: annex
            )
        )
    }

    /// What a signature binds: the bytes of the file, of a package those of the archive.
    private func signed(_ bytes: [UInt8]) throws -> [UInt8] {
        guard let place = PackagePlace(file) else { return bytes }
        return try QuestionnaireReading.bytes(of: place.package)
    }
}
