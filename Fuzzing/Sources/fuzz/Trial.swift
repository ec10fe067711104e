import FuzzerDriver
import Glibc

/// One input put into a target.
struct Trial {
    let target: Target

    /// Tries an input: what is asked for in memory stays within the target's multiple, and a second run agrees.
    func run(_ input: [UInt8]) {
        let first = target.attempt(input)
        // Counted the second time: tables that are made once and kept are no part of what an input costs.
        let before = memory_asked_for()
        let second = target.attempt(input)
        let asked = Int(memory_asked_for() - before)
        let bound = target.memory.constant + target.memory.perByte * input.count
        hold("two runs agree", first == second) { "\(first)\nand\n\(second)" }
        hold("memory stays within its multiple of the input", asked <= bound) {
            "\(asked) bytes asked for, \(bound) allowed, input of \(input.count)"
        }
    }
}

/// Stops where a property does not hold; the input that shows it is then kept.
///
/// - Parameters:
///   - property: its name, as in Documentation/Proof.md.
///   - isHeld: whether it holds.
///   - facts: what else helps to see why.
func hold(_ property: String, _ isHeld: Bool, _ facts: () -> String = { "" }) {
    guard !isHeld else { return }
    complain("property violated: \(property)\n\(facts())\n")
    stop_as_found()
}

/// Writes to standard error.
func complain(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe write(STDERR_FILENO, bytes, bytes.count)
}

/// Whether nothing in a text does anything to a terminal; line feeds may stand in it.
func isHarmless(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) || $0 == "\n"
    }
}
