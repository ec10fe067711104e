import Foundation
import Kiosk
import Readline

/// A supervisor, and visits that do as they are told, for the tests of the supervisor.
enum PracticeKiosk {
    /// Runs practice visits; arguments are `watchdog=ms` and `notice=ms`.
    static func supervise(_ arguments: ArraySlice<String>) -> Never {
        var times = SupervisionTimes()
        for argument in arguments {
            let parts = argument.split(separator: "=")
            guard parts.count == 2, let number = Int(parts[1]) else { continue }
            switch parts[0] {
            case "watchdog": times.watchdog = .milliseconds(number)
            case "notice": times.notice = .milliseconds(number)
            case "grace": times.grace = .milliseconds(number)
            default: break
            }
        }
        var supervisor = Supervisor(
            arguments: [CommandLine.arguments[0], "practice"],
            releaseCode: "release-4711",
            times: times,
            notice: { notice, _ in
                switch notice {
                case .startedAgain: ["Sorry, we start again."]
                case .outOfOrder, .notSetUp: ["Out of order."]
                }
            },
            report: { sentence in
                FileHandle.standardError.write(Data((sentence + "\n").utf8))
            }
        )
        exit(supervisor.run())
    }

    /// One visit: each line typed is said back, but for the words below.
    static func visit() throws -> Never {
        let link = SupervisedVisit(link: SupervisedVisit.link)
        var terminal = try StandardTerminal.open(plain: false)
        terminal.show(
            ScreenPage(lines: ["Welcome, visitor \(ProcessInfo.processInfo.processIdentifier)"])
        )
        while true {
            switch terminal.read(Prompt(text: "> ")) {
            case .line("done"): exit(0)
            case .line("stop"): exit(SupervisionExitCode.erased)
            case .line("refuse"): exit(78)
            case .line("crash"): raise(SIGSEGV)
            case .line("trap"): _ = [0][CommandLine.arguments.count]
            case .line("hang"): while true {}
            case .line("deaf"): signal(SIGTERM, SIG_IGN)
            case .line("code"):
                terminal.show(ScreenPage(lines: ["code \(link?.releaseCode ?? "none")"]))
            case .line(let text): terminal.show(ScreenPage(lines: ["You said \(text)"]))
            case .hangup: exit(SupervisionExitCode.hungUp)
            case .endOfInput: exit(SupervisionExitCode.inputEnded)
            case .terminate: exit(SupervisionExitCode.erased)
            case .key, .idle, .resize: terminal.show(ScreenPage(lines: ["again"]))
            }
        }
    }
}
