/// R4 `canonical`: the address of a ValueSet or CodeSystem, such as `http://example.org/vs`, with its version
/// (`http://example.org/vs|1.0.0`), or `#id` for a resource contained beside what names it.
package struct Canonical: Sendable, Hashable {
    /// The address without version and fragment; "" for `#id`.
    package let url: String
    /// What stands after `|`.
    package let version: String?
    /// What stands after `#`, for `#id`.
    package let id: String?

    /// Reads it as it is written in a resource.
    ///
    /// What asks a server to work the set out (`…/ValueSet/$expand?url=http://example.org/vs&…`) means the set it names.
    package init(_ text: String) {
        let text = Self.namedInExpand(text) ?? text
        if text.utf8.first == UInt8(ascii: "#") {
            url = ""
            version = nil
            id = String(text.dropFirst())
        } else {
            let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
            url = String(parts.first ?? "")
            version = parts.count > 1 && !parts[1].isEmpty ? String(parts[1]) : nil
            id = nil
        }
    }

    /// The address of a code system, with the version `compose.include` wants.
    package init(url: String, version: String?) {
        self.url = url
        self.version = version
        id = nil
    }

    /// Whether a resource of that version is meant; `1.x.x` means any that begins with 1, and a resource that says no version
    /// contradicts none.
    package func admits(version other: String?) -> Bool {
        guard let version, let other else { return true }
        if version == other { return true }
        let wanted = version.split(separator: ".")
        guard wanted.contains("x") else { return false }
        let found = other.split(separator: ".")
        return wanted.count == found.count
            && zip(wanted, found).allSatisfy { $0 == "x" || $0 == $1 }
    }

    /// The value of `url` in a call of the operation `$expand`; nil for any other text.
    private static func namedInExpand(_ text: String) -> String? {
        let parts = text.split(separator: "?", maxSplits: 1)
        guard parts.count == 2, parts[0].hasSuffix("ValueSet/$expand") else { return nil }
        let parameter = parts[1].split(separator: "&").first { $0.hasPrefix("url=") }
        return parameter.map { decoded($0.dropFirst(4).utf8) }
    }

    /// A part of an address with its `%3A` and the like as characters.
    private static func decoded(_ part: Substring.UTF8View) -> String {
        var bytes: [UInt8] = []
        var rest = part
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.utf8.count == 2,
                let value = UInt8(digits, radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
