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
    package init(_ text: String) {
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
}
