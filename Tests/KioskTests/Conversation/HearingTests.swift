import FHIRModel
import FormFiller
import Testing

@testable import Kiosk

/// Distress leads to the offer of a person, misses lead to other words and then to a person, and nothing of what was typed stays.
struct HearingTests {
    private static let address = "https://anteroom.example/fhir/StructureDefinition/staff-alert"

    /// A form with a safety question, a question that may be skipped, own words, and a quiet alert.
    private func visit(_ lines: String...) throws -> PlayedVisit {
        let file = """
            {"resourceType":"Questionnaire","status":"active","language":"en","title":"One","extension":[
              {"url":"\(Self.address)","valueExpression":{"language":"text/fhirpath",
               "expression":"iif(item.where(linkId = 'a').answer.value.code = 'y', 'now')"}},
              {"url":"\(Self.address)","extension":[{"url":"expression","valueExpression":{"language":"text/fhirpath",
               "expression":"iif(item.where(linkId = 'b').answer.value.code = 'y', 'soon')"}},
               {"url":"priority","valueCode":"asap"},{"url":"closing","valueString":"Please talk with us today."}]}],
             "item":[{"linkId":"a","type":"choice","text":"Danger?","required":true,"answerOption":[
               {"valueCoding":{"code":"y","display":"Yes"}},{"valueCoding":{"code":"n","display":"No"}}]},
              {"linkId":"b","type":"choice","text":"Last month?","answerOption":[
               {"valueCoding":{"code":"y","display":"Yes"}},{"valueCoding":{"code":"n","display":"No"}}]},
              {"linkId":"c","type":"choice","text":"Colour?","required":true,"answerOption":[
               {"valueCoding":{"code":"r","display":"Red"}},{"valueCoding":{"code":"b","display":"Blue"}}]},
              {"linkId":"d","type":"string","text":"Which word?"}]}
            """
        var settings = ConversationSettings(
            forms: [Form(compiling: try Questionnaire(parsing: Array(file.utf8)))]
        )
        settings.clinic = .shipped
        settings.releaseCode = "9911"
        var visit = try PlayedVisit(settings)
        for line in ["", "1"] + lines { visit.type(line) }
        return visit
    }

    // MARK: The offer

    @Test(arguments: [[], ["2"], ["2", "2"], ["2", "2", "q"], ["2", "2", "?"], ["2", "2", "1"]])
    func `Words of distress are heard on every page with a prompt`(lines: [String]) throws {
        for count in 0...2 {
            var visit = try visit()
            if count == 0 { visit = try PlayedVisit(visit.settings) }
            if count == 2 { for line in lines { visit.type(line) } }
            visit.type("i want to die")
            #expect(visit.page.contains("Shall we call someone to you now?"), "\(visit.page)")
            #expect(!visit.page.contains("die"))
        }
    }

    @Test func `Yes calls somebody, No asks the question again`() throws {
        var yes = try visit("suicidal", "yes please")
        #expect(yes.calls == ["person-wanted"])
        #expect(yes.page.contains("We called someone for you."), "\(yes.page)")
        yes.type("")
        #expect(yes.page.contains("Danger?"))
        let no = try visit("suicidal", "nope")
        #expect(no.calls.isEmpty && no.page.contains("Danger?"))
    }

    @Test func `Silence, a second line of distress and two unclear replies call`() throws {
        var silent = try visit("i want to die")
        #expect(silent.prompt?.idle == .seconds(30))
        silent.play(.idle(partial: ""))
        #expect(silent.calls == ["person-wanted"])
        #expect(try visit("i want to die", "help me").calls == ["person-wanted"])
        #expect(try visit("i want to die", "what").calls.isEmpty)
        #expect(try visit("i want to die", "what", "why").calls == ["person-wanted"])
        #expect(try visit("i want to die", "", "").calls == ["person-wanted"])
    }

    @Test func `After a plain denial silence goes back`() throws {
        var visit = try visit("i am not suicidal")
        #expect(visit.page.contains("Shall we call someone"))
        visit.play(.idle(partial: ""))
        #expect(visit.calls.isEmpty && visit.page.contains("Danger?"))
    }

    @Test func `The emergency number comes first where the body is meant`() throws {
        let visit = try visit("chest pain")
        let emergency = try #require(Clinic.shipped?.emergencyLine(in: "en"))
        #expect(visit.page.contains(emergency), "\(visit.page)")
        #expect(try !self.visit("suicidal").page.contains(emergency))
    }

    @Test func `In own words it may be the answer`() throws {
        var visit = try visit("2", "2", "1", "my chest pain")
        #expect(visit.page.contains("3. It is my answer"), "\(visit.page)")
        visit.type("3")
        #expect(visit.calls.isEmpty && !visit.page.contains("Shall we"))
    }

    @Test func `Yes to the safety question is Yes, whatever stands behind it`() throws {
        let visit = try visit("yes, i want to kill myself")
        #expect(visit.calls == ["now"] && visit.page.contains("Please stay here."))
    }

    // MARK: Misses

    @Test func `The third miss says what else can be done, and no message comes twice`() throws {
        var visit = try visit("2", "2", "green")
        let first = visit.page
        visit.type("purple")
        let second = visit.page
        visit.type("pink")
        #expect(first != second)
        let said = second.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            said.contains("press the key 1, then Enter. Or type H: a person helps you."),
            "\(second)"
        )
        #expect(visit.page.contains("1. I want to talk to a person"), "\(visit.page)")
        #expect(visit.page.contains("2. I want to try once more"))
        visit.type("2")
        #expect(visit.page.contains("Colour?") && !visit.page.contains("try again"))
    }

    @Test func `Enter alone on a required question is told in other words each time`() throws {
        var visit = try visit("2", "2", "")
        #expect(visit.page.contains("Type 1 or 2."), "\(visit.page)")
        visit.type("")
        #expect(visit.page.contains("For example, press the key 1"), "\(visit.page)")
        visit.type("")
        #expect(visit.page.contains("1. I want to talk to a person"), "\(visit.page)")
    }

    @Test func `The right answer is taken on the page that says what else can be done`() throws {
        let visit = try visit("2", "2", "green", "purple", "pink", "blue")
        #expect(visit.page.contains("Which word?"), "\(visit.page)")
    }

    @Test func `A name without a letter is asked about once`() throws {
        var visit = try visit("2", "2", "1", ".")
        #expect(visit.page.contains("1. My own words: ."), "\(visit.page)")
        visit.type("Ann")
        #expect(!visit.page.contains("Do you mean this?") && !visit.page.contains("Which word?"))
    }

    @Test func `Three empty lines count, and what may be skipped is skipped by one`() throws {
        let required = try visit("2", "2", "", "", "")
        #expect(required.page.contains("I want to talk to a person"), "\(required.page)")
        #expect(try visit("2", "").page.contains("Colour?"))
    }

    @Test func `At a question of safety the third miss offers a person`() throws {
        #expect(try visit("x1", "x2", "x3").page.contains("Shall we call someone to you now?"))
    }

    @Test func `On a menu the third miss offers a person too`() throws {
        var visit = try visit()
        visit = try PlayedVisit(visit.settings)
        for line in ["", "what", "why", "how"] { visit.type(line) }
        #expect(visit.page.contains("I want to talk to a person"), "\(visit.page)")
    }

    // MARK: Alerts

    @Test func `A quiet alert is told when it is answered, and the visit goes on`() throws {
        var visit = try visit("2", "1")
        #expect(visit.told == ["soon"] && visit.calls.isEmpty)
        #expect(visit.page.contains("Colour?"))
        for line in ["q", "1"] { visit.type(line) }
        #expect(visit.page.contains("Please talk with us today."), "\(visit.page)")
        #expect(!visit.page.contains("Nothing was sent or kept"))
        #expect(visit.page.contains("keep a note"))
    }

    @Test
    func `The page says who was called and when, until when to wait, and when the desk answered`()
        throws
    {
        var visit = try visit("1")
        #expect(visit.page.contains("called our front desk at 9:15 am."), "\(visit.page)")
        #expect(visit.page.contains("If no one is here by 9:18 am"))
        visit.wait(seconds: 60)
        visit.type("")
        #expect(visit.again == 1 && visit.page.contains("It called again at 9:16 am."))
        visit.type("h")
        #expect(visit.again == 2 && visit.calls == ["now"])
        let answered = try #require(FHIRDateTime("2026-11-23T09:17:05-05:00"))
        visit.play(.deskAnswered(answered))
        #expect(visit.page.contains("The front desk answered at 9:17 am."), "\(visit.page)")
        #expect(!visit.page.contains("If no one is here"))
    }

    @Test func `After three minutes without an answer the page says to walk to the desk`() throws {
        var visit = try visit("1")
        #expect(visit.prompt?.idle == .seconds(180))
        visit.wait(seconds: 180)
        visit.play(.idle(partial: "99"))
        #expect(visit.page.contains("Please walk to the front desk now."), "\(visit.page)")
        #expect(visit.prompt?.idle == nil && visit.prompt?.prefill == "99")
        visit.type("11")
        #expect(visit.page.contains("walk"), "a wrong code changes nothing")
        visit.type("9911")
        #expect(visit.page.contains("Last month?"))
    }

    @Test func `Asking for a person forty times is one call`() throws {
        var visit = try visit()
        for _ in 1...40 { visit.type("h") }
        #expect(visit.calls == ["person-wanted"] && visit.again == 39)
    }

    @Test func `A number stays against a second Enter`() throws {
        var visit = try visit("2", "2", "1", "word", "1", "Ann", "2")
        #expect(visit.page.contains("7 F 3 - K Q 2"), "\(visit.page)")
        visit.type("")
        #expect(visit.page.contains("7 F 3 - K Q 2") && visit.ending == nil)
        visit.wait(seconds: 10)
        visit.type("")
        #expect(visit.ending == .done)
    }

    // MARK: Secrecy

    @Test func `What was typed in distress is on no page and in nothing that is kept`() throws {
        var visit = try visit(
            "quokka suicidal wombat",
            "2",
            "2",
            "2",
            "1",
            "kill myself wombat",
            "2"
        )
        visit.type("h")
        #expect(!visit.everything.contains("wombat") && !visit.everything.contains("suicid"))
        #expect(!"\(visit.conversation)".contains("wombat"))
        let kept = visit.conversation.interviews.values.map { "\($0.response.items.count)" }
        #expect(!kept.isEmpty)
        var dumped = ""
        dump(visit.conversation, to: &dumped)
        #expect(!dumped.contains("wombat"))
    }
}

/// A visit on paper with a clock.
struct PlayedVisit {
    let settings: ConversationSettings
    var conversation: Conversation
    var now: FHIRDateTime
    var page = ""
    var everything = ""
    var prompt: Prompt?
    var calls: [String] = []
    var told: [String] = []
    var again = 0
    var ending: VisitEnding?

    init(_ settings: ConversationSettings) throws {
        self.settings = settings
        now = try #require(FHIRDateTime("2026-11-23T09:15:00-05:00"))
        conversation = Conversation(settings, now: now)
        play(.begin(TerminalSize(columns: 80, rows: 40)))
    }

    mutating func type(_ line: String) { play(.line(line)) }

    mutating func wait(seconds: Int) {
        let later = now.secondsSince1970.map { $0 + seconds }
        now = later.flatMap { FHIRDateTime(secondsSince1970: $0, offset: -300) } ?? now
    }

    mutating func play(_ event: ConversationEvent) {
        for effect in conversation.handle(event, at: now) {
            switch effect {
            case .show(let shown):
                page = shown.lines.joined(separator: "\n")
                everything += page
            case .read(let shown):
                prompt = shown
                everything += shown.prefill
            case .alert(let reason):
                calls.append(reason.code ?? "")
                play(.alertDelivered)
            case .callAgain:
                again += 1
                play(.alertDelivered)
            case .tellStaff(let reason): told.append(reason.code ?? "")
            case .send: play(.sent(number: "7F3-KQ2"))
            case .end(let ending): self.ending = ending
            case .record, .openCode, .beginCode, .endCode, .erase, .wait: break
            }
        }
    }
}
