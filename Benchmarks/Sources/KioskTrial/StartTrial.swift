import Foundation
import TerminalTesting

/// Measures the time from exec to the first prompt on a pseudo-terminal, of a visit and of a kiosk, which starts one, with the
/// questionnaires of the working directory and a folder of requests that is there, and the memory they have then and once a
/// visit by itself has searched the questionnaires for errors.
///
/// Programs are started in turn, so that all meet the same machine.
struct StartTrial {
    var programs: [String]
    var runs: Int

    private struct Row {
        var program: String
        var command: String
        var milliseconds: [Double] = []
        var kilobytes: [Double] = []
        var laterKilobytes: [Double] = []
    }

    func run() throws {
        let requests = try TemporaryFolder()
        var rows = programs.flatMap { program in
            // What is no anteroom is a yardstick, which takes no command.
            let commands = program.hasSuffix("anteroom") ? ["visit", "kiosk"] : [""]
            return commands.map { Row(program: program, command: $0) }
        }
        for _ in 0..<runs {
            for index in rows.indices { try start(&rows[index], requests: requests.path) }
        }
        for row in rows {
            print("start to first prompt, \(runs) runs of \(row.program) \(row.command)")
            print("  ms: ", summary(row.milliseconds))
            print("  PSS KiB: ", summary(row.kilobytes))
            print("  PSS KiB after 0.2 s: ", summary(row.laterKilobytes))
        }
    }

    private func start(_ row: inout Row, requests: String) throws {
        let arguments = row.command.isEmpty ? [] : [row.command, "--requests", requests]
        let begin = ContinuousClock.now
        let session = try TerminalSession(row.program, arguments)
        _ = try session.wait(forOneOf: ["> ", ";1H "])
        row.milliseconds.append((ContinuousClock.now - begin) / .milliseconds(1))
        row.kilobytes.append(Double(session.proportionalKilobytes))
        session.pause(milliseconds: 200)
        row.laterKilobytes.append(Double(session.proportionalKilobytes))
    }

    private func summary(_ values: [Double]) -> String {
        let sorted = values.sorted()
        let parts = [("least", 0.0), ("median", 0.5), ("90 %", 0.9)].map { name, part in
            name + " " + String(format: "%.2f", sorted[Int(part * Double(sorted.count - 1))])
        }
        return parts.joined(separator: ", ")
    }
}
