import FHIRModel

/// Walks a JSON text, giving the properties it is asked for and passing over the rest.
struct ObjectScanner {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether nothing but white space is left.
    var isAtEnd: Bool {
        bytes[at...].allSatisfy(Self.isSpace)
    }

    /// Reads an object; `property` reads each value and says whether it could.
    mutating func object(_ property: (inout ObjectScanner, _ name: String) -> Bool) -> Bool {
        guard take("{") else { return false }
        if take("}") { return true }
        repeat {
            guard let name = string(), take(":"), property(&self, name) else { return false }
        } while take(",")
        return take("}")
    }

    /// Reads an array; `element` reads each value and says whether it could.
    mutating func array(_ element: (inout ObjectScanner) -> Bool) -> Bool {
        guard take("[") else { return false }
        if take("]") { return true }
        repeat {
            guard element(&self) else { return false }
        } while take(",")
        return take("]")
    }

    /// Reads an array of objects, each by `property`; a value of another kind is passed over.
    mutating func objects(_ property: (inout ObjectScanner, _ name: String) -> Bool) -> Bool {
        guard isNext("[") else { return skip() }
        return array { scanner in
            scanner.isNext("{") ? scanner.object(property) : scanner.skip()
        }
    }

    /// Reads the strings of an array; a value of another kind is passed over.
    mutating func strings(_ found: (String) -> Void) -> Bool {
        guard isNext("[") else { return skip() }
        return array { scanner in
            guard scanner.isNext("\"") else { return scanner.skip() }
            return scanner.string(found)
        }
    }

    /// Reads a string and hands it on; a value of another kind is passed over.
    mutating func string(_ found: (String) -> Void) -> Bool {
        guard isNext("\"") else { return skip() }
        guard let text = string() else { return false }
        found(text)
        return true
    }

    /// Whether a value begins with this character.
    mutating func isNext(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        return at < bytes.count && bytes[at] == UInt8(ascii: character)
    }

    /// Reads a string; nil where there is none.
    mutating func string() -> String? {
        skipSpace()
        let start = at
        guard skipString() else {
            at = start
            return nil
        }
        let text = bytes[start + 1..<at - 1]
        guard text.contains(UInt8(ascii: "\\")) else {
            return String(decoding: text, as: UTF8.self)
        }
        let tree = try? JSONTree(parsing: Array(bytes[start..<at]))
        return tree.flatMap { $0.string(at: $0.root) }
    }

    /// Passes over a value of any kind.
    mutating func skip() -> Bool {
        skipSpace()
        let bytes = bytes
        let span = bytes.span
        var here = at
        defer { at = here }
        var depth = 0
        while here < span.count {
            switch span[here] {
            case UInt8(ascii: "\""):
                guard let end = Self.end(ofStringAt: here, in: span) else {
                    here = span.count
                    return false
                }
                here = end
                if depth == 0 { return true }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                here += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                // Before the first one it closes what stands around the value.
                if depth == 0 { return true }
                depth -= 1
                here += 1
                if depth == 0 { return true }
            case UInt8(ascii: ","):
                if depth == 0 { return true }
                here += 1
            case _:
                here += 1
            }
        }
        return false
    }

    private mutating func skipString() -> Bool {
        let bytes = bytes
        let span = bytes.span
        guard at < span.count, span[at] == UInt8(ascii: "\"") else { return false }
        let end = Self.end(ofStringAt: at, in: span)
        at = end ?? span.count
        return end != nil
    }

    /// The place behind the quote that ends a string; nil where none does.
    private static func end(ofStringAt start: Int, in span: borrowing Span<UInt8>) -> Int? {
        var here = start + 1
        while here < span.count, span[here] != UInt8(ascii: "\"") {
            here += span[here] == UInt8(ascii: "\\") ? 2 : 1
        }
        return here < span.count ? here + 1 : nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
