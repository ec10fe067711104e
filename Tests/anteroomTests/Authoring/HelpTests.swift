import Foundation
import TerminalTesting
import Testing

/// What `--help` shows staff to type, typed as it stands there.
struct HelpTests {
    /// The indented parts of a help text, each without its indentation.
    private func examples(_ arguments: String...) throws -> [String] {
        let run = try Program(arguments + ["--help"])
        #expect(run.status == 0)
        let text = run.output.components(separatedBy: "\nUSAGE: ").first ?? ""
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        return text.components(separatedBy: "\n\n").filter { $0.hasPrefix("  ") }
            .map { $0.split(separator: "\n").map { $0.dropFirst(2) }.joined(separator: "\n") }
    }

    @Test(arguments: ["", "check", "preview", "outline", "test"])
    func everyCommandThatHelpShowsRuns(command: String) throws {
        let shown = try command.isEmpty ? examples() : examples(command)
        // What looks at requests needs some, and a status is that of a machine: others try both.
        let elsewhere = ["anteroom requests", "anteroom status"]
        let lines = shown.flatMap { $0.components(separatedBy: "\n") }
            .filter { line in
                line.hasPrefix("anteroom ") && !elsewhere.contains { line.hasPrefix($0) }
            }
        #expect(!lines.isEmpty)
        for line in lines {
            let words = line.components(separatedBy: " > ")[0].components(separatedBy: " ")
            let run = try Program(Array(words.dropFirst()), input: "\n")
            #expect(run.status == 0, "\(line): \(run.errors)")
            #expect(!(run.output + run.errors).isEmpty)
        }
    }

    @Test func theHelpOnTopIsOneScreen() throws {
        let lines = try Program(["--help"]).output.split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        #expect(lines.count <= 50)
        #expect(lines.allSatisfy { $0.count <= 80 })
    }
}
