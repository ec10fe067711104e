import FHIRModel
import FormFiller
import PlainText

@testable import Kiosk

/// A visit to a form with a question of each type, walked line by line; each page and each state of the answers is checked.
struct TypedVisit {
    private var visit: Conversation
    private let now: FHIRDateTime
    /// The pages that were shown, and what the answers came to.
    private(set) var output: [String] = []
    private let size = TerminalSize(columns: 80, rows: 24)

    private static let form = Form.load(Array(text.utf8)).form
    private static let moment = FHIRDateTime("2026-11-23T09:15:00-05:00")

    /// The questions of the form one by one, each with the interview that asks it.
    static let questions: [(question: Question, interview: Interview)] = {
        guard let form, let moment else { return [] }
        var interview = Interview(form, now: moment)
        var questions: [(Question, Interview)] = []
        while case .question(let question) = interview.step, questions.count < 20 {
            questions.append((question, interview))
            _ = interview.skip()
        }
        return questions
    }()

    init(language: String) {
        guard let form = Self.form, let now = Self.moment else {
            preconditionFailure("the form is one")
        }
        self.now = now
        let settings = ConversationSettings(forms: [form], language: language)
        visit = Conversation(settings, now: now)
        take(.begin(size))
        type("")
        type("1")
    }

    mutating func type(_ line: String) { take(.line(line)) }

    private mutating func take(_ event: ConversationEvent) {
        var events = [event]
        // What a page asks of the world is answered at once, as if all went well.
        while !events.isEmpty {
            for effect in visit.handle(events.removeFirst(), at: now) {
                switch effect {
                case .show(let page): check(page)
                case .alert, .callAgain: events.append(.alertDelivered)
                case .send(let submission):
                    check(submission.interview)
                    events.append(.sent(number: "7KQ4-M2XF-9"))
                case .openCode: events.append(.codeAnswered(.refused))
                case .beginCode: events.append(.codeUsed(isOurs: true))
                case .end(let ending): output.append("\(ending)")
                case .read, .tellStaff, .record, .endCode, .erase, .wait: break
                }
            }
        }
        if let interview = visit.interviews[0] { check(interview) }
    }

    private mutating func check(_ page: ScreenPage) {
        let lines = page.lines
        for line in lines {
            hold("no control character comes out", isHarmless(line) && !line.contains("\n")) {
                line.debugDescription
            }
            hold("a line fits the screen", DisplayWidth.columns(of: line) < size.columns) { line }
        }
        hold("a page fits the screen", lines.count <= size.rows)
        output += lines
    }

    /// The items of its response; whether they are complete depends on where the visitor is.
    private static func items(of interview: Interview) -> String {
        let tree = interview.response.tree
        return String(decoding: tree.serialized(tree.child("item", of: tree.root)), as: UTF8.self)
    }

    /// What is stored is clean, is read back the same, and stays when it is gone on with.
    private mutating func check(_ interview: Interview) {
        let response = interview.response
        let bytes = response.tree.serialized()
        guard let stored = try? QuestionnaireResponse(parsing: bytes) else {
            return hold("a response is read back", false)
        }
        var open = [stored.tree.root]
        while let node = open.popLast() {
            if let text = stored.tree.string(at: node) {
                hold("a stored answer is clean", isHarmless(text)) { text.debugDescription }
            }
            open += Array(stored.tree.children(of: node))
        }
        let resumed = Interview(interview.form, resuming: stored, now: now)
        let items = Self.items(of: interview)
        hold("answers that are gone on with stay", Self.items(of: resumed) == items) {
            "\(Self.items(of: resumed))\nand\n\(items)"
        }
        output.append(String(decoding: bytes, as: UTF8.self))
    }
}
