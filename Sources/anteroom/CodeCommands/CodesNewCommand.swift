import ArgumentParser
import ConsultationRequests
import FHIRModel
import FormFiller
import Glibc
import StaffPages

/// `anteroom codes new`: a code for a known patient.
struct CodesNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Give out a code: for a record, for the forms that are due.",
        discussion: """
            The code is printed once, and stands in no file. A form is named by its id, its file or its address, as in the folder of \
            questionnaires. Arguments of a program are seen by other users of a machine: without --record, or with -, the number is read \
            from standard input.
            """
    )

    @Option(help: "The number of the patient's record; - reads it from standard input.")
    var record: String?

    @Option(help: "The forms that are due, in order, such as phq9,gad7; may be given again.")
    var forms: [String]

    @Option(help: "Hours until it is too late to begin, 1 to 168.")
    var hours = 24

    @Option(help: "Who gives it out: your initials.")
    var initials: String?

    @Option(help: "The folder of questionnaires of the kiosk.")
    var questionnaires: String?

    @OptionGroup var options: CodeFolderOptions

    func validate() throws {
        if let initials { try Initials.check(initials) }
        guard (1...168).contains(hours) else { throw ValidationError("--hours takes 1 to 168") }
        guard (1...IssuedCode.mostForms).contains(words.count) else {
            throw ValidationError("--forms takes 1 to \(IssuedCode.mostForms) forms")
        }
    }

    private var words: [String] {
        forms.flatMap { $0.split(separator: ",") }.map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    func run() throws {
        try RequestsFailure.exiting {
            let due = try due()
            let record = try recordNumber()
            let folder = options.folder(by: initials ?? "")
            try folder.prepare()
            let (code, issued) = try folder.issue(
                for: record,
                forms: due,
                validFor: Int64(hours) * 3_600
            )
            let clock = LocalClock.ofTheClinic
            try StandardOutput.write(
                """
                Code: \(code.spoken)
                For: \(due.map(\.words).joined(separator: ", "))
                Until: \(clock.words(issued.expires.extended))
                In the list: \(issued.number.spoken). The code is not shown again.

                """
            )
        }
    }

    private func due() throws -> [QuestionnaireName] {
        let path = questionnairePath
        let names: [String]
        do {
            names = try FileReading.questionnaireNames(in: path)
        } catch {
            throw RequestsFailure(
                "\(path): \(error); name it by --questionnaires",
                code: EX_NOINPUT
            )
        }
        let atHand = QuestionnairesAtHand(
            files: names.compactMap { name in
                (try? FileReading.bytes(of: "\(path)/\(name)", kind: .regular)).map { (name, $0) }
            }
        )
        var folder = try? QuestionnaireFolder(reading: path)
        try? folder?.readRest()
        let shown = folder?.forms.map(\.questionnaire) ?? []
        return try words.map { word in
            guard let name = atHand.named(word) else {
                let list = atHand.words.joined(separator: ", ")
                throw RequestsFailure(
                    "\(word): no form, or several, in \(path); there are \(list)",
                    code: EX_NOINPUT
                )
            }
            guard name.place(among: shown) != nil else {
                throw RequestsFailure(
                    "\(word): a kiosk does not show this form; `anteroom check \(path)` says why",
                    code: EX_NOINPUT
                )
            }
            return name
        }
    }

    private var questionnairePath: String {
        if let questionnaires { return questionnaires }
        let installed = KioskSettings.installed.options.questionnaires
        return unsafe access(installed, F_OK) == 0 ? installed : KioskOptions().questionnairePath
    }

    private func recordNumber() throws -> RecordNumber {
        var text = record
        if record == nil || record == "-" {
            if isatty(STDIN_FILENO) == 1 { StandardError.write("Record number:") }
            let bytes = try? FileReading.bytes(of: "-", limit: 1_000)
            text = bytes.map {
                String(decoding: $0.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
            }
        }
        guard let number = text.flatMap({ RecordNumber($0) }) else {
            throw RequestsFailure(
                "a record number has 1 to 64 characters on one line",
                code: EX_USAGE
            )
        }
        return number
    }
}

extension QuestionnaireName {
    /// Its title, or what else it goes by.
    var words: String { title.isEmpty ? id ?? url ?? "" : TextTable.clipped(title, to: 60) }
}
