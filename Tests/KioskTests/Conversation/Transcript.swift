import FHIRModel
import FormFiller
import Foundation
import Testing

@testable import Kiosk

/// A visit as a text file: settings, then every screen as it is shown and what the visitor did.
///
/// Typed lines begin with `> `. Other events stand in brackets: `[idle]`, `[idle: half a line]`, `[key]`, `[end of input]`,
/// `[hangup]`, `[terminate]`, `[resize 40x12]`. What the program does besides showing stands after `== `.
struct Transcript {
    /// Lines `name: value` before the first empty line; lines with `#` say what the visit shows.
    var head: [String] = []
    var settings: [String: String] = [:]
    /// What the visitor does, as written.
    var events: [String] = []

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Transcripts")
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for line in lines.prefix(while: { !$0.isEmpty }) {
            head.append(line)
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, !line.hasPrefix("#") {
                settings[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces)
            }
        }
        events = lines.dropFirst(head.count).filter { line in
            line == ">" || line.hasPrefix("> ")
                || Self.bracketed.contains { line.hasPrefix("[" + $0) && line.hasSuffix("]") }
        }
    }

    private static let bracketed = [
        "idle", "key", "end of input", "hangup", "terminate", "resize ",
    ]

    /// The whole text as the conversation makes it now.
    func replayed() throws -> String {
        let player = try played()
        return (head + [""] + player.output).joined(separator: "\n") + "\n"
    }

    /// The visit once it was played, with a voice or without.
    func played(speaks: Bool = false) throws -> TranscriptPlayer {
        var settings = try conversationSettings()
        settings.speaks = speaks
        var player = try TranscriptPlayer(
            settings,
            answersToAlerts: list("alerts"),
            answersToSending: list("send"),
            answersToCodes: list("codes")
        )
        player.take(.begin(size(self.settings["size"] ?? "80x24")))
        for event in events where !player.hasEnded {
            player.output.append(event)
            player.spoken.hear(event)
            player.take(self.event(event))
        }
        return player
    }

    private func list(_ name: String) -> [String] {
        (settings[name] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    func conversationSettings() throws -> ConversationSettings {
        let files = list("questionnaires").map { Self.root.appending(path: $0) }
        let forms = try files.map { file in
            Form(compiling: try Questionnaire(parsing: Array(try Data(contentsOf: file))))
        }
        var settings = ConversationSettings(forms: forms)
        settings.clinic = .shipped
        settings.isPlain = self.settings["plain"] == "yes"
        settings.repertoire = self.settings["ascii"] == "yes" ? .ascii : .unicode
        settings.releaseCode = self.settings["release"] ?? ""
        settings.takesCodes = self.settings["codes"] != nil
        return settings
    }

    private func size(_ text: some StringProtocol) -> TerminalSize {
        let numbers = text.split(separator: "x").compactMap { Int($0) }
        return TerminalSize(columns: numbers.first ?? 0, rows: numbers.last ?? 0)
    }

    private func event(_ line: String) -> ConversationEvent {
        if line.hasPrefix(">") { return .line(String(line.dropFirst(2))) }
        let inside = line.dropFirst().dropLast()
        let parts = inside.split(separator: ":", maxSplits: 1)
        let partial = parts.count > 1 ? String(parts[1].dropFirst()) : ""
        let word = parts.first ?? inside
        if word.hasPrefix("resize ") { return .resize(size(word.dropFirst(7)), partial: partial) }
        switch word {
        case "idle": return .idle(partial: partial)
        case "key": return .key
        case "end of input": return .endOfInput
        case "hangup": return .hangup
        default: return .terminate
        }
    }
}

/// Performs a conversation's effects on paper.
struct TranscriptPlayer {
    var conversation: Conversation
    var answersToAlerts: [String]
    var answersToSending: [String]
    /// "refused", "misspelt", "paused", "opens URL URL", and for the one that opened "taken" where another kiosk was first.
    var answersToCodes: [String]
    var output: [String] = []
    var hasEnded = false
    /// Every page shown with its prompt, for checks over all screens.
    var pages: [[String]] = []

    /// What is said meanwhile.
    var spoken = SpokenVisit()

    /// A Monday morning at the clinic.
    private(set) var now: FHIRDateTime

    init(
        _ settings: ConversationSettings,
        answersToAlerts: [String] = [],
        answersToSending: [String] = [],
        answersToCodes: [String] = []
    ) throws {
        now = try #require(FHIRDateTime("2026-11-23T09:15:00-05:00"))
        conversation = Conversation(settings, now: now)
        self.answersToAlerts = answersToAlerts
        self.answersToSending = answersToSending
        self.answersToCodes = answersToCodes
    }

    /// Every event of a visitor comes a quarter of a minute after the one before.
    mutating func take(_ event: ConversationEvent) {
        let seconds = now.secondsSince1970.map { $0 + 15 }
        now = seconds.flatMap { FHIRDateTime(secondsSince1970: $0, offset: -300) } ?? now
        go(event)
    }

    private mutating func go(_ event: ConversationEvent) {
        for effect in conversation.handle(event, at: now) { perform(effect) }
    }

    private mutating func perform(_ effect: ConversationEffect) {
        switch effect {
        case .show(let page):
            pages.append(page.lines)
            spoken.say(page)
            output += ["== screen"] + page.lines
        case .read(let prompt):
            if !pages.isEmpty { pages[pages.count - 1].append(prompt.text) }
            output.append(prompt.text)
            if prompt.anyKey { output.append("== any key") }
            if prompt.masked { output.append("== shown as stars") }
            if !prompt.prefill.isEmpty { output.append("== in the line: \(prompt.prefill)") }
        case .alert(let reason):
            let answer = answersToAlerts.isEmpty ? "delivered" : answersToAlerts.removeFirst()
            output.append("== alert \(reason.code ?? ""): \(answer)")
            go(answer == "delivered" ? .alertDelivered : .alertFailed)
        case .tellStaff(let reason):
            output.append("== told quietly: \(reason.code ?? "")")
        case .callAgain:
            output.append("== called again")
            go(.alertDelivered)
        case .send:
            let answer = answersToSending.isEmpty ? "7F3-KQ2" : answersToSending.removeFirst()
            output.append("== send: \(answer)")
            switch answer {
            case "failed": go(.sendFailed)
            case "nothing": go(.nothingToSend)
            default: go(.sent(number: answer))
            }
        case .openCode:
            let answer = answersToCodes.isEmpty ? "refused" : answersToCodes.removeFirst()
            output.append("== code: \(answer)")
            switch answer {
            case "refused": go(.codeAnswered(.refused))
            case "misspelt": go(.codeAnswered(.misspelt))
            case "paused": go(.codeAnswered(.paused))
            default:
                let forms = answer.split(separator: " ").dropFirst()
                go(.codeAnswered(.opens(forms.map { QuestionnaireName(url: String($0)) })))
            }
        case .beginCode:
            let isTaken = answersToCodes.first == "taken"
            if isTaken { answersToCodes.removeFirst() }
            output.append("== begin code: \(isTaken ? "taken" : "ours")")
            go(.codeUsed(isOurs: !isTaken))
        case .endCode: output.append("== end code")
        case .record(let moment): output.append("== record: \(moment)")
        case .erase: output.append("== erase")
        case .wait: output.append("== wait")
        case .end(let ending):
            output.append("== end: \(ending)")
            hasEnded = true
        }
    }
}
