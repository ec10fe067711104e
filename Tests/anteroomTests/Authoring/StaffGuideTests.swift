import ConformanceData
import Foundation
import TerminalTesting
import Testing

/// Every example in the guide for staff, done as it is written there.
struct StaffGuideTests {
    /// What a form builder exports, where the conformance data are at hand.
    private static let exported =
        ConformanceData.shared.path
        + "/fixtures/questionnaires/US-Core/Questionnaire-phq-9-example.json"
    private static let exportedName = "Questionnaires/6-phq9.json"

    /// A folder with the shipped questionnaires, to change.
    private func copy() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: Program.package + "/Questionnaires",
            toPath: folder.path + "/Questionnaires"
        )
        try FileManager.default.createDirectory(
            atPath: folder.path + "/Scenarios",
            withIntermediateDirectories: false
        )
        return folder
    }

    @Test func everyExampleWorksAndPrintsWhatIsShown() throws {
        let folder = try copy()
        let guide = try StaffGuide()
        let hasExport = ConformanceData.isPresent
        if hasExport {
            try FileManager.default.copyItem(
                atPath: Self.exported,
                toPath: "\(folder.path)/\(Self.exportedName)"
            )
        }
        var printed = ""
        var isSkipped = false
        var done = 0
        for step in guide.steps {
            switch step {
            case .change(let file, let lines):
                isSkipped = file == Self.exportedName && !hasExport
                if isSkipped { continue }
                let path = "\(folder.path)/\(file)"
                let text = try String(contentsOfFile: path, encoding: .utf8)
                let changed = try #require(StaffGuide.changed(text, by: lines), "\(lines)")
                try changed.write(toFile: path, atomically: true, encoding: .utf8)
            case .file(let name, let text):
                isSkipped = false
                let path = "\(folder.path)/\(name)"
                try text.write(toFile: path, atomically: true, encoding: .utf8)
            case .commands(let commands):
                if isSkipped { continue }
                printed = ""
                for command in commands {
                    let words = command.components(separatedBy: " ")
                    #expect(words.first == "anteroom")
                    let run = try Program(Array(words.dropFirst()), in: folder.path)
                    #expect(run.status == 0, "\(command): \(run.output.suffix(600)) \(run.errors)")
                    printed += run.output
                }
            case .printed(let lines):
                if isSkipped { continue }
                let flat = Self.flat(printed)
                for line in lines { #expect(flat.contains(Self.flat(line)), "\(line)") }
            }
            done += 1
        }
        #expect(done >= (hasExport ? 21 : 17))
    }

    /// The finding that is explained is the one which that slip gives, at that place.
    @Test func theFindingInTheGuideIsTheOneThatTheCheckPrints() throws {
        let folder = try copy()
        let path = folder.path + "/Questionnaires/2-consultation.json"
        let quoted = try #require(
            try StaffGuide.section.firstMatch(of: /\*\*Reading a finding\.\*\* `([^`]*)`/)
        )
        let finding = Self.flat(String(quoted.1))
        let number = try #require(finding.firstMatch(of: /\.json:([0-9]+):/).flatMap { Int($0.1) })
        var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
        let slip = lines[number - 1].replacing("safety.now", with: "safety.nwo")
        #expect(slip != lines[number - 1])
        lines[number - 1] = slip
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        let run = try Program(
            ["check", "2-consultation.json"],
            in: folder.path + "/Questionnaires"
        )
        #expect(run.status == 65)
        #expect(run.output.hasPrefix(finding + "\n"), "\(run.output)")
    }

    @Test func everyCommandOfTheTableRuns() throws {
        let folder = try copy()
        let commands = try StaffGuide.section.matches(of: /\| `(anteroom [^`>]*[^`> ])[^`]*` \|/)
        #expect(commands.count >= 5)
        for command in commands {
            let words = command.1.components(separatedBy: " ").dropFirst()
            let run = try Program(Array(words), in: folder.path, input: "\n=\n")
            #expect(run.status == 0, "\(command.1): \(run.errors)")
            #expect(!(run.output + run.errors).isEmpty)
        }
    }

    @Test func theChangesDoWhatTheGuideSays() throws {
        let folder = try copy()
        for case .change("Questionnaires/2-consultation.json", let lines) in try StaffGuide().steps
        {
            let path = folder.path + "/Questionnaires/2-consultation.json"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let changed = try #require(StaffGuide.changed(text, by: lines))
            try changed.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let answers = ["", "1", "", "1", "2", "2", "2", "2", "2", "2", "", "1", "Pat", "3"]
        let more = ["pat@example.org", "s", "s", "1", "yes"]
        let run = try Program(
            ["preview", "Questionnaires/2-consultation.json"],
            in: folder.path,
            input: (answers + more).joined(separator: "\n") + "\n"
        )
        #expect(run.output.contains("Which age group are you in?"))
        #expect(run.output.contains("Will someone come with you?"))
        #expect(run.output.contains("What is the name of that person?"))
        #expect(!run.output.contains("DEMONSTRATION"))
    }

    @Test(.enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)"))
    func thePHQ9AddsUpAndCallsStaff() throws {
        let folder = try copy()
        let path = "\(folder.path)/\(Self.exportedName)"
        try FileManager.default.copyItem(atPath: Self.exported, toPath: path)
        for case .change(Self.exportedName, let lines) in try StaffGuide().steps {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let changed = try #require(StaffGuide.changed(text, by: lines))
            try changed.write(toFile: path, atomically: true, encoding: .utf8)
        }
        // The options are typed by their prefixes, 0 to 3: eight times "More than half the days", then "Several days".
        let answers = ["", "1"] + Array(repeating: "2", count: 8) + ["="]
        let run = try Program(
            ["preview", Self.exportedName],
            in: folder.path,
            input: (answers + ["", "", "", "1", "preview"]).joined(separator: "\n") + "\n"
        )
        #expect(run.output.contains("/44261-6 = 16"))
        #expect(run.output.contains("Please stay here."))
    }

    /// Words without line breaks and indents: an outline is wrapped where the guide is not.
    private static func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
