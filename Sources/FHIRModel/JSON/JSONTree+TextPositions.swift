extension JSONTree {
    /// Where a byte of a string's text stood in the source, also where the string was written with escapes; nil for a node
    /// that was built.
    package func position(ofByte offset: Int, in node: JSONNode) -> SourcePosition? {
        guard let start = sourceOffset(of: node), kind(of: node) == .string else {
            return position(of: node)
        }
        var index = start + 1
        var left = offset
        while left > 0, index < text.count, text[index] != UInt8(ascii: "\"") {
            guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
                index += 1
                left -= 1
                continue
            }
            guard text[index + 1] == UInt8(ascii: "u") else {
                index += 2
                left -= 1
                continue
            }
            left -= utf8Count(ofEscapeAt: index)
            index += 6
        }
        return position(atOffset: index)
    }

    /// How many bytes of UTF-8 `\uXXXX` stands for; a pair of surrogates counts two each.
    private func utf8Count(ofEscapeAt index: Int) -> Int {
        guard index + 6 <= text.count,
            let unit = UInt32(
                String(decoding: text[(index + 2)..<(index + 6)], as: UTF8.self),
                radix: 16
            )
        else { return 1 }
        if (0xD800...0xDFFF).contains(unit) { return 2 }
        return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
    }
}
