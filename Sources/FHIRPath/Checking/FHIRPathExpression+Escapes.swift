extension FHIRPathExpression {
    /// Where a text of the expression has a backslash that begins no escape and is left out (FHIRPath 3.0, String), in UTF-8
    /// bytes from the start of the expression.
    ///
    /// Most stand in regular expressions: `'\d+'` is `d+`, which no number matches; `'\\d+'` is meant.
    package var idleBackslashes: [Int] {
        guard source.utf8.contains(UInt8(ascii: "\\")) else { return [] }
        let bytes = Array(source.utf8)
        var found: [Int] = []
        for node in tree.nodes {
            guard case .literal(let number) = node.operation,
                case .string = tree.literals[Int(number)]
            else { continue }
            var offset = Int(node.offset) + 1
            while offset + 1 < bytes.count, bytes[offset] != UInt8(ascii: "'") {
                guard bytes[offset] == UInt8(ascii: "\\") else {
                    offset += 1
                    continue
                }
                if Self.isIdle(bytes[(offset + 1)...]) { found.append(offset) }
                offset += 2
            }
        }
        return found.sorted()
    }

    /// Whether what follows a backslash is no escape; before `/` it was one, and changes nothing.
    private static func isIdle(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let first = rest.first, !"nrtf\\'\"`/".utf8.contains(first) else { return false }
        let digits = rest.dropFirst().prefix(4)
        let isHexadecimal =
            digits.count == 4
            && digits.allSatisfy { byte in
                byte &- 0x30 < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 6
            }
        return first != UInt8(ascii: "u") || !isHexadecimal
    }
}
