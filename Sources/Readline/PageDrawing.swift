internal import CReadline
internal import Kiosk

/// The bytes that show a page on the terminal of this process, by what its description has.
///
/// Every row is put into its place, and the cursor at last into the row of the prompt. Nothing is written into the last column;
/// a bar's ground goes on to the edge only where clearing a line fills it (`bce`).
struct PageDrawing {
    private let sequences: Sequences
    private let size: TerminalSize

    /// The drawing of pages on a terminal of a size.
    init(for size: TerminalSize) {
        sequences = Sequences()
        self.size = size
    }

    /// What the terminal can do for a page.
    static var look: TerminalLook {
        let sequences = Sequences()
        return TerminalLook(
            placesText: sequences.places && !sequences.normal.isEmpty,
            hasReverse: !sequences.reverse.isEmpty
        )
    }

    /// The bytes of a page on a cleared screen.
    func bytes(of page: ScreenPage) -> [UInt8] {
        guard let promptRow = page.promptRow else { return lines(of: page) }
        var output: [UInt8] = []
        for (number, row) in page.rows.enumerated() where !row.runs.isEmpty && number < size.rows {
            draw(row, at: number, into: &output)
        }
        output += place(promptRow, 0)
        return output
    }

    /// The rows one below the other.
    private func lines(of page: ScreenPage) -> [UInt8] {
        var output: [UInt8] = []
        for row in page.rows {
            if !row.runs.isEmpty { output += Array(repeating: 0x20, count: row.indent) }
            for run in row.runs { append(run, to: &output) }
            output.append(0x0A)
        }
        return output
    }

    private func draw(_ row: ScreenPage.Row, at number: Int, into output: inout [UInt8]) {
        guard row.isBar else {
            output += place(number, row.indent)
            for run in row.runs { append(run, to: &output) }
            return
        }
        let text = row.runs.flatMap { Array($0.text.utf8) }
        if !sequences.bar.isEmpty {
            output += place(number, 0) + sequences.bold + sequences.bar + sequences.clearLine
            output += place(number, row.indent) + text + sequences.normal
            return
        }
        guard !sequences.reverse.isEmpty else {
            output += place(number, row.indent)
            for run in row.runs { append(run, to: &output) }
            return
        }
        let blanks = Array(repeating: UInt8(0x20), count: max(0, size.columns - 1))
        output += place(number, 0) + sequences.reverse + blanks
        output += place(number, row.indent) + text + sequences.normal
    }

    private func append(_ run: ScreenPage.Run, to output: inout [UInt8]) {
        let sequence =
            switch run.emphasis {
            case .normal: [UInt8]()
            case .bold: sequences.bold
            case .reverse: sequences.reverse
            }
        output += sequence + Array(run.text.utf8)
        if !sequence.isEmpty { output += sequences.normal }
    }

    private func place(_ row: Int, _ column: Int) -> [UInt8] {
        var buffer = [CChar](repeating: 0, count: 64)
        let length = unsafe terminal_place(Int32(row), Int32(column), &buffer, buffer.count)
        return buffer.prefix(length).map { UInt8(bitPattern: $0) }
    }

    /// The sequences of the terminal, as bytes.
    private struct Sequences {
        let places: Bool
        let bold, reverse, normal, bar, clearLine: [UInt8]

        init() {
            guard let found = unsafe terminal_sequences() else {
                places = false
                (bold, reverse, normal, bar, clearLine) = ([], [], [], [], [])
                return
            }
            places = unsafe found.pointee.places
            bold = unsafe Self.bytes(of: found.pointee.bold)
            reverse = unsafe Self.bytes(of: found.pointee.reverse)
            normal = unsafe Self.bytes(of: found.pointee.normal)
            bar = unsafe Self.bytes(of: found.pointee.bar)
            clearLine = unsafe Self.bytes(of: found.pointee.clear_line)
        }

        /// The bytes of a C array of characters up to its end.
        private static func bytes<Characters>(of characters: Characters) -> [UInt8] {
            unsafe withUnsafeBytes(of: characters) { unsafe Array($0.prefix { $0 != 0 }) }
        }
    }
}
