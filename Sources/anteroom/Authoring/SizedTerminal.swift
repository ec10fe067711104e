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

    var look: TerminalLook { base.look }
    mutating func show(_ page: ScreenPage) { base.show(page) }
    mutating func read(_ prompt: Prompt) -> TerminalEvent { base.read(prompt) }
    mutating func erase() { base.erase() }
}

/// A size as staff write it: columns, x, rows.
enum SizeArgument {
    /// What is accepted: nothing smaller than a visit can be held on.
    private static let columns = 40...1_000
    private static let rows = 12...1_000

    /// Reads a size.
    ///
    /// - Throws: a usage error, 64, that says how it is written.
    static func size(_ argument: String) throws -> TerminalSize {
        let parts = argument.split(omittingEmptySubsequences: false) { "xX×*".contains($0) }
            .map { part in Int(part.filter { $0 != " " }) }
        guard parts.count == 2, let width = parts[0], let height = parts[1],
            columns.contains(width), rows.contains(height)
        else {
            throw ValidationError(
                "write columns x rows, 40x12 or more, such as 80x24"
            )
        }
        return TerminalSize(columns: width, rows: height)
    }
}
