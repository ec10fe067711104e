import FHIRModel
internal import PlainText
import StaffPages

/// What the list tells of a request, picked out of its text without building a tree of it, so that
/// ten thousand requests are listed in a moment.
///
/// It is a glance, not a check: a text that is cut off or out of shape yields nil and is then read
/// in full; `show` and `verify` always read in full.
struct RequestGlance {
    private(set) var priority = RequestPriority.routine
    private(set) var station: String?
    private(set) var isDemonstration = false

    private var requests = 0

    /// Looks at a Bundle's text; nil where it is not at once plain that it is a sound request.
    init?(_ bytes: [UInt8]) {
        var scanner = ObjectScanner(bytes)
        var isBundle = false
        let isRead = scanner.object { scanner, name in
            switch name {
            case "resourceType":
                guard let type = scanner.string() else { return false }
                isBundle = type == "Bundle"
                return isBundle
            case "meta": return meta(&scanner)
            case "entry": return scanner.array { entry(&$0) }
            case _: return scanner.skip()
            }
        }
        guard isRead, isBundle, requests == 1, scanner.isAtEnd else { return nil }
    }

    private mutating func entry(_ scanner: inout ObjectScanner) -> Bool {
        scanner.object { scanner, name in
            name == "resource" ? resource(&scanner) : scanner.skip()
        }
    }

    private mutating func resource(_ scanner: inout ObjectScanner) -> Bool {
        var isRequest = false
        var found = RequestPriority.routine
        let isRead = scanner.object { scanner, name in
            switch name {
            case "resourceType":
                guard let type = scanner.string() else { return false }
                isRequest = type == "ServiceRequest"
                return true
            case "priority":
                guard let code = scanner.string() else { return scanner.skip() }
                found = RequestPriority(rawValue: code) ?? .routine
                return true
            case "meta": return meta(&scanner)
            case _: return scanner.skip()
            }
        }
        if isRequest {
            requests += 1
            priority = found
        }
        return isRead
    }

    private mutating func meta(_ scanner: inout ObjectScanner) -> Bool {
        scanner.object { scanner, name in
            guard name == "tag" else { return scanner.skip() }
            return scanner.array { scanner in
                var system = ""
                var code = ""
                let isRead = scanner.object { scanner, name in
                    guard name == "system" || name == "code" else { return scanner.skip() }
                    guard let text = scanner.string() else { return false }
                    if name == "system" { system = text } else { code = text }
                    return true
                }
                if system == RequestTag.stationSystem, station == nil {
                    station = PrintableText.line(code)
                }
                if code == RequestTag.demonstrationCode { isDemonstration = true }
                return isRead
            }
        }
    }
}

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
        var depth = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                guard skipString() else { return false }
                if depth == 0 { return true }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                // Before the first one it closes what stands around the value.
                if depth == 0 { return true }
                depth -= 1
                at += 1
                if depth == 0 { return true }
            case UInt8(ascii: ","):
                if depth == 0 { return true }
                at += 1
            case _:
                at += 1
            }
        }
        return false
    }

    private mutating func skipString() -> Bool {
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return false }
        let bytes = bytes
        let span = bytes.span
        var here = at + 1
        while here < span.count, span[here] != UInt8(ascii: "\"") {
            here += span[here] == UInt8(ascii: "\\") ? 2 : 1
        }
        at = min(here + 1, span.count)
        return here < span.count
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
