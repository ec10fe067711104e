import ArgumentParser
import Kiosk

/// A terminal that says it has another size than it has, so that staff see what a small screen shows.
struct SizedTerminal<Base: Terminal>: Terminal {
    private var base: Base
    /// The size that was asked for.
    let size: TerminalSize

    init(_ base: Base, size: TerminalSize) {
        self.base = base
        self.size = size
    }

    mutating func show(_ lines: [String]) { base.show(lines) }
    mutating func read(_ prompt: Prompt) -> TerminalEvent { base.read(prompt) }
    mutating func erase() { base.erase() }
}

/// A size as staff write it: columns, x, rows.
struct SizeArgument: ExpressibleByArgument {
    let size: TerminalSize

    init?(argument: String) {
        let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1],
            (1...1_000).contains(columns), (1...1_000).contains(rows)
        else { return nil }
        size = TerminalSize(columns: columns, rows: rows)
    }
}
