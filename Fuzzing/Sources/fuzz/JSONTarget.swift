import FHIRModel

extension Target {
    /// JSON text, as every file comes in: read, written in each way, and read again.
    static let json = Target(
        name: "json",
        summary: "JSON text",
        longest: 4096,
        memory: (constant: 1 << 22, perByte: 2_000),
        attempt: attemptJSON
    )

    private static func attemptJSON(_ input: [UInt8]) -> String {
        var lenient = JSONLimits.standard
        lenient.allowsDuplicateNames = true
        let tree: JSONTree
        do {
            tree = try JSONTree(parsing: input)
        } catch {
            checkError(error, of: input)
            if case .duplicateName = error.fault {
                let isRead = (try? JSONTree(parsing: input, limits: lenient)) != nil
                return "\(error) \(isRead)"
            }
            hold(
                "what is no JSON is none with other limits",
                (try? JSONTree(parsing: input, limits: lenient)) == nil
            )
            return "\(error)"
        }
        checkPlaces(of: tree, in: input)
        let written = tree.serialized()
        hold("JSON is written in ASCII", written.allSatisfy { (0x20..<0x7F).contains($0) })
        for (isASCII, isPretty) in [(true, false), (false, false), (true, true), (false, true)] {
            let text = tree.serialized(asciiOnly: isASCII, pretty: isPretty)
            hold(
                "no control character comes out",
                isHarmless(String(decoding: text, as: UTF8.self))
            )
            guard let again = try? JSONTree(parsing: text) else {
                hold("what was written reads back", false)
                continue
            }
            hold("what was written reads back the same", isSame(tree, tree.root, again, again.root))
            hold(
                "written again, it is the same",
                again.serialized(asciiOnly: isASCII, pretty: isPretty) == text
            )
        }
        return String(decoding: written, as: UTF8.self)
    }

    private static func checkError(_ error: JSONSyntaxError, of input: [UInt8]) {
        let lines = input.count { $0 == 0x0A } + 1
        hold(
            "an error names a place in the text",
            (1...lines + input.count { $0 == 0x0D }).contains(error.position.line)
        ) {
            "\(error.position) of \(lines) lines"
        }
        hold(
            "an error names a place in the line",
            (1...input.count + 1).contains(error.position.column)
        )
    }

    /// Each value stands where the tree says: what begins there is of its kind.
    private static func checkPlaces(of tree: JSONTree, in input: [UInt8]) {
        var open = [tree.root]
        while let node = open.popLast() {
            guard let offset = tree.sourceOffset(of: node), input.indices.contains(offset) else {
                return hold("each value has a place in the text", false)
            }
            hold(
                "a value of the kind stands at its place",
                begins(tree.kind(of: node), with: input[offset])
            )
            if let decimal = tree.decimal(at: node) {
                hold("a number reads back the same", FHIRDecimal(decimal.description) == decimal)
            }
            if tree.kind(of: tree.parent(of: node)) == .object,
                let name = tree.namePosition(of: node),
                let value = tree.position(of: node)
            {
                hold(
                    "a name stands before its value",
                    (name.line, name.column) < (value.line, value.column)
                )
            }
            open += Array(tree.children(of: node))
        }
    }

    private static func begins(_ kind: JSONTree.Kind, with byte: UInt8) -> Bool {
        switch kind {
        case .object: byte == UInt8(ascii: "{")
        case .array: byte == UInt8(ascii: "[")
        case .string: byte == UInt8(ascii: "\"")
        case .number: byte == UInt8(ascii: "-") || byte &- 0x30 < 10
        case .boolean: byte == UInt8(ascii: "t") || byte == UInt8(ascii: "f")
        case .null: byte == UInt8(ascii: "n")
        }
    }

    /// Whether two documents hold the same names and values in the same order.
    static func isSame(
        _ one: JSONTree,
        _ first: JSONNode,
        _ other: JSONTree,
        _ second: JSONNode
    ) -> Bool {
        guard one.kind(of: first) == other.kind(of: second),
            one.bytes(at: first) == other.bytes(at: second),
            one.boolean(at: first) == other.boolean(at: second)
        else { return false }
        let ours = Array(one.children(of: first))
        let theirs = Array(other.children(of: second))
        let areNamed = one.kind(of: first) == .object
        return ours.count == theirs.count
            && zip(ours, theirs).allSatisfy { mine, their in
                (!areNamed || one.name(of: mine).string == other.name(of: their).string)
                    && isSame(one, mine, other, their)
            }
    }
}
