/// Takes HTML apart into tags and text, whatever it looks like: a `<` that begins no tag is text, and so is a tag without an end.
///
/// Work is in proportion to the bytes: what was not found once is not looked for again.
struct MarkupTokens: IteratorProtocol {
    /// A piece of markup.
    enum Token {
        /// Characters, with references (`&amp;`) still in them.
        case text(ArraySlice<UInt8>)
        /// `<name attributes>`; the name in lower case and without its namespace.
        case open(name: String, attributes: ArraySlice<UInt8>)
        /// `</name>`.
        case close(name: String)
    }

    private let bytes: [UInt8]
    private var place = 0
    /// Ends that do not occur any more from here on.
    private var missing: Set<String> = []
    /// Whether quotation marks in tags come in pairs, so that a `>` between two is no end.
    private var hasPairedQuotes = true

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Token? {
        while place < bytes.count {
            let start = place
            if bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count {
                switch bytes[start + 1] {
                case UInt8(ascii: "!") where begins("<!--", at: start):
                    if pass("-->", from: start + 4) != nil { continue }
                    place = start + 4
                    continue
                case UInt8(ascii: "!") where begins("<![cdata[", at: start):
                    if let end = pass("]]>", from: start + 9) {
                        return .text(bytes[(start + 9)..<end])
                    }
                case UInt8(ascii: "!"), UInt8(ascii: "?"):
                    if pass(">", from: start + 2) != nil { continue }
                case UInt8(ascii: "/"):
                    if let name = name(at: start + 2), let end = pass(">", from: start + 2) {
                        _ = end
                        return .close(name: name.text)
                    }
                default:
                    if let name = name(at: start + 1), let end = passTag(from: name.end) {
                        return .open(name: name.text, attributes: bytes[name.end..<end])
                    }
                }
            }
            place = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            return .text(bytes[start..<place])
        }
        return nil
    }

    /// Leaves out everything up to the end tag of an element that was begun; nothing where it has none.
    mutating func leaveOut(to name: String) {
        let here = place
        if let end = pass("</" + name, from: here) { place = end }
    }

    /// The name of an element that begins at a byte.
    private func name(at start: Int) -> (text: String, end: Int)? {
        guard start < bytes.count, Self.isLetter(bytes[start]) else { return nil }
        var name: [UInt8] = []
        var end = start
        while end < bytes.count, Self.isPartOfName(bytes[end]) {
            // What stands before a colon is the namespace.
            if bytes[end] == UInt8(ascii: ":") {
                name.removeAll()
            } else {
                name.append(Self.lowered(bytes[end]))
            }
            end += 1
        }
        return (String(decoding: name, as: UTF8.self), end)
    }

    /// Goes on behind the `>` of a tag, and says where that stands.
    private mutating func passTag(from start: Int) -> Int? {
        guard hasPairedQuotes else { return pass(">", from: start) }
        var quote: UInt8?
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                place = end + 1
                return end
            }
            end += 1
        }
        hasPairedQuotes = false
        return pass(">", from: start)
    }

    /// Goes on behind the next occurrence of an end, and says where it begins; nil, and nothing happens, where there is none.
    private mutating func pass(_ end: String, from start: Int) -> Int? {
        guard !missing.contains(end) else { return nil }
        let wanted = Array(end.utf8)
        var found = start
        while found + wanted.count <= bytes.count {
            if bytes[found] == wanted[0], begins(end, at: found) {
                place = found + wanted.count
                return found
            }
            found += 1
        }
        missing.insert(end)
        return nil
    }

    /// Whether bytes are those of an ASCII text in lower case, whatever their case.
    private func begins(_ text: String, at start: Int) -> Bool {
        start + text.utf8.count <= bytes.count
            && zip(bytes[start...], text.utf8).allSatisfy { Self.lowered($0) == $1 }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
    }
}
