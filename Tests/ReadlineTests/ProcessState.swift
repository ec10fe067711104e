import Foundation
import TerminalTesting

/// Waits until a process has ended, a zombie counting as ended; false when it still runs after ten seconds.
func ends(_ process: Int32, while terminal: TerminalSession) -> Bool {
    let end = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < end {
        let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        let state = stat?.split(separator: ")").last?.split(separator: " ").first
        if state == nil || state == "Z" || state == "X" { return true }
        _ = terminal.pump(milliseconds: 20)
    }
    return false
}
