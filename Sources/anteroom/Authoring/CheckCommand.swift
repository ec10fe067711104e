import ArgumentParser
import FHIRModel
import FormAuthoring
import FormFiller
import Glibc
import Terminology

/// `anteroom check`: all findings in questionnaire files, as a compiler prints them.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find everything that is wrong or doubtful in questionnaire files.",
        discussion: """
            For example:

              anteroom check Questionnaires
              anteroom check --rules

            Every finding stands on a line of its own as file:line:column: severity: message [rule], followed by the line of the \
            file and a caret. A folder is searched for .json files; - is standard input. anteroom check --rules lists the rules: \
            one that refuses keeps a file from visitors, one that refuses in questions only where it concerns what is asked, \
            and a file with any other error runs as a demonstration.

            Words that visitors must never read stand in a text file, one word or phrase a line (a last * stands for any \
            ending): the file of --forbidden-words or, without that option, forbidden-words.txt beside the questionnaire.

            Exit codes: 0 without errors, 65 with errors (with --strict also with warnings), 66 where a file cannot be read.
            """
    )

    /// How findings are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// One finding after the other, for people.
        case text
        /// A FHIR OperationOutcome.
        case json
    }

    @Argument(help: "Questionnaire files, folders of them, or - for standard input.")
    var paths: [String] = []

    @OptionGroup var values: TerminologyOptions

    @Option(help: "text, or json for a FHIR OperationOutcome.")
    var format = Format.text

    @Flag(help: "Let warnings fail the check too.")
    var strict = false

    @Option(help: "A file of words visitors must never read, one a line.")
    var forbiddenWords: String?

    @Option(help: "The school grade above which a screen is reported, in English and Spanish.")
    var readingGrade = 8.0

    @Flag(help: "List the rules instead of checking anything.")
    var rules = false

    func validate() throws {
        guard rules || !paths.isEmpty else {
            throw ValidationError("Name a questionnaire file or a folder of them.")
        }
        guard !rules || paths.isEmpty else {
            throw ValidationError("--rules checks nothing; leave out the files.")
        }
    }

    func run() throws {
        if rules { return try listRules() }
        var words: [String]?
        if let file = forbiddenWords {
            guard let text = try? FileReading.bytes(of: file) else {
                StandardError.write("anteroom: \(file): the list of words cannot be read")
                throw ExitCode(EX_NOINPUT)
            }
            words = CheckSettings.words(in: String(decoding: text, as: UTF8.self))
        }
        let (files, isUnreadable) = checkedFiles(words)
        switch format {
        case .text: for file in files { try file.printText() }
        case .json:
            let outcome = OperationOutcome.tree(of: files.map { ($0.path, $0.findings) })
            try StandardOutput.write(outcome.serialized(pretty: true))
        }
        CheckSummary(files).write()
        if isUnreadable { throw ExitCode(EX_NOINPUT) }
        let failing = files.contains { file in
            file.findings.contains { $0.severity == .error || (strict && $0.severity == .warning) }
        }
        if failing { throw ExitCode(EX_DATAERR) }
    }

    /// Checks every file once; one that cannot be read is reported.
    private func checkedFiles(_ words: [String]?) -> ([CheckedFile], isUnreadable: Bool) {
        var isUnreadable = false
        var files: [CheckedFile] = []
        var seen: Set<String> = []
        var terminologies = Terminologies()
        for path in paths {
            let isFolder = FileReading.isFolder(path)
            var found = QuestionnaireFiles.paths(at: path)
            if let clinic = QuestionnaireFiles.clinicFile(in: path) { found.append(clinic) }
            if found.isEmpty {
                StandardError.write("anteroom: \(path): no questionnaire file (.json) is there")
                isUnreadable = true
            }
            for file in QuestionnaireFiles.misnamed(in: path) {
                StandardError.report("\(file) is not read: its name must end in .json")
            }
            for file in found where seen.insert(file).inserted {
                do {
                    // A pipe somebody left in a folder must not stop the check.
                    let source = try FileReading.bytes(of: file, kind: isFolder ? .regular : .any)
                    let library = terminologies.library(
                        TerminologyPlaces(ofQuestionnaire: file, given: values.terminology)
                    )
                    files.append(
                        CheckedFile(file, source, settings(for: file, words), [library])
                    )
                } catch {
                    let reason = QuestionnaireReading.reason(error, file)
                    StandardError.report("\(file): cannot be read: \(reason)")
                    isUnreadable = true
                }
            }
        }
        for problem in terminologies.problems { StandardError.write(problem) }
        return (files, isUnreadable)
    }

    /// The value sets of files, by where they are looked for: those of one folder are looked through once.
    private struct Terminologies {
        private var known: [TerminologyPlaces: (files: TerminologyFiles, TerminologyLibrary)] = [:]

        /// Where the value sets of a questionnaire are looked for.
        mutating func library(_ places: TerminologyPlaces) -> TerminologyLibrary {
            if let known = known[places] { return known.1 }
            let files = TerminologyFiles(places)
            let library = files.library()
            known[places] = (files, library)
            return library
        }

        /// What is wrong with those files, each line once.
        var problems: [String] {
            Set(known.values.flatMap(\.files.problems)).sorted()
        }
    }

    private func settings(for file: String, _ words: [String]?) -> CheckSettings {
        let own = words ?? QuestionnaireFiles.forbiddenWords(beside: file)
        return CheckSettings(
            forbiddenWords: own,
            readingGrade: readingGrade,
            today: LocalClock.now()
        )
    }

    private func listRules() throws(ExitCode) {
        for rule in QuestionnaireRule.allCases {
            let standard = rule.standard.map { " (\($0))" } ?? ""
            try StandardOutput.write(
                "\(rule.name): \(rule.severity.rawValue), \(rule.refusal.rawValue): \(rule.meaning)\(standard)\n"
            )
        }
    }
}
