import ArgumentParser
import ConsultationRequests
import Glibc

/// `anteroom status`: one page that says whether the kiosk on this machine is well, and if not, what to mend.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say whether this kiosk is well, and what to mend.",
        discussion: """
            Nothing of visitors is in it. Exit codes are those that monitors know: 0 ok, 1 warning, 2 critical. What is \
            not set up, such as sealing, counts as neither. Root sees more of the console.
            """
    )

    /// How it is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    /// The settings of the package.
    private static let installed = "/etc/anteroom/kiosk.conf"

    @Option(
        help: "The kiosk's settings file (default: /etc/anteroom/kiosk.conf where it is there)."
    )
    var settings: String?

    @Option(help: "text, or json for a monitor.")
    var format = Format.text

    func run() throws {
        let hasInstalled = unsafe access(Self.installed, F_OK) == 0
        let path = settings ?? (hasInstalled ? Self.installed : nil)
        let status = StatusReport(settings: path).status
        switch format {
        case .text: try StandardOutput.write(status.text)
        case .json: try StandardOutput.write(status.json)
        }
        if status.level != .ok { throw ExitCode(status.level.rawValue) }
    }
}
