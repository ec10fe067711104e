// R4 uri: a URI reference of RFC 3986, with UUIDs and OIDs in their own form.
extension String {
    /// Whether it can stand where R4 wants a URI.
    ///
    /// Letters beyond ASCII are let through, as browsers show them.
    var isURIReference: Bool {
        let bytes = Array(utf8)
        guard !bytes.isEmpty else { return false }
        if let uuid = dropping("urn:uuid:") { return uuid.isUUID }
        if let oid = dropping("urn:oid:") { return oid.isOID }
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case 0...0x20, 0x7F: return false
            case UInt8(ascii: "%"):
                guard place + 2 < bytes.count, bytes[place + 1].isHexDigit,
                    bytes[place + 2].isHexDigit
                else { return false }
            case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
                UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
                UInt8(ascii: "}"):
                return false
            default: break
            }
        }
        return true
    }

    private func dropping(_ prefix: String) -> Substring? {
        hasPrefix(prefix) ? dropFirst(prefix.count) : nil
    }
}

extension Substring {
    /// Five groups of 8, 4, 4, 4 and 12 hexadecimal digits.
    fileprivate var isUUID: Bool {
        let groups = split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.utf8.allSatisfy(\.isHexDigit) }
    }

    /// Numbers with dots between them, the first from 0 to 2.
    fileprivate var isOID: Bool {
        let arcs = split(separator: ".", omittingEmptySubsequences: false)
        guard arcs.count > 1, let first = arcs.first, ["0", "1", "2"].contains(first) else {
            return false
        }
        return arcs.allSatisfy { arc in
            !arc.isEmpty && arc.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
                && (arc == "0" || arc.first != "0")
        }
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
