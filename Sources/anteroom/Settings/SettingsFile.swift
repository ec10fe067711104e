/// A settings file such as `/etc/anteroom/kiosk.conf`: one option of `anteroom kiosk` a line, without its dashes.
///
///     # What this place is called.
///     station = Window 2
///     plain = yes
///
/// A line that begins with `#` is a comment. The value is everything behind the first `=`, without the blanks around it; there is
/// no quoting, so that what stands there is what is meant.
struct SettingsFile: Equatable {
    /// One option that is set.
    struct Line: Equatable {
        /// Its place in the file, from 1.
        var number: Int
        var name: String
        var value: String
    }

    /// What is wrong with a line, and how to mend it.
    struct Problem: Equatable {
        /// The line, from 1; nil where the file as a whole is meant.
        var number: Int?
        var message: String
    }

    /// The longest file that is read, in bytes; a kiosk has a dozen options.
    static let limit = 65_536

    private(set) var lines: [Line] = []
    private(set) var problems: [Problem] = []

    /// Takes the text apart; lines that are no setting are ``problems``.
    init(_ bytes: [UInt8]) {
        guard bytes.count <= Self.limit else {
            problems = [
                Problem(message: "is longer than \(Self.limit) bytes; leave one option a line")
            ]
            return
        }
        let pieces = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, piece) in pieces.enumerated() {
            guard let text = String(validating: piece, as: UTF8.self) else {
                add("is not UTF-8; save the file as UTF-8", at: index + 1)
                continue
            }
            read(text, at: index + 1)
        }
    }

    private mutating func add(_ message: String, at number: Int) {
        problems.append(Problem(number: number, message: message))
    }

    private mutating func read(_ text: String, at number: Int) {
        var text = text[...]
        if number == 1, text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        let line = Self.trimmed(text)
        guard !line.isEmpty, !line.hasPrefix("#") else { return }
        guard let equals = line.firstIndex(of: "=") else {
            let word = line.prefix { !$0.isWhitespace }
            return add("has no =; write: \(Self.name(word)) = VALUE", at: number)
        }
        let written = Self.trimmed(line[..<equals])
        let name = Self.name(written)
        let value = Self.trimmed(line[line.index(after: equals)...])
        if written != name {
            return add("the option is called \(name) here, without dashes before it", at: number)
        }
        if value.isEmpty {
            return add("\(name) has no value; give one, or put # before the line", at: number)
        }
        if value.contains(where: { $0.isWhitespace && $0 != " " }) || value.contains("\0") {
            return add("\(name) has a tab or another control character; use blanks", at: number)
        }
        if value.contains(" #") {
            return add(
                "a comment has a line of its own; take it away from behind the value",
                at: number
            )
        }
        if Self.isQuoted(value) {
            return add("take the quotation marks away: the value is all behind the =", at: number)
        }
        if let first = lines.first(where: { $0.name == name }), !Self.mayStandTwice(name) {
            return add(
                "\(name) stands in line \(first.number) already; keep one of them",
                at: number
            )
        }
        lines.append(Line(number: number, name: name, value: String(value)))
    }

    /// Whether an option adds to the one before instead of taking its place.
    private static func mayStandTwice(_ name: String) -> Bool { name == "recipient" }

    private static func name(_ written: Substring) -> String {
        String(written.drop { $0 == "-" })
    }

    /// Whether marks stand around the whole value, as a shell would have it; `"a" and "b"` has more of them.
    private static func isQuoted(_ value: Substring) -> Bool {
        guard let mark = value.first, mark == "\"" || mark == "'", value.count > 1 else {
            return false
        }
        return value.last == mark && value.filter { $0 == mark }.count == 2
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
