/// The members of the object that a JSON text is, found without reading what is inside them.
///
/// Only as much is looked at as it takes to see where each value ends, which is many times faster than ``JSONTree``. A text
/// with faults inside a value has members all the same: ``JSONTree`` alone says whether it is well formed.
package struct JSONMembers: Sendable {
    private let bytes: ArraySlice<UInt8>
    private let members: [Member]
    /// The places behind the strings, at whatever depth, that end with the ending that was looked for.
    package let endings: [ArraySlice<UInt8>.Index]
    /// Whether a string writes a character from the blank to the end of ASCII as an escape (`\/`, `\u0041`), so that its bytes
    /// say nothing of what it is.
    package let escapesASCII: Bool
    /// Whether nothing but blanks stands behind the object.
    package let isAlone: Bool

    /// Where a member stands, in bytes from the start of the text.
    private struct Member {
        let name: Range<Int>
        let value: Range<Int>
    }

    /// The members of the object; nil where the text is something else, or cut off.
    ///
    /// - Parameters:
    ///   - bytes: the JSON text.
    ///   - ending: is found by ``endings``; the end of an address, say.
    package init?(of bytes: ArraySlice<UInt8>, lookingFor ending: String = "") {
        var scan = JSONScan(ending: Array(ending.utf8), end: bytes.count)
        let text = unsafe bytes.span.bytes
        self.init(at: &scan, in: text, of: bytes) { _, scan, text in scan.skipValue(in: text) }
    }

    /// Those of the object that begins at the place of a scan, which goes behind it; a closure goes behind each value.
    init?(
        at scan: inout JSONScan,
        in text: RawSpan,
        of bytes: ArraySlice<UInt8>,
        _ takeValue: (_ name: ArraySlice<UInt8>, inout JSONScan, RawSpan) -> Bool
    ) {
        var members: [Member] = []
        let isWhole = scan.takeMembers(in: text) { name, scan, text in
            let start = scan.place
            let written = bytes[
                (bytes.startIndex + name.lowerBound)..<(bytes.startIndex + name.upperBound)
            ]
            guard takeValue(written, &scan, text) else { return false }
            members.append(Member(name: name, value: start..<scan.place))
            return true
        }
        guard isWhole else { return nil }
        self.members = members
        isAlone = scan.next(in: text) == 0 && scan.place == bytes.count
        self.bytes = bytes
        endings = scan.endings.map { bytes.startIndex + $0 }
        escapesASCII = scan.escapesASCII
    }

    /// The text of a member's value as it is written; nil where there is none, or more than one of that name.
    package subscript(name: String) -> ArraySlice<UInt8>? {
        var found: ArraySlice<UInt8>?
        for member in members where slice(member.name).elementsEqual(name.utf8) {
            if found != nil { return nil }
            found = slice(member.value)
        }
        return found
    }

    private func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
        bytes[(bytes.startIndex + range.lowerBound)..<(bytes.startIndex + range.upperBound)]
    }
}
