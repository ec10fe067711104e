import ArgumentParser
import ConsultationRequests
import FHIRModel
import Glibc

/// `anteroom requests verify`: whether a folder is what the kiosks left.
struct RequestsVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a folder: every request, the alerts and the chain of the audit trail.",
        discussion: """
            Findings are lines of file:line:column: severity: message [rule]. With --identity sealed requests are opened; \
            without, only their hashes are compared. Keep the printed head of the audit trail elsewhere: it shows when \
            lines were cut off at the end. Exit codes: 0, 65 where something is damaged, changed or missing.
            """
    )

    @OptionGroup var options: RequestFolderOptions
    @OptionGroup var identity: IdentityOptions

    func run() throws {
        try RequestsFailure.exiting {
            // Each folder is checked, also after one that is damaged.
            let hasErrors = try options.folders.reduce(false) { try check($1) || $0 }
            if hasErrors { throw ExitCode(EX_DATAERR) }
        }
    }

    /// Checks one folder and says what is in it; whether something is wrong.
    private func check(_ folder: NamedFolder) throws -> Bool {
        let check = try identity.folder(folder).check()
        for (file, finding) in check.findings {
            try StandardOutput.write(finding.line(in: "\(folder.path)/\(file)") + "\n")
        }
        let errors = check.findings.filter { $0.finding.severity == .error }.count
        try StandardOutput.writeLine(
            "requests: \(check.requests), alerts: \(check.alerts), audit lines: "
                + "\(check.events), errors: \(errors)"
        )
        try StandardOutput.writeLine("audit head: \(check.head)")
        return check.hasErrors
    }
}
