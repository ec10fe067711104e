import Foundation
import TerminalTesting

/// Measures the time from exec to the first prompt on a pseudo-terminal, of a visit and of a kiosk, which starts one, with the
/// questionnaires of the working directory and a folder of requests that is there, and the memory they have then.
struct StartTrial {
    var program: String
    var runs: Int

    func run() throws {
        let requests = try TemporaryFolder()
        let commands = ["visit", "kiosk"]
        var milliseconds: [[Double]] = [[], []]
        var kilobytes: [[Double]] = [[], []]
        for _ in 0..<runs {
            for (index, command) in commands.enumerated() {
                let begin = ContinuousClock.now
                let session = try TerminalSession(program, [command, "--requests", requests.path])
                try session.wait(for: "> ")
                milliseconds[index].append((ContinuousClock.now - begin) / .milliseconds(1))
                session.pause(milliseconds: 20)
                kilobytes[index].append(Double(session.proportionalKilobytes))
            }
        }
        for (index, command) in commands.enumerated() {
            print("start to first prompt, \(runs) runs of \(program) \(command)")
            print("  ms: ", summary(milliseconds[index]))
            print("  PSS KiB: ", summary(kilobytes[index]))
        }
    }

    private func summary(_ values: [Double]) -> String {
        let sorted = values.sorted()
        let parts = [("least", 0.0), ("median", 0.5), ("90 %", 0.9)].map { name, part in
            name + " " + String(format: "%.2f", sorted[Int(part * Double(sorted.count - 1))])
        }
        return parts.joined(separator: ", ")
    }
}
