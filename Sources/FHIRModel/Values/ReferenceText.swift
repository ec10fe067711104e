/// What stands in R4 `Reference.reference`, read by its syntax: `Patient/1`, `Patient/1/_history/2`,
/// `https://example.org/fhir/Patient/1`, `urn:uuid:…`, `urn:oid:…`, `#id`.
package enum ReferenceText: Sendable, Equatable {
    /// `#id`: a resource contained beside the reference; the empty id is the resource around it.
    case contained(Substring)
    /// A relative reference, by the name that stands where the type does.
    case resource(type: String)
    /// An absolute address, with the type where the address is that of a resource on a server.
    case elsewhere(type: String?)
    /// Why it is none of them.
    case malformed(String)

    /// Reads it.
    package init(_ text: String) {
        if text.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) {
            self = .malformed("a reference has no blanks and only ASCII (R4 uri)")
        } else if text.hasPrefix("#") {
            let id = text.dropFirst()
            self =
                id.isEmpty || Self.isID(id)
                ? .contained(id) : .malformed("what follows # is an id (R4 id)")
        } else if text.hasPrefix("urn:uuid:") {
            self =
                Self.isUUID(text.dropFirst(9))
                ? .elsewhere(type: nil)
                : .malformed("urn:uuid: is followed by a UUID in small letters (R4 uuid)")
        } else if text.hasPrefix("urn:oid:") {
            self =
                Self.isOID(text.dropFirst(8))
                ? .elsewhere(type: nil)
                : .malformed("urn:oid: is followed by numbers with points (R4 oid)")
        } else if let scheme = Self.scheme(of: text) {
            self.init(absolute: text, scheme: scheme)
        } else {
            self.init(relative: text)
        }
    }

    private init(absolute text: String, scheme: Substring) {
        let rest = text.dropFirst(scheme.count + 1)
        guard scheme == "http" || scheme == "https" else {
            self =
                rest.isEmpty
                ? .malformed("nothing follows \(scheme):") : .elsewhere(type: nil)
            return
        }
        guard rest.hasPrefix("//"), let host = rest.dropFirst(2).first, host != "/" else {
            self = .malformed("an address begins with \(scheme):// and a host")
            return
        }
        self = .elsewhere(type: Self.type(of: rest.dropFirst(2)))
    }

    private init(relative text: String) {
        self =
            Self.type(of: text[...], isWhole: true).map { .resource(type: $0) }
            ?? .malformed("a relative reference is the type of a resource of R4 and its id")
    }

    /// The type in `…/Type/id` or `…/Type/id/_history/version`; nil where it is no such address.
    private static func type(of path: Substring, isWhole: Bool = false) -> String? {
        var steps = path.split(separator: "/", omittingEmptySubsequences: false)
        if steps.count >= 4, steps[steps.count - 2] == "_history" {
            guard let version = steps.last, isID(version) else { return nil }
            steps.removeLast(2)
        }
        guard steps.count >= 2, !isWhole || steps.count == 2, let id = steps.last, isID(id) else {
            return nil
        }
        let type = steps[steps.count - 2]
        guard let first = type.utf8.first, (0x41...0x5A).contains(first),
            type.utf8.allSatisfy({ (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) })
        else { return nil }
        return String(type)
    }

    /// The scheme before the first colon, where what stands there can be one.
    private static func scheme(of text: String) -> Substring? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let scheme = text[..<colon]
        guard let first = scheme.utf8.first, (0x61...0x7A).contains(first | 0x20),
            scheme.utf8.allSatisfy({ isDigit($0) || isLetter($0) || "+-.".utf8.contains($0) })
        else { return nil }
        return scheme
    }

    /// R4 `id`: letters, digits, `-` and `.`, 64 at most.
    private static func isID(_ text: Substring) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { isDigit($0) || isLetter($0) || $0 == 0x2D || $0 == 0x2E }
    }

    private static func isUUID(_ text: Substring) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12]
            && parts.joined().allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
    }

    private static func isOID(_ text: Substring) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, first.count == 1,
            ["0", "1", "2"].contains(String(Substring(first)))
        else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy(isDigit)
                && (part.count == 1 || part.first != UInt8(ascii: "0"))
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
