/// The screen that bytes make, as a terminal of a size would show it: characters with their looks, and the cursor.
///
/// Knows what this program and readline send to linux, xterm and vt100; every character is one column wide.
public struct TerminalCells {
    /// One cell.
    public struct Cell: Equatable, Sendable {
        /// The character; a blank where nothing was written.
        public var character: Character = " "
        /// Whether it is bright.
        public var isBold = false
        /// Whether letters and ground are exchanged.
        public var isReverse = false
        /// The colour of the ground, where it has one of its own.
        public var ground: Int?
        /// The colour of the letter, where it has one of its own.
        public var letter: Int?
    }

    /// The cells of each row.
    public private(set) var rows: [[Cell]]
    /// Where the cursor is, from 0.
    public private(set) var cursor = (row: 0, column: 0)
    private let columns: Int
    private var look = Cell()
    private var isWrapping = false
    private var kept = (row: 0, column: 0)

    /// The screen after these bytes.
    ///
    /// - Parameters:
    ///   - output: what was sent, from a cleared screen on.
    ///   - columns: the terminal's columns.
    ///   - rows: the terminal's rows.
    public init(_ output: [UInt8], columns: Int, rows: Int) {
        self.columns = columns
        self.rows = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
        var rest = Array(String(decoding: output, as: UTF8.self).unicodeScalars)[...]
        while let scalar = rest.popFirst() { take(scalar, &rest) }
    }

    /// The text of each row, without blanks at its end.
    public var lines: [String] {
        rows.map { row in
            var text = String(row.map(\.character))
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    private mutating func take(_ scalar: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>) {
        switch scalar {
        case "\r":
            cursor.column = 0
            isWrapping = false
        case "\n": lineFeed()
        case "\u{8}":
            cursor.column = max(0, cursor.column - 1)
            isWrapping = false
        case "\u{1B}": escape(&rest)
        case "\u{7}", "\u{E}", "\u{F}", "\u{0}": break
        default: put(Character(scalar))
        }
    }

    private mutating func lineFeed() {
        isWrapping = false
        guard cursor.row == rows.count - 1 else {
            cursor.row += 1
            return
        }
        rows.removeFirst()
        rows.append(Array(repeating: Cell(), count: columns))
    }

    private mutating func put(_ character: Character) {
        if isWrapping {
            cursor.column = 0
            lineFeed()
        }
        var cell = look
        cell.character = character
        rows[cursor.row][cursor.column] = cell
        if cursor.column == columns - 1 { isWrapping = true } else { cursor.column += 1 }
    }

    private mutating func escape(_ rest: inout ArraySlice<Unicode.Scalar>) {
        switch rest.popFirst() {
        case "[":
            var parameters = ""
            while let scalar = rest.popFirst() {
                if (0x40...0x7E).contains(scalar.value) {
                    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)
                        .map { Int($0) ?? 0 }
                    return control(Character(scalar), numbers.isEmpty ? [0] : numbers)
                }
                parameters.unicodeScalars.append(scalar)
            }
        case "(", ")": _ = rest.popFirst()
        case "7": kept = cursor
        case "8":
            cursor = kept
            isWrapping = false
        default: break
        }
    }

    private mutating func control(_ final: Character, _ numbers: [Int]) {
        let first = numbers[0]
        let blank = Cell(ground: look.ground)
        if final != "m" { isWrapping = false }
        switch final {
        case "H":
            cursor.row = min(max(first, 1), rows.count) - 1
            cursor.column = min(max(numbers.count > 1 ? numbers[1] : 1, 1), columns) - 1
        case "J" where first == 2 || (first == 0 && cursor == (0, 0)):
            rows = Array(repeating: Array(repeating: blank, count: columns), count: rows.count)
        case "J" where first == 0:
            clear(from: cursor.column, with: blank)
            for row in rows.indices.dropFirst(cursor.row + 1) {
                rows[row] = Array(repeating: blank, count: columns)
            }
        case "K" where first == 0: clear(from: cursor.column, with: blank)
        case "A": cursor.row = max(0, cursor.row - max(1, first))
        case "B": cursor.row = min(rows.count - 1, cursor.row + max(1, first))
        case "C": cursor.column = min(columns - 1, cursor.column + max(1, first))
        case "D": cursor.column = max(0, cursor.column - max(1, first))
        case "G": cursor.column = min(columns, max(1, first)) - 1
        case "d": cursor.row = min(rows.count, max(1, first)) - 1
        case "P":
            rows[cursor.row].removeSubrange(
                cursor.column..<min(columns, cursor.column + max(1, first))
            )
            while rows[cursor.row].count < columns { rows[cursor.row].append(blank) }
        case "@":
            let blanks = Array(repeating: blank, count: max(1, first))
            rows[cursor.row].insert(contentsOf: blanks, at: cursor.column)
            rows[cursor.row].removeLast(rows[cursor.row].count - columns)
        case "m": for number in numbers { setLook(number) }
        default: break
        }
    }

    private mutating func clear(from column: Int, with blank: Cell) {
        for column in column..<columns { rows[cursor.row][column] = blank }
    }

    private mutating func setLook(_ number: Int) {
        switch number {
        case 0: look = Cell()
        case 1: look.isBold = true
        case 7: look.isReverse = true
        case 27: look.isReverse = false
        case 30...37: look.letter = number - 30
        case 39: look.letter = nil
        case 40...47: look.ground = number - 40
        case 49: look.ground = nil
        default: break
        }
    }
}
