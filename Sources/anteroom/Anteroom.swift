import ArgumentParser
import ConsultationRequests
import FHIRModel
import Glibc

@main
struct Anteroom: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anteroom",
        abstract: "A waiting-room screener that runs HL7 FHIR questionnaires.",
        discussion: """
            Staff look at what visitors left, and say that they have seen it:

              anteroom requests
              anteroom requests show 7F3-KQ2

            Those who write questionnaires look at a file after every change:

              anteroom check Questionnaires
              anteroom preview Questionnaires/2-consultation.json

            The administrator asks whether the kiosk is well:

              anteroom status

            Each command says more with --help. The pages for staff, authors and administrators are in \
            /usr/share/doc/anteroom, or in Documentation.
            """,
        version: ProgramVersion.text,
        subcommands: [
            KioskCommand.self,
            VisitCommand.self,
            CheckCommand.self,
            OutlineCommand.self,
            NewCommand.self,
            AssembleCommand.self,
            PreviewCommand.self,
            TestCommand.self,
            EvaluateCommand.self,
            FHIRPathCommand.self,
            RequestsCommand.self,
            CodesCommand.self,
            AlertTestCommand.self,
            StatusCommand.self,
            ConsoleCommand.self,
        ],
        defaultSubcommand: KioskCommand.self
    )

    /// Starts a kiosk or a visit at once where its options are written plainly, else parses the command line.
    static func main() {
        guard !CommandLine.arguments.isEmpty else { refuseToGuess() }
        let arguments = CommandLine.arguments.dropFirst()
        do {
            switch arguments.first {
            case "visit":
                guard let options = KioskOptions(plain: arguments.dropFirst()) else { break }
                return try VisitProgram(options: options).run()
            case "kiosk":
                if let kiosk = InstalledKiosk(plain: arguments.dropFirst()) {
                    return try kiosk.run()
                }
                guard let options = KioskOptions(plain: arguments.dropFirst()) else { break }
                return try KioskProgram(options: options).run()
            case nil:
                return try KioskProgram(options: KioskOptions()).run()
            case .some(let word):
                try refuse(word)
            }
        } catch let code as ExitCode {
            // The full parser would describe every option before it ended the process.
            Glibc.exit(code.rawValue)
        } catch {
            exit(withError: error)
        }
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            finish(error)
        }
    }

    /// Ends with EX_OSERR, 71: where the system does not show a program its arguments (/proc is not mounted), nobody knows whether
    /// a kiosk was meant.
    private static func refuseToGuess() -> Never {
        StandardError.report("the arguments cannot be read; mount /proc, then start anteroom again")
        Glibc.exit(EX_OSERR)
    }

    /// Ends as ArgumentParser does, but with 74 where a help text that was asked for cannot be written whole.
    private static func finish(_ error: any Error) -> Never {
        if exitCode(for: error) == .success {
            let text = fullMessage(for: error)
            do {
                if !text.isEmpty { try StandardOutput.write(text + "\n") }
            } catch {
                Glibc.exit(error.rawValue)
            }
            Glibc.exit(EX_OK)
        }
        exit(withError: error)
    }

    /// Says so where the first word is no command: what follows could not be understood either.
    ///
    /// - Throws: a usage error, 64.
    private static func refuse(_ word: String) throws {
        let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !word.hasPrefix("-"), !names.contains(word) else { return }
        let advice = Suggestion.advice(for: word, among: names)
        let hint = advice.isEmpty ? "; anteroom --help lists all" : advice
        throw ValidationError("'\(word)' is no command of anteroom\(hint)")
    }
}
