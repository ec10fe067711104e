import Foundation
import Kiosk
import Readline

/// Reads prompts on its terminal and tells on standard error what happened.
///
/// Each event is one line: its name, and its text in hexadecimal. A stand-in for a visit in the tests of the terminal.
///
/// Arguments are `name=value` options for the prompts after them, and `read`, `show=text`, `erase`, `crash`, `spin`:
/// `idle=ms` `max=n` `prefill=text` `any` `masked` `text` set what a prompt is; `plain` stands first. With `supervise` it
/// is a kiosk of ``PracticeKiosk`` visits.
@main
struct PromptProgram {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())[...]
        if arguments.first == "supervise" { PracticeKiosk.supervise(arguments.dropFirst()) }
        if arguments.first == "practice" { try PracticeKiosk.visit() }
        let plain = arguments.first == "plain"
        if plain { arguments = arguments.dropFirst() }
        var terminal = try StandardTerminal.open(plain: plain)
        var prompt = Prompt(text: "> ")
        for argument in arguments {
            let parts = argument.split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            let value = parts.count > 1 ? String(parts[1]) : ""
            switch parts[0] {
            case "idle": prompt.idle = Int(value).map { .milliseconds($0) }
            case "max": prompt.maximumLength = Int(value) ?? 500
            case "full": prompt.fullNotice = value
            case "lines": prompt.lines = value == "kept" ? .kept : .joined
            case "prefill": prompt.prefill = value
            case "prompt": prompt.text = value
            case "any": prompt.anyKey = true
            case "masked": prompt.masked = true
            case "text": (prompt.anyKey, prompt.masked, prompt.prefill) = (false, false, "")
            case "show": terminal.show(ScreenPage(lines: [value]))
            case "size": report("size", "\(terminal.size.columns)x\(terminal.size.rows)")
            case "unicode": report("unicode", StandardTerminal.showsUnicode ? "yes" : "no")
            case "erase": terminal.erase()
            case "wait": report(StandardTerminal.waitForEnd())
            case "crash": raise(SIGSEGV)
            case "read": if !report(terminal.read(prompt)) { return }
            case "loop": while report(terminal.read(prompt)) {}
            default: report("unknown argument", argument)
            }
        }
    }

    /// Tells an event; false when the terminal is of no more use.
    @discardableResult static func report(_ event: TerminalEvent) -> Bool {
        switch event {
        case .line(let text): report("line", text)
        case .key: report("key", "")
        case .idle(let partial): report("idle", partial)
        case .resize(let partial): report("resize", partial)
        case .hangup: report("hangup", "")
        case .terminate: report("terminate", "")
        case .endOfInput: report("end", "")
        }
        switch event {
        case .hangup, .terminate, .endOfInput: return false
        case .line, .key, .idle, .resize: return true
        }
    }

    static func report(_ event: String, _ text: String) {
        let hexadecimal = text.utf8.map { String(format: "%02x", $0) }.joined()
        FileHandle.standardError.write(Data("\(event):\(hexadecimal)\n".utf8))
    }
}
