import FHIRModel
import FoundationEssentials
import Testing

/// RFC 8259 §4, as much of it as it takes to see where a member ends.
struct JSONMembersTests {
    private func members(_ text: String) -> JSONMembers? {
        JSONMembers(of: ArraySlice(text.utf8), lookingFor: "/end")
    }

    private func value(_ name: String, in text: String) -> String? {
        members(text)?[name].map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        ("{\"a\":1}", "1"), (" {\n\"a\" : -1.5e+3 , \"b\":2 } ", "-1.5e+3"),
        ("{\"b\": [1, {\"a\": 2}], \"a\": true}", "true"),
        ("{\"b\": \"\\\"a\\\": 3\", \"a\": \"x\\\\\"}", "\"x\\\\\""),
        ("{\"a\": {\"b\": \"}]\", \"c\": [[]]}}", "{\"b\": \"}]\", \"c\": [[]]}"),
        ("{\"a\":\"0123456789 0123456789\"}", "\"0123456789 0123456789\""),
    ])
    func aValueIsFoundWhole(text: String, expected: String) {
        #expect(value("a", in: text) == expected)
    }

    @Test(arguments: [
        "", " ", "[]", "1", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1 \"b\":2}", "{\"a\":[}",
    ])
    func whatIsNoObjectHasNone(text: String) {
        #expect(members(text) == nil)
    }

    @Test func aNameThatIsThereTwiceOrNotAtAllHasNoValue() {
        #expect(value("a", in: "{\"a\": 1, \"a\": 2}") == nil)
        #expect(value("b", in: "{\"a\": 1}") == nil)
    }

    @Test(arguments: [
        ("{\"a\": [\"x/end\"]}", true), ("{\"a\": \"x/end \"}", false), ("{\"a\": \"end\"}", false),
        ("{\"a\": {\"b/end\": 1}}", true),
    ])
    func anEndingIsSeenAtAnyDepth(text: String, expected: Bool) {
        #expect(members(text)?.endings.isEmpty == !expected)
    }

    @Test func theTextBehindAnEndingIsFound() throws {
        let text = Array("xx{\"a\": [\"x/end\",1], \"/end\": 2}".utf8)[2...]
        let endings = try #require(JSONMembers(of: text, lookingFor: "/end")).endings
        #expect(
            endings.map { String(decoding: text[$0...].prefix(2), as: UTF8.self) } == [",1", ": "]
        )
    }

    @Test(arguments: [
        ("{\"a\": \"\\/\"}", true), ("{\"a\": [\"\\u002F\"]}", true), ("{\"\\u0061\": 1}", true),
        ("{\"a\": \"\\u00e9\\n\\u2013\\\\/\"}", false), ("{\"a\": \"/\"}", false),
    ])
    func anEscapeThatHidesASCIIIsSeen(text: String, expected: Bool) {
        #expect(members(text)?.escapesASCII == expected)
    }

    /// The same text cut off anywhere has no members, and no byte behind it is looked at.
    @Test func aTextThatIsCutOffHasNone() {
        let text = Array(
            "{\"a\": {\"b\": [\"c\\\\\", 1.5, null]}, \"d\": \"\\u00e9\", \"e\": false}".utf8
        )
        for length in 0..<text.count {
            #expect(JSONMembers(of: text[..<length], lookingFor: "/end") == nil)
            let shifted = Array("xyz".utf8) + text
            #expect(
                JSONMembers(of: shifted[3...(2 + length + 1)], lookingFor: "/end") == nil
                    || length == text.count - 1
            )
        }
    }

    /// Every member of every shipped questionnaire, against the reader that reads everything.
    @Test func shippedFilesHaveTheMembersThatTheTreeHas() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Questionnaires")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        var compared = 0
        for name in names where name.hasSuffix(".json") {
            let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
            let tree = try JSONTree(parsing: bytes)
            let members = try #require(JSONMembers(of: bytes[...], lookingFor: "/translation"))
            for name: String in [
                "resourceType", "title", "status", "publisher", "item", "contained", "extension",
            ] {
                let node = tree.child(ElementName(name), of: tree.root)
                guard node != JSONNode.none else {
                    #expect(members[name] == nil)
                    continue
                }
                let found = try JSONTree(parsing: Array(try #require(members[name])))
                var alone = JSONTree()
                let root = alone.makeRoot()
                var expected = JSONTree()
                let expectedRoot = expected.makeRoot()
                _ = alone.copy(found.root, from: found, as: "value", into: root)
                _ = expected.copy(node, from: tree, as: "value", into: expectedRoot)
                #expect(alone.serialized() == expected.serialized())
                compared += 1
            }
        }
        #expect(compared > 12)
    }

    @Test("members are read by kind: strings with their escapes, objects and strings of arrays")
    func kinds() throws {
        let text =
            #"{"a": "x\/\u0041\"", "b": [1, {"c": "d"}, "e", "\n"], "f": {}, "g": "1", "g": "2"} "#
        let members = try #require(JSONMembers(of: ArraySlice(text.utf8)))
        #expect(members.string("a") == "x/A\"")
        #expect(members.objects("b").map { $0.string("c") } == ["d"])
        #expect(members.strings("b") == ["e", "\n"])
        for name in ["b", "f", "g", "h"] { #expect(members.string(name) == nil) }
        #expect(members.objects("a").isEmpty && members.strings("f").isEmpty)
        #expect(members.isAlone)
        #expect(JSONMembers(of: ArraySlice("{} {}".utf8))?.isAlone == false)
        #expect(JSONMembers(of: ArraySlice("{}\0".utf8))?.isAlone == false)
    }
}
