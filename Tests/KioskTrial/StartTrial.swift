import Foundation
import TerminalTesting

/// Measures the time from exec to the first prompt of a visit on a pseudo-terminal, with the questionnaires of the working
/// directory, and the memory it has then.
struct StartTrial {
    var program: String
    var runs: Int

    func run() throws {
        var milliseconds: [Double] = []
        var kilobytes: [Double] = []
        for _ in 0..<runs {
            let requests = try TemporaryFolder()
            let begin = ContinuousClock.now
            let session = try TerminalSession(
                program,
                ["visit", "--requests", requests.path]
            )
            try session.wait(for: "> ")
            milliseconds.append((ContinuousClock.now - begin) / .milliseconds(1))
            kilobytes.append(Double(session.proportionalKilobytes))
        }
        print("start to first prompt, \(runs) runs of \(program)")
        print("  ms: ", summary(milliseconds))
        print("  PSS KiB: ", summary(kilobytes))
    }

    private func summary(_ values: [Double]) -> String {
        let sorted = values.sorted()
        let parts = [("least", 0.0), ("median", 0.5), ("90 %", 0.9)].map { name, part in
            name + " " + String(format: "%.2f", sorted[Int(part * Double(sorted.count - 1))])
        }
        return parts.joined(separator: ", ")
    }
}
