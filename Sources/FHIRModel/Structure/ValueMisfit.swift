/// A value that stands in a file in another shape than R4 has it, where there is exactly one way to write it right.
///
/// `"required": "true"` is one, and `"item": { … }` where an array belongs.
package struct ValueMisfit: Equatable {
    /// Where the value stands in the source, in bytes.
    package var range: Range<Int>
    /// The value as R4 has it.
    package var replacement: [UInt8]
    /// What was done to it, for staff.
    package var mend: Mend

    /// How it was mended.
    package enum Mend: Equatable {
        /// The quotation marks around a boolean or a number were taken away.
        case unquoted
        /// Quotation marks were put around a number that is a text, such as a linkId.
        case quoted
        /// One value was put into the array it belongs in: only `[` and `]` are added.
        case wrapped
    }
}

extension StructureCheck {
    /// Keeps a value in mind that is wrong only in its quotation marks.
    mutating func noteMisfit(_ node: JSONNode, _ primitive: Primitive) {
        guard let start = tree.sourceOffset(of: node) else { return }
        switch tree.kind(of: node) {
        case .string:
            guard tree.isFreeOfEscapes(node), let text = tree.string(at: node) else { return }
            let inside = Self.bare(text, primitive)
            guard Self.fits(inside, primitive) else { return }
            let range = start..<start + text.utf8.count + 2
            misfits.append(ValueMisfit(range: range, replacement: inside, mend: .unquoted))
        case .number:
            let text = tree.bytes(at: node)
            let quoted = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
            guard Self.fits(quoted, primitive) else { return }
            let range = start..<start + text.count
            misfits.append(ValueMisfit(range: range, replacement: quoted, mend: .quoted))
        case .object, .array, .boolean, .null: break
        }
    }

    /// Keeps a value in mind that stands alone where an array belongs.
    mutating func noteUnwrapped(_ node: JSONNode) {
        guard let start = tree.sourceOffset(of: node),
            let end = tree.sourceEnd(of: node)
        else { return }
        misfits.append(
            ValueMisfit(range: start..<start, replacement: Array("[".utf8), mend: .wrapped)
        )
        misfits.append(ValueMisfit(range: end..<end, replacement: Array("]".utf8), mend: .wrapped))
    }

    /// A text between quotation marks as it is without them: `" True "` is `true`.
    private static func bare(_ text: String, _ primitive: Primitive) -> [UInt8] {
        var bytes = Array(text.utf8)[...]
        while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        let isBoolean = primitive == .boolean
        return isBoolean
            ? Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8) : Array(bytes)
    }

    private static func fits(_ value: [UInt8], _ primitive: Primitive) -> Bool {
        guard let tree = try? JSONTree(parsing: value) else { return false }
        return primitive.fault(at: tree.root, in: tree) == nil
    }
}

extension JSONTree {
    /// The byte offset behind a value in the source; nil for one that was built.
    func sourceEnd(of node: JSONNode) -> Int? {
        guard let start = sourceOffset(of: node) else { return nil }
        switch kind(of: node) {
        case .number: return start + bytes(at: node).count
        case .boolean, .null:
            return start + (text[start] == UInt8(ascii: "f") ? 5 : 4)
        case .string, .object, .array: break
        }
        var depth = 0
        var index = start
        var isInString = false
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "\\") where isInString: index += 1
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "{") where !isInString, UInt8(ascii: "[") where !isInString:
                depth += 1
            case UInt8(ascii: "}") where !isInString, UInt8(ascii: "]") where !isInString:
                depth -= 1
            default: break
            }
            index += 1
            if depth == 0, !isInString { return index }
        }
        return nil
    }
}

extension Questionnaire {
    /// The values that are written in another shape than R4 has them and have one way to be written right, in the order in which
    /// they were found.
    package func misfits() -> [ValueMisfit] {
        var check = StructureCheck(tree)
        check.check(node, is: "Questionnaire")
        return check.misfits
    }
}
