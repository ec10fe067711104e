import Foundation
import TerminalTesting
import Testing

/// `anteroom preview` as staff use it beside an editor.
struct PreviewTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try write(Self.questionnaire())
    }

    /// A question that decides on the next, a sum, and a translation.
    static func questionnaire(second: String = "What helps you?") -> String {
        """
        {"resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/night", "title": "Night",
         "status": "draft", "language": "en", "item": [
          {"linkId": "sleep", "text": "Do you sleep well?", "type": "boolean",
           "_text": {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
             {"url": "lang", "valueCode": "es"}, {"url": "content", "valueString": "¿Duerme usted bien?"}]}]}},
          {"linkId": "helps", "text": "\(second)", "type": "string",
           "enableWhen": [{"question": "sleep", "operator": "=", "answerBoolean": false}]},
          {"linkId": "last", "text": "Is there anything else?", "type": "string"},
          {"linkId": "count", "type": "integer", "text": "Answers", "extension": [
           {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true},
           {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
            "valueExpression": {"language": "text/fhirpath",
             "expression": "%resource.item.where(linkId = 'sleep').answer.count()"}}]}]}
        """
    }

    func write(_ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/night.json"))
    }

    /// The preview at the first question or page of the file.
    func begun(
        _ options: String...,
        columns: Int = 80,
        rows: Int = 24
    ) throws -> TerminalSession {
        let terminal = try TerminalSession(
            TerminalSession.product("anteroom"),
            ["preview", "night.json"] + options,
            directory: folder.path,
            columns: columns,
            rows: rows
        )
        try step(terminal, "Press Enter to start.", "\r")
        try step(terminal, "Night", "1\r")
        return terminal
    }

    func step(_ terminal: TerminalSession, _ page: String, _ keys: String) throws {
        while try terminal.waitForPage(oneOf: [page, "Press Enter for more"]) != page {
            terminal.type("\r")
        }
        terminal.type(keys)
    }

    @Test func savingGoesOnAtTheSameQuestionWithTheAnswersAndWhatWasTyped() throws {
        let terminal = try begun("--watch")
        try step(terminal, "Do you sleep well?", "2\r")
        try step(terminal, "What helps you?", "warm mi")
        try terminal.wait(for: "warm mi")
        try write(Self.questionnaire(second: "What helps you at night?"))
        try terminal.waitForScreen(with: "The file was saved")
        try terminal.waitForScreen(with: "What helps you at night?")
        try terminal.waitForScreen(with: ": warm mi")
        terminal.type("lk\r")
        try step(terminal, "Is there anything else?", "=\r")
        try terminal.wait(for: "sleep = false")
        try terminal.wait(for: "helps = warm milk")
        try terminal.wait(for: "count = 1")
    }

    @Test func aBrokenSaveIsSaidAndTheLastGoodVersionGoesOn() throws {
        let terminal = try begun("--watch")
        try terminal.wait(for: "Do you sleep well?")
        try write("{\"resourceType\": ")
        try terminal.wait(for: "The file has errors")
        try terminal.wait(for: "night.json:1:")
        try step(terminal, "Do you sleep well?", "2\r")
        try terminal.wait(for: "What helps you?")
    }

    @Test func anAnswerFollowsItsQuestionAndOneThatDoesNotFitIsNamed() throws {
        let terminal = try begun("--watch")
        try step(terminal, "Do you sleep well?", "2\r")
        try step(terminal, "What helps you?", "milk\r")
        try terminal.wait(for: "Is there anything else?")
        try write(
            """
            {"resourceType": "Questionnaire", "title": "Night", "status": "draft", "item": [
              {"linkId": "g", "type": "group", "item": [
                {"linkId": "sleep", "text": "Do you sleep well?", "type": "boolean"},
                {"linkId": "helps", "text": "How many?", "type": "integer"}]},
              {"linkId": "last", "text": "Is there anything else?", "type": "string"}]}
            """
        )
        try terminal.waitForScreen(with: "It does not take the answers given")
        try terminal.waitForScreen(with: "[helps].")
        try step(terminal, "Is there anything else?", "=\r")
        try terminal.wait(for: "sleep = false")
        try write(Self.questionnaire())
        // The pane that is shown is that of the new version, and what was typed first is back.
        try terminal.wait(for: "this is the new version.")
        try step(terminal, "helps = milk", "")
    }

    @Test func aLongComplaintIsReadToItsEndOnASmallScreen() throws {
        let terminal = try begun("--watch", columns: 40, rows: 12)
        try terminal.waitForPage(oneOf: ["Do you sleep well?"])
        let name = String(repeating: "nobody-has-this-name-", count: 12)
        try write(
            Self.questionnaire().replacing(
                "\"question\": \"sleep\"",
                with: "\"question\": \"\(name)\""
            )
        )
        try terminal.wait(for: "The file has errors")
        try step(terminal, "[enable-question]", "2\r")
        try terminal.wait(for: "What helps you?")
    }

    @Test func aReadingGoesOnAtItsPartWhichIsCountedFromTheFirst() throws {
        func pages(_ texts: [String]) -> String {
            let items = texts.map {
                """
                {"linkId": "\($0.prefix(3))", "type": "group", "item": [
                  {"linkId": "\($0.prefix(3)).1", "type": "display", "text": "\($0)."}]}
                """
            }
            return """
                {"resourceType": "Questionnaire", "title": "Night", "status": "draft",
                 "item": [\(items.joined(separator: ", "))]}
                """
        }
        try write(pages(["One", "Two", "Three", "Four"]))
        let terminal = try begun("--watch")
        try step(terminal, "One.", "\r")
        try step(terminal, "Two.", "\r")
        try terminal.waitForPage(oneOf: ["Part 3 of 4"])
        try write(pages(["Two", "Threefold", "Four"]))
        try terminal.wait(for: "Part 2 of 3")
        try terminal.wait(for: "Threefold.")
    }

    @Test func theStaffPaneSaysWhyAndWhatWouldBeWritten() throws {
        let run = try Program(
            ["preview", "night.json"],
            in: folder.path,
            input: "\n1\n2\n=\n\n\n\n\n=nowhere\n\n=count\n\nmilk\n\n"
        )
        #expect(run.status == 0)
        for text in [
            "WHY [helps] IS ASKED", "question 2 “What helps you?” is asked now:",
            "true: question 1 “Do you sleep well?” is answered “No”",
            "ANSWERS AND COMPUTED VALUES", "sleep = false", "count = 1", "WHAT WOULD BE WRITTEN",
            "Only if the visitor lets staff have the answers, which is asked at the end:",
            "[count] is hidden from visitors and always computed: it has no condition.",
            "There is no item [nowhere].",
        ] {
            #expect(run.output.contains(text), "\(text)")
        }
    }

    @Test func besideTheRequestThePaneKnowsTheQuestionnaireToo() throws {
        let run = try Program(
            ["preview", "night.json"],
            in: folder.path,
            input: "\n1\n2\nmilk\nno\n1\nPat\n1\n=\n\n=helps\n\n=sleeep\n"
        )
        #expect(!run.output.contains("Only if the visitor lets staff"))
        for text in [
            "helps = milk", "count = 1", "closing.wanted = true",
            "question 2 “What helps you?” is asked now:",
            "There is no item [sleeep]; did you mean 'sleep'?",
        ] {
            #expect(run.output.contains(text), "\(text)")
        }
    }

    @Test func theShippedRequestIsShownBeforeItIsSent() throws {
        let lines = ["", "1", "", "1", "2", "2", "2", "2", "2", "2", "", "1", "Pat Example", "3"]
        let run = try Program(
            ["preview", "Questionnaires/2-consultation.json"],
            input: (lines + ["pat@example.org", "="] + Array(repeating: "", count: 12))
                .joined(separator: "\n") + "\n"
        )
        for text in [
            "result.outcome = review “", "age = 18-64 “18 to 64”", "ServiceRequest",
            "priority = routine",
            "name.text = Pat Example",
        ] {
            #expect(run.output.contains(text), "\(text)")
        }
    }

    /// A visitor cannot leave that page; staff who try it out have no other code than the one it names.
    @Test(.timeLimit(.minutes(1)), arguments: ["=\n\n\n\n\n", "preview", "q", ""])
    func staffLookBehindThePageThatAsksToStayAndLeaveIt(typed: String) throws {
        let run = try Program(
            ["preview", "Questionnaires/2-consultation.json"],
            input: "\n1\n\n1\n2\n2\n1\n" + typed + "\n"
        )
        #expect(run.status == 0)
        let pages = run.output.components(separatedBy: "Please stay here.")
        #expect(pages.count >= 2)
        let told = pages[1].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(told.contains("no one is called. Type preview to go on"))
        let after = pages.last ?? ""
        switch typed {
        case "=\n\n\n\n\n":
            let all = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(all.contains("STAFF WOULD BE CALLED FOR safety-now"))
            #expect(all.contains("result.outcome = urgent"))
        case "preview": #expect(after.contains("Thank you for telling us"))
        case "q": #expect(after.contains("Do you want to stop?"))
        default: #expect(pages.count == 3, "shown again, and ended with its input")
        }
    }

    @Test func aSizeIsTriedOnALargerTerminal() throws {
        let terminal = try begun("--size", "40x12")
        try terminal.waitForPage(oneOf: ["Do you sleep well?"])
        let lines = terminal.cells.lines
        #expect(lines.allSatisfy { $0.count <= 40 })
        #expect(lines.contains { $0.count > 30 })
        for size in ["40", "39x12", "40x11", "0x0", "x", "40x12x1", "-40x12"] {
            let run = try Program(["preview", "night.json", "--size=\(size)"], in: folder.path)
            #expect(run.status == 64, "\(size)")
            #expect(run.errors.contains("40x12 or more"), "\(size)")
        }
        for size in ["40X12", "40×12", "40 x 12"] {
            let run = try Program(["preview", "night.json", "--size", size], in: folder.path)
            #expect(run.status == 0, "\(size)")
        }
    }

    @Test func aLanguageIsShown() throws {
        let run = try Program(
            ["preview", "night.json", "--language", "es"],
            in: folder.path,
            input: "\n1\n"
        )
        #expect(run.output.contains("¿Duerme usted bien?"))
        #expect(!run.output.contains("Do you sleep well?"))
    }

    @Test func aLanguageNobodyHasWordsInIsAnErrorAndOneOfTheProgramIsSaid() throws {
        let none = try Program(["preview", "night.json", "--language", "xx"], in: folder.path)
        #expect(none.status == 64)
        #expect(none.errors.contains("it has en, es"))
        try write(
            #"{"resourceType":"Questionnaire","language":"en","item":[{"linkId":"a","type":"boolean","text":"Yes?"}]}"#
        )
        let own = try Program(
            ["preview", "night.json", "--language", "es"],
            in: folder.path,
            input: "\n"
        )
        #expect(own.status == 0)
        #expect(own.output.contains("This file has no words in es; it has en."))
        #expect(own.output.contains("Oprima Enter para empezar."))
    }

    @Test func whatVisitorsWouldNotGetIsSaidOnTheFirstPage() throws {
        try write(
            Self.questionnaire().replacing(
                "\"linkId\": \"last\"",
                with: "\"linkid\": 1, \"linkId\": \"last\""
            )
        )
        let run = try Program(["preview", "night.json"], in: folder.path, input: "\n")
        #expect(run.status == 0)
        let pages = run.output.components(separatedBy: "Press Enter to start.")
        #expect(
            pages.first?.contains("Visitors would not get this file: anteroom check finds") == true
        )
        #expect(pages.dropFirst().allSatisfy { !$0.contains("would not get") })
    }
}
