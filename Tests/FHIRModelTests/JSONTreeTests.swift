import FHIRModel
import Testing

@Suite("JSON reader")
struct JSONTreeTests {
    func parse(_ text: String) throws(JSONSyntaxError) -> JSONTree {
        try JSONTree(parsing: Array(text.utf8))
    }

    @Test func aValueKnowsWhereItStood() throws {
        let tree = try parse("{\n  \"é\": [1,\n    \"x\\n\"], \"b\": true}")
        let list = tree.child("é", of: tree.root)
        #expect(tree.position(of: list) == SourcePosition(line: 2, column: 8))
        #expect(tree.namePosition(of: list) == SourcePosition(line: 2, column: 3))
        let last = tree.lastChild(of: list)
        #expect(tree.string(at: last) == "x\n")
        #expect(tree.position(of: last) == SourcePosition(line: 3, column: 5))
        #expect(
            tree.position(of: tree.child("b", of: tree.root)) == SourcePosition(line: 3, column: 18)
        )
    }

    @Test("columns of a file that is one long line are counted in scalars, too")
    func aLongLineHasColumns() throws {
        let texts = (0..<2000).map {
            "\"\(String(repeating: $0 % 3 == 0 ? "é" : "e", count: $0 % 7))\""
        }
        let tree = try parse("[\(texts.joined(separator: ","))]")
        var column = 2
        for (node, text) in zip(tree.children(of: tree.root), texts) {
            #expect(tree.position(of: node) == SourcePosition(line: 1, column: column))
            column += text.unicodeScalars.count + 1
        }
    }

    @Test("strings end where they end, wherever that falls among eight bytes", arguments: 0..<20)
    func aStringEnds(length: Int) throws {
        for special in ["\\n", "\\\"", "é", "\\u00e9", "\u{7f}", "\u{1F600}"] {
            let plain = String(repeating: "a", count: length)
            let tree = try parse("[\"\(plain)\(special)\(plain)\",\"\(plain)\"]")
            #expect(tree.string(at: tree.lastChild(of: tree.root)) == plain)
            let first = try #require(tree.string(at: tree.firstChild(of: tree.root)))
            #expect(
                first.hasPrefix(plain) && first.hasSuffix(plain) && first.count == 2 * length + 1
            )
        }
        for control in ["\u{01}", "\n", "\u{1f}"] {
            #expect(throws: JSONSyntaxError.self) {
                try parse("[\"\(String(repeating: "a", count: length))\(control)aaaaaaaaaa\"]")
            }
        }
    }

    @Test(arguments: [
        "1.50", "-0.0", "1e400", "12345678901234567890123456789012345678901234567890",
    ])
    func aNumberKeepsItsDigits(_ digits: String) throws {
        let tree = try parse("[\(digits)]")
        #expect(
            String(decoding: tree.bytes(at: tree.firstChild(of: tree.root)), as: UTF8.self)
                == digits
        )
        #expect(String(decoding: tree.serialized(), as: UTF8.self) == "[\(digits)]")
    }

    @Test(arguments: [
        ("{\"a\":1,\n \"a\":2}", 2, 2, JSONSyntaxError.Fault.duplicateName("a")),
        ("{\"a\":{\"a\":1},\"\\u0061\":2}", 1, 14, .duplicateName("a")),
        ("[1,\n2,]", 2, 2, .trailingComma),
        ("{\"a\":1,}", 1, 7, .trailingComma),
        ("[1 2]", 1, 4, .expectedCommaOrBracket),
        ("{\"a\" 1}", 1, 6, .expectedColon),
        ("{a:1}", 1, 2, .expectedName),
        ("[01]", 1, 2, .invalidNumber),
        ("[\"a\nb\"]", 1, 4, .controlCharacter),
        ("[\"\\x\"]", 1, 3, .invalidEscape),
        ("[\"\\ud800\"]", 1, 3, .loneSurrogate),
        ("[tru]", 1, 2, .expectedValue),
        ("[1", 1, 3, .unexpectedEnd),
        ("", 1, 1, .empty),
        ("1 1", 1, 3, .trailingText),
    ])
    func aFaultIsNamedAtItsPlace(
        _ text: String,
        _ line: Int,
        _ column: Int,
        _ fault: JSONSyntaxError.Fault
    ) {
        #expect(throws: JSONSyntaxError(fault, at: SourcePosition(line: line, column: column))) {
            try parse(text)
        }
    }

    @Test func depthAndSizeAreBounded() {
        let deep = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
        #expect(throws: Never.self) { try parse(deep) }
        let tooDeep = "[" + deep + "]"
        #expect(
            throws: JSONSyntaxError(.tooDeep(limit: 128), at: SourcePosition(line: 1, column: 129))
        ) {
            try parse(tooDeep)
        }
        #expect(
            throws: JSONSyntaxError(.tooLarge(limit: 3), at: SourcePosition(line: 1, column: 1))
        ) {
            try JSONTree(
                parsing: Array("[1,2]".utf8),
                limits: JSONLimits(maximumBytes: 3, maximumDepth: 9)
            )
        }
    }

    @Test("a name is what is written, whatever name stood there before", arguments: 0..<19)
    func namesAreNotTakenForOthers(length: Int) throws {
        for other in 0..<19 {
            let plain = [length, other].map { String(repeating: "n", count: $0) }
            let written = plain + [plain[0] + "m", plain[0] + "\\u006E", plain[0]]
            let names = plain + [plain[0] + "m", plain[0] + "n", plain[0]]
            for (written, name) in zip(written, names) {
                let tree = try parse(
                    #"{"before":{"\#(written)":[1],"after":"sixteen bytes and more"}}"#
                )
                let child = tree.firstChild(of: tree.firstChild(of: tree.root))
                #expect(tree.name(of: child).string == name)
                #expect(tree.name(of: tree.nextSibling(of: child)) == "after")
                #expect(tree.nextSibling(of: tree.firstChild(of: child)) == JSONNode.none)
                #expect(tree.nextSibling(of: tree.root) == JSONNode.none)
            }
        }
    }

    @Test func aQuoteInANameIsAlwaysEscaped() throws {
        let text = #"{"quoted":{"a\"b":1,"after":"sixteen bytes and more"}}"#
        for _ in 0..<2 { _ = try parse(text) }
        #expect(throws: JSONSyntaxError.self) { try parse(text.filter { $0 != "\\" }) }
    }

    @Test func everyPrefixOfADocumentIsRefusedWithoutATrap() throws {
        let bytes = Array("{\"a\":[1.5e-3,{\"b\":\"\\ud83d\\ude00é\"},null,true],\"c\":{}}".utf8)
        _ = try JSONTree(parsing: bytes)
        for length in 0..<bytes.count {
            #expect(throws: JSONSyntaxError.self) { try JSONTree(parsing: Array(bytes[..<length])) }
        }
    }

    @Test func aTreeCanBeBuiltChangedAndCopied() throws {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set("resourceType", string: "Böse\u{202E}", in: root)
        let items = tree.setArray("item", in: root)
        let last = tree.appendObject(to: items)
        tree.set("linkId", string: "2", in: last)
        let first = tree.insertObject(in: items, after: JSONNode.none)
        tree.set("value", decimal: FHIRDecimal("1.50") ?? FHIRDecimal(0), in: first)
        tree.remove(last)
        var copy = JSONTree()
        copy.copy(root, from: tree, as: .none, into: JSONNode.none)
        let expected = "{\"resourceType\":\"B\\u00f6se\\u202e\",\"item\":[{\"value\":1.50}]}"
        #expect(String(decoding: copy.serialized(), as: UTF8.self) == expected)
        tree.restore(last, in: items, after: first)
        #expect(Array(tree.elements("item", of: root)) == [first, last])
    }

    @Test func aTreeNeverPrintsWhatItHolds() throws {
        let tree = try parse("{\"answer\":\"canary\"}")
        var dumped = ""
        dump(tree, to: &dumped)
        #expect(!"\(tree) \(String(reflecting: tree)) \(dumped)".contains("canary"))
    }
}
