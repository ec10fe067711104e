import ConsultationRequests
import FHIRModel
import FormExtraction
import FormFiller
import FormTesting
import Kiosk
import StaffPages
import Testing

/// What was typed and confirmed is what staff get: in the response with its unit and code, on the page once, in the Bundle's
/// Observations with the same number, and a second reading of the stored response finds nothing new.
struct TypedToStaffTests {
    @Test(
        "a line typed reaches response, page and Observations unbent, in forms made at random",
        arguments: 1...60
    )
    func typedLinesReachStaff(seed: UInt64) throws {
        var random = RandomWalker(seed: seed)
        let questions = (0..<TypedQuestion.kindCount).map { number in
            TypedQuestion(
                kind: seed.isMultiple(of: 2) ? number : random.next(below: TypedQuestion.kindCount),
                number: number,
                using: &random
            )
        }
        let form = try #require(Form.load(Array(Self.text(of: questions).utf8)).form)
        #expect(form.check().filter { $0.severity == .error } == [])
        let now = try #require(FHIRDateTime("2026-11-23T12:00:00Z"))

        let office = FrontOffice(now: now)
        var visit = Visit(
            ConversationSettings(forms: [form]),
            on: TypingTerminal(questions),
            with: office
        )
        _ = visit.run()
        let sent = try #require(office.received.submission, "seed \(seed): nothing was sent")

        let response = sent.interview.response
        for question in questions {
            let answers = Self.answers(to: question.name, in: response)
            #expect(answers == question.answers, "seed \(seed): \(question.line)")
        }

        let evaluation = ResponseEvaluation(of: response, to: form, now: now)
        #expect(evaluation.findings == [], "seed \(seed)")
        let again = evaluation.interview
        for question in questions {
            #expect(Self.answers(to: question.name, in: again.response) == question.answers)
        }

        let draft = RequestDraft(of: sent.interview, contact: sent.contact?.response, now: now)
        let number = try #require(RequestNumber("20261123T120000Z-7F3KQ2"))
        let bundle = draft.bundle(number: number, station: "Seat 4", clock: .utc)
        let page = try #require(StaffPage(bundle: bundle, clock: .utc)).text(width: 100_000)
        for question in questions {
            let rows = page.split(separator: "\n").filter { $0.contains("About \(question.name)") }
            #expect(rows.count == 1, "seed \(seed): \(question.name) on \(page)")
            for words in question.words {
                #expect(rows.first?.contains(words) == true, "seed \(seed): \(words) on \(rows)")
            }
        }
        let observed = Self.observations(in: bundle)
        for question in questions {
            if let value = question.observed {
                #expect(observed[question.name] == value, "seed \(seed): \(question.line)")
            }
        }
    }

    private static func text(of questions: [TypedQuestion]) -> String {
        let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
        return """
            {"resourceType":"Questionnaire","url":"http://example.org/Questionnaire/typed","status":"draft",
             "title":"Typed","contained":[\(FurtherKind.contained)],
             "extension":[{"url":"\(sdc)/sdc-questionnaire-observationExtract","valueBoolean":true}],
             "item":[\(questions.map(\.item).joined(separator: ","))]}
            """
    }

    /// `value[x]` of each answer to an item, as JSON with its name.
    private static func answers(to linkId: String, in response: QuestionnaireResponse) -> [String] {
        answers(to: linkId, below: response.tree.root, in: response.tree)
    }

    /// The answers to an item, in groups and below answers too.
    private static func answers(
        to linkId: String,
        below node: JSONNode,
        in tree: JSONTree
    ) -> [String] {
        tree.elements("item", of: node).flatMap { item -> [String] in
            let answers = Array(tree.elements("answer", of: item))
            let own = tree.string(at: tree.child("linkId", of: item)) == linkId
            return (own ? answers.compactMap { value(of: $0, in: tree) } : [])
                + Self.answers(to: linkId, below: item, in: tree)
                + answers.flatMap { Self.answers(to: linkId, below: $0, in: tree) }
        }
    }

    private static func observations(in bundle: JSONTree) -> [String: String] {
        var found: [String: String] = [:]
        for entry in bundle.elements("entry", of: bundle.root) {
            let resource = bundle.child("resource", of: entry)
            let coding = Array(bundle.elements("coding", of: bundle.child("code", of: resource)))
                .first
            guard bundle.string(at: bundle.child("resourceType", of: resource)) == "Observation",
                let coding, let code = bundle.string(at: bundle.child("code", of: coding))
            else { continue }
            found[code] = value(of: resource, in: bundle)
        }
        return found
    }

    private static func value(of node: JSONNode, in tree: JSONTree) -> String? {
        for child in tree.children(of: node) {
            let name = tree.name(of: child).string
            guard name.hasPrefix("value") else { continue }
            return "\"\(name)\":\(String(decoding: tree.serialized(child), as: UTF8.self))"
        }
        return nil
    }
}

/// Somebody who types to each question what it has, and goes on wherever nothing is asked.
private struct TypingTerminal: Terminal {
    let size = TerminalSize(columns: 78, rows: 60)
    private let questions: [TypedQuestion]
    private var text = ""
    private var reads = 0
    private var typed: Set<String> = []

    init(_ questions: [TypedQuestion]) { self.questions = questions }

    mutating func show(_ page: ScreenPage) { text = page.lines.joined(separator: "\n") }

    mutating func read(_ prompt: Prompt) -> TerminalEvent {
        reads += 1
        // Far more than any such visit needs.
        if reads > 400 {
            Issue.record("the visit goes round in a circle at \(text)")
            return .terminate
        }
        if prompt.anyKey { return .key }
        if text.contains("Send my request") { return .line("yes") }
        let asked = questions.filter { text.contains("About \($0.name)") }
        if asked.count == 1 {
            if typed.insert(asked[0].name).inserted { return .line(asked[0].line) }
            Issue.record("'\(asked[0].line)' was not taken: \(text)")
            return .terminate
        }
        if text.contains("add one more") { return .line("2") }
        // Of a question that only stands around another.
        if text.contains("First") { return .line("1") }
        // What is asked at the end: yes, a name, a telephone number; or only to go on.
        return .line(["", "1", "Ana Diaz", "2125550123", "1"][reads % 5])
    }

    func erase() {}
}

/// Keeps what was sent, in place of a folder.
private struct FrontOffice: VisitServices {
    final class Received {
        var submission: Submission?
    }

    let received = Received()
    private let time: FHIRDateTime

    init(now: FHIRDateTime) { time = now }

    func now() -> FHIRDateTime { time }
    func send(_ submission: Submission) -> SendOutcome {
        received.submission = submission
        return .sent(number: "7F3-KQ2")
    }
    func alert(for reason: Coding) -> Bool { true }
    func record(_ moment: VisitMoment) {}
    func waitForEnd() -> TerminalEvent { .terminate }
}
