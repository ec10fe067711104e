extension JSONTree {
    /// The document as JSON text.
    ///
    /// `asciiOnly` writes everything beyond ASCII as `\u` escapes, so that no terminal obeys a file;
    /// `pretty` writes one property a line, two spaces a level, and a line break at the end.
    public func serialized(asciiOnly: Bool = true, pretty: Bool = false) -> [UInt8] {
        root.exists ? serialized(root, asciiOnly: asciiOnly, pretty: pretty) : []
    }

    /// One value of the document as JSON text.
    public func serialized(
        _ node: JSONNode,
        asciiOnly: Bool = true,
        pretty: Bool = false
    ) -> [UInt8] {
        var writer = JSONWriter(asciiOnly: asciiOnly, pretty: pretty)
        writer.write(node, of: self, level: 0)
        if pretty { writer.output.append(UInt8(ascii: "\n")) }
        return writer.output
    }
}

/// Writes nodes as text.
struct JSONWriter {
    let asciiOnly: Bool
    let pretty: Bool
    var output: [UInt8] = []

    init(asciiOnly: Bool, pretty: Bool) {
        self.asciiOnly = asciiOnly
        self.pretty = pretty
    }

    mutating func write(_ node: JSONNode, of tree: JSONTree, level: Int) {
        switch tree.kind(of: node) {
        case .object: writeContainer(node, of: tree, level: level, open: "{", close: "}")
        case .array: writeContainer(node, of: tree, level: level, open: "[", close: "]")
        case .string: write(string: tree.bytes(at: node))
        case .number: output.append(contentsOf: tree.bytes(at: node))
        case .boolean:
            output.append(contentsOf: (tree.boolean(at: node) == true ? "true" : "false").utf8)
        case .null: output.append(contentsOf: "null".utf8)
        }
    }

    private mutating func writeContainer(
        _ node: JSONNode,
        of tree: JSONTree,
        level: Int,
        open: String,
        close: String
    ) {
        output.append(contentsOf: open.utf8)
        var child = tree.firstChild(of: node)
        let isEmpty = child.isNone
        while child.exists {
            if pretty { breakLine(level + 1) }
            if tree.kind(of: node) == .object {
                write(string: tree.nameBytes(of: child))
                output.append(contentsOf: (pretty ? ": " : ":").utf8)
            }
            write(child, of: tree, level: level + 1)
            child = tree.nextSibling(of: child)
            if child.exists { output.append(UInt8(ascii: ",")) }
        }
        if pretty, !isEmpty { breakLine(level) }
        output.append(contentsOf: close.utf8)
    }

    private mutating func breakLine(_ level: Int) {
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
    }

    private mutating func write(string: ArraySlice<UInt8>) {
        output.append(UInt8(ascii: "\""))
        if string.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
            output.append(contentsOf: string)
        } else {
            for scalar in String(decoding: string, as: UTF8.self).unicodeScalars { write(scalar) }
        }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": output.append(contentsOf: "\\\"".utf8)
        case "\\": output.append(contentsOf: "\\\\".utf8)
        case "\n": output.append(contentsOf: "\\n".utf8)
        case "\r": output.append(contentsOf: "\\r".utf8)
        case "\t": output.append(contentsOf: "\\t".utf8)
        case " "..."~": output.append(UInt8(truncatingIfNeeded: scalar.value))
        default:
            if asciiOnly || scalar.value < 0xA0 {
                for unit in UTF16.encode(scalar) ?? .init() { write(escaped: unit) }
            } else {
                output.append(contentsOf: String(scalar).utf8)
            }
        }
    }

    private mutating func write(escaped unit: UInt16) {
        let digits = Array("0123456789abcdef".utf8)
        output.append(contentsOf: "\\u".utf8)
        for shift in [12, 8, 4, 0] { output.append(digits[Int(unit >> UInt16(shift)) & 0xF]) }
    }
}
