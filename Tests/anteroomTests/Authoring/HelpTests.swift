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
        let lines = shown.flatMap { $0.components(separatedBy: "\n") }
            .filter { $0.hasPrefix("anteroom ") }
        #expect(!lines.isEmpty)
        for line in lines {
            let words = line.components(separatedBy: " > ")[0].components(separatedBy: " ")
            let run = try Program(Array(words.dropFirst()), input: "\n")
            #expect(run.status == 0, "\(line): \(run.errors)")
            #expect(!(run.output + run.errors).isEmpty)
        }
    }

    /// A questionnaire put together of the pieces as the guide says.
    @Test func thePiecesOfTheGuideMakeAQuestionnaire() throws {
        let pieces = try examples().filter { !$0.hasPrefix("anteroom ") }
        let (question, branch, points, sum, words, approval) = try #require(
            pieces.count == 6
                ? (pieces[0], pieces[1], pieces[2], pieces[3], pieces[4], pieces[5]) : nil
        )
        let url = URL(fileURLWithPath: Program.consultation)
        let shipped = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
        )
        var score = try #require(Self.item("result.signs", in: shipped))
        score["linkId"] = "points"
        score["type"] = "decimal"
        let scoreText = String(
            decoding: try JSONSerialization.data(withJSONObject: score),
            as: UTF8.self
        )
        let expression = try #require(
            scoreText.firstMatch(of: /"expression" ?: ?("(?:[^"\\]|\\.)*")/)
        )
        let summed = scoreText.replacing(expression.1, with: sum)
        let folder = try TemporaryFolder()
        let text = """
            {"resourceType": "Questionnaire", "language": "en", "title": "Help", \(approval),
             "url": "https://clinic.example/fhir/Questionnaire/help", "version": "1", "date": "2026-11-23",
             "publisher": "Example Clinic",
             "item": [\(question.dropLast()), \(words)},
              {"linkId": "name", "type": "string", "text": "What is the name of that person?", \(branch)},
              {"linkId": "often", "type": "choice", "text": "How often do you wake up?", "answerOption": [
               {\(points), "valueCoding": {"code": "often", "display": "Often", "system": "https://clinic.example/s"}}]},
              \(summed)]}
            """
        try text.write(toFile: folder.path + "/help.json", atomically: true, encoding: .utf8)
        let check = try Program(["check", "help.json"], in: folder.path)
        #expect(check.status == 0, "\(check.output)")
        let outline = try Program(["outline", "help.json", "--width", "200"], in: folder.path)
        for line in [
            "Status: active: in use for visitors",
            "Asked only if: question 1 “Will someone come with you?” is answered “Yes”",
            "o Often (often; score 2)", "a number; hidden from visitors",
        ] {
            #expect(outline.output.contains(line), "\(outline.output)")
        }
        let preview = try Program(
            ["preview", "help.json", "--language", "es"],
            in: folder.path,
            input: "\n1\n2\n1\n=\n"
        )
        #expect(preview.output.contains("¿Vendrá alguien con usted?"))
        #expect(preview.output.contains("points = 2"))
    }

    private static func item(_ linkId: String, in parent: [String: Any]) -> [String: Any]? {
        for item in parent["item"] as? [[String: Any]] ?? [] {
            if item["linkId"] as? String == linkId { return item }
            if let found = Self.item(linkId, in: item) { return found }
        }
        return nil
    }
}
