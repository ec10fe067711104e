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
        abstract: "Find what is wrong or doubtful in questionnaires.",
        discussion: """
            For example:

              anteroom check Questionnaires
              anteroom check --rules

            Every finding stands on a line of its own as file:line:column: severity: message [rule], followed by the line of the \
            file and a caret. A folder is searched for .json files and FHIR packages (.tgz), whose questionnaires are checked \
            each as guide.tgz/Questionnaire-a.json; - is standard input. anteroom check --rules lists the rules: \
            one that refuses keeps a file from visitors, one that refuses in questions only where it concerns what is asked, \
            and a file with any other error runs as a demonstration.

            Words that visitors must never read stand in a text file, one word or phrase a line (a last * stands for any \
            ending): the file of --forbidden-words or, without that option, forbidden-words.txt beside the questionnaire.

            anteroom check --fix FILE mends what has exactly one certain mend, such as a comma too many, shows every change and \
            writes a copy, FILE.fixed.json, which is then checked. The file itself stays as it is unless --output names it. What \
            may mean two things is left and reported.

            Exit codes: 0 without errors, 65 with errors (with --strict also with warnings), 66 where a file cannot be read, 73 \
            where the mended copy cannot be written.
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

    @Flag(help: "Write a mended copy of each file, FILE.fixed.json, and check that.")
    var fix = false

    @Option(help: "Where --fix writes the mended copy of one file.", completion: .file())
    var output: String?

    func validate() throws {
        guard !fix || format == .text else {
            throw ValidationError("--fix shows changes to people; leave out --format json.")
        }
        guard output == nil || fix && paths.count == 1 && !FileReading.isFolder(paths[0]) else {
            throw ValidationError("--output goes with --fix and one file.")
        }
        guard !fix || output != nil || !paths.contains("-") else {
            throw ValidationError("--fix of standard input needs --output, the file to write.")
        }
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
        let (files, isUnreadable) = try checkedFiles(words)
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
    private func checkedFiles(_ words: [String]?) throws -> ([CheckedFile], isUnreadable: Bool) {
        var isUnreadable = false
        var files: [CheckedFile] = []
        var seen: Set<String> = []
        var terminologies = Terminologies()
        for path in paths {
            let isFolder = FileReading.isFolder(path)
            var found = QuestionnaireFiles.paths(at: path)
            if let clinic = QuestionnaireFiles.clinicFile(in: path) { found.append(clinic) }
            if found.isEmpty {
                StandardError.write(
                    "anteroom: \(path): no questionnaire file (.json, .tgz) is there"
                )
                isUnreadable = true
            }
            for file in QuestionnaireFiles.misnamed(in: path) {
                StandardError.report("\(file) is not read: its name must end in .json")
            }
            for file in found where seen.insert(file).inserted {
                do {
                    // A pipe somebody left in a folder must not stop the check.
                    var source = try FileReading.questionnaireBytes(
                        of: file,
                        kind: isFolder ? .regular : .any
                    )
                    let copy = fix ? try MendedCopy(of: source, named: file, output) : nil
                    if let copy { source = copy.text }
                    let library = terminologies.library(
                        TerminologyPlaces(ofQuestionnaire: file, given: values.terminology)
                    )
                    files += CheckedFile.files(
                        at: copy?.path ?? file,
                        source,
                        settings(for: file, words),
                        [library]
                    )
                } catch let error as FileReadingError {
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
