import FHIRModel
import FormFiller
import Foundation
import RandomTesting
import Testing

@testable import Kiosk

/// How far the visitor has come is counted in parts, and never goes back by itself.
struct PartTests {
    private func visit(to form: Form) throws -> (Conversation, FHIRDateTime) {
        let now = try #require(FHIRDateTime("2026-11-23T09:15:00-05:00"))
        var settings = ConversationSettings(forms: [form])
        settings.releaseCode = "9911"
        var visit = Conversation(settings, now: now)
        _ = visit.handle(.begin(TerminalSize(columns: 80, rows: 60)), at: now)
        for line in ["", "1"] { _ = visit.handle(.line(line), at: now) }
        return (visit, now)
    }

    private func shipped() throws -> Form {
        let file = Transcript.root.appending(path: "Questionnaires/2-consultation.json")
        return Form(compiling: try Questionnaire(parsing: Array(try Data(contentsOf: file))))
    }

    /// The numbers of "Part 2 of 6" or "Question 4 of 10".
    private func numbers(_ part: String?) -> [Int] {
        (part ?? "").prefix { $0 != ":" }.split(separator: " ").compactMap { Int($0) }
    }

    @Test func `On the way through the shipped questionnaire the part never falls`() throws {
        let form = try shipped()
        var random = SeededNumbers(seed: 5)
        var seen: Set<[Int]> = []
        for _ in 0..<25 {
            var (visit, now) = try visit(to: form)
            var last: [Int] = []
            // Through the notice, yes to the use of the answers, all questions, of age.
            for line in ["", "1", "1", "2"] { _ = visit.handle(.line(line), at: now) }
            for _ in 0..<80 {
                guard case .asking = visit.scene, !visit.asksStandard else { break }
                let part = numbers(visit.screen().part)
                if part.count == 2, last.count == 2 {
                    #expect(part[1] == last[1], "the count is fixed")
                }
                if let number = part.first, let before = last.first { #expect(number >= before) }
                if !part.isEmpty { last = part }
                seen.insert(part)
                let line =
                    ["2", "2", "2", "1", "3", "s", "x", ""].randomElement(using: &random) ?? ""
                for effect in visit.handle(.line(line), at: now) {
                    if case .alert = effect { _ = visit.handle(.alertDelivered, at: now) }
                }
                if case .stay = visit.scene { _ = visit.handle(.line("9911"), at: now) }
            }
        }
        #expect(seen.count >= 5, "\(seen)")
    }

    @Test func `Parts are named by their groups, and counted once the first is left behind`() throws
    {
        let group = { (id: String, text: String, item: String) in
            #"{"linkId":"\#(id)","type":"group","text":"\#(text)","item":[\#(item)]}"#
        }
        let question = { (id: String) in
            #"{"linkId":"\#(id)","type":"boolean","text":"Is \#(id) so?"}"#
        }
        let only =
            #"{"linkId":"c1","type":"boolean","text":"Is c1 so?","enableWhen":[{"question":"a1","operator":"=","answerBoolean":true}]}"#
        let file = """
            {"resourceType":"Questionnaire","status":"active","title":"Form","item":[
             \(question("a1")), \(group("b", "Your rest: we ask everyone", question("b1") + "," + question("b2"))),
             \(group("c", "Your work", only)), \(group("d", "The end", question("d1")))]}
            """
        let form = Form(compiling: try Questionnaire(parsing: Array(file.utf8)))
        for (answer, parts) in [
            (
                "y",
                [
                    "Part 2 of 4: Your rest", "Part 2 of 4: Your rest", "Part 3 of 4: Your work",
                    "Part 4 of 4: The end",
                ]
            ),
            ("n", ["Part 2 of 3: Your rest", "Part 2 of 3: Your rest", "Part 3 of 3: The end"]),
        ] {
            var (visit, now) = try visit(to: form)
            #expect(visit.screen().part == "Part 1")
            var shown: [String] = []
            for line in [answer] + Array(repeating: "y", count: parts.count - 1) {
                _ = visit.handle(.line(line), at: now)
                shown.append(visit.screen().part ?? "")
            }
            #expect(shown == parts)
            _ = visit.handle(.line("b"), at: now)
            #expect(visit.screen().part == parts[parts.count - 2])
        }
    }

    @Test
    func `What stands between two parts bears no name, and parts that cannot come do not count`()
        throws
    {
        let file = """
            {"resourceType":"Questionnaire","status":"active","item":[
             {"linkId":"a","type":"boolean","text":"All of it?"},
             {"linkId":"s","type":"group","text":"Safety","item":[{"linkId":"s1","type":"boolean","text":"Safe?"}]},
             {"linkId":"w","type":"group","enableWhen":[{"question":"s1","operator":"=","answerBoolean":true}],"item":[
              {"linkId":"f","type":"group","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}],"item":[
               {"linkId":"h","type":"group","text":"Health","item":[{"linkId":"h1","type":"boolean","text":"Well?"}]}]},
              {"linkId":"t","type":"group","text":"Thanks","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl","valueCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/questionnaire-item-control","code":"page"}]}}],
               "item":[{"linkId":"t1","type":"display","text":"Thank you."}]}]},
             {"linkId":"c","type":"group","text":"Contact","item":[{"linkId":"c1","type":"boolean","text":"Call?"}]}]}
            """
        let form = Form(compiling: try Questionnaire(parsing: Array(file.utf8)))
        for (answer, parts) in [
            ("n", ["Part 2 of 3: Safety", "Part 2 of 3", "Part 3 of 3: Contact"]),
            (
                "y",
                [
                    "Part 2 of 4: Safety", "Part 3 of 4: Health", "Part 3 of 4",
                    "Part 4 of 4: Contact",
                ]
            ),
        ] {
            var (visit, now) = try visit(to: form)
            var shown: [String] = []
            for line in [answer, "y"] + (answer == "y" ? ["y", ""] : [""]) {
                _ = visit.handle(.line(line), at: now)
                shown.append(visit.screen().part ?? "")
            }
            #expect(shown == parts)
        }
    }

    @Test
    func `Without parts the questions are counted, and the sum is said only where it is sure`()
        throws
    {
        let sure =
            #"{"linkId":"a","type":"boolean","text":"A?"},{"linkId":"b","type":"boolean","text":"B?"}"#
        let unsure =
            sure
            + #",{"linkId":"c","type":"boolean","text":"C?","enableWhen":[{"question":"b","operator":"=","answerBoolean":true}]}"#
        for (items, part) in [(sure, "Question 1 of 2"), (unsure, "Question 1")] {
            let file = #"{"resourceType":"Questionnaire","status":"active","item":[\#(items)]}"#
            let form = Form(compiling: try Questionnaire(parsing: Array(file.utf8)))
            #expect(try visit(to: form).0.screen().part == part)
        }
    }
}
