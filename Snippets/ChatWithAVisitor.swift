// Holds a visit as a chat: every page is a message, every line typed is an answer. Type to it, or let a pipe do so.
import FHIRModel
import FormFiller
import Kiosk

let file = """
    {"resourceType": "Questionnaire", "status": "active", "title": "Before your visit", "item": [
      {"linkId": "pain", "type": "boolean", "text": "Are you in pain?", "required": true}]}
    """

/// A chat in place of a terminal: nothing is replaced, a message follows the other.
struct Chat: Terminal {
    let size = TerminalSize(columns: 60, rows: 40)

    func show(_ page: ScreenPage) {
        for line in page.lines { print("< " + line) }
    }

    func read(_ prompt: Prompt) -> TerminalEvent {
        print(prompt.text, terminator: "")
        guard let line = readLine() else { return .endOfInput }
        return prompt.anyKey ? .key : .line(line)
    }

    // A chat that keeps its messages would delete them here.
    func erase() {}
}

/// What a visit needs of the world: a clock, a place for requests, somebody to call.
struct Clinic: VisitServices {
    let clock: FHIRDateTime

    func now() -> FHIRDateTime { clock }
    func send(_ submission: Submission) -> SendOutcome { .nothingToSend }
    func alert(for reason: Coding) -> Bool {
        print("! somebody should come: \(reason.text)")
        return true
    }
    func record(_ moment: VisitMoment) {}
    func waitForEnd() -> TerminalEvent { .terminate }
}

let loading = Form.load(Array(file.utf8))
if let form = loading.form, let now = FHIRDateTime("2026-11-23T09:00:00Z") {
    let settings = ConversationSettings(forms: [form])
    var visit = Visit(settings, on: Chat(), with: Clinic(clock: now))
    print("The visit ended: \(visit.run())")
}
