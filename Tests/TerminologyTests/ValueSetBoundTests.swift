import FHIRModel
import Terminology
import Testing

/// Value sets that name each other in every way end, and say what is wrong.
@Suite struct ValueSetBoundTests {
    private func expansion(_ resources: [String], at address: String) throws -> ValueSetExpansion {
        let bundle = resources.map { #"{"resource":\#($0)}"# }.joined(separator: ",")
        let tree = try JSONTree(
            parsing: Array(#"{"resourceType":"Bundle","entry":[\#(bundle)]}"#.utf8)
        )
        var expander = ValueSetExpander(sources: [ResourcesInTree(tree)])
        let found = expander.expansion(at: Canonical(address))
        return try #require(found)
    }

    private func set(_ name: String, including others: [String], more: String = "") -> String {
        let parts = others.map { #"{"valueSet":["\#($0)"]}"# }.joined(separator: ",")
        return
            #"{"resourceType":"ValueSet","url":"\#(name)","compose":{"include":[\#(parts)\#(more)]}}"#
    }

    @Test("sixty sets that each include the next twice are worked out once each")
    func doubling() throws {
        var sets = (0..<60).map { set("u\($0)", including: ["u\($0 + 1)", "u\($0 + 1)"]) }
        sets.append(
            #"{"resourceType":"ValueSet","url":"u60","compose":{"include":[{"system":"s","concept":[{"code":"a"}]}]}}"#
        )
        let found = try expansion(sets, at: "u0")
        #expect(found.concepts.map(\.coding.code) == ["a"])
        #expect(found.isComplete)
    }

    @Test("sets in a circle end, hold what does not go round, and name the circle")
    func circle() throws {
        let own = #",{"system":"s","concept":[{"code":"a"}]}"#
        let found = try expansion(
            [set("u", including: ["w", "w"], more: own), set("w", including: ["u", "u"])],
            at: "u"
        )
        #expect(found.concepts.map(\.coding.code) == ["a"])
        #expect(!found.isComplete)
        #expect(found.gaps.contains { $0.message.contains("includes itself") })
    }

    @Test("concepts below each other in a circle end")
    func hierarchyCircle() throws {
        let system =
            #"{"resourceType":"CodeSystem","url":"s","content":"complete","concept":[{"code":"a","property":[{"code":"parent","valueCode":"b"}]},{"code":"b","property":[{"code":"parent","valueCode":"a"}]},{"code":"c"}]}"#
        let below =
            #"{"resourceType":"ValueSet","url":"v","compose":{"include":[{"system":"s","filter":[{"property":"concept","op":"is-a","value":"a"}]}]}}"#
        #expect(try expansion([system, below], at: "v").concepts.map(\.coding.code) == ["a", "b"])
    }

    @Test("the whole of a code system by the address of its value set, 1.10 before 1.9")
    func impliedAndNewest() throws {
        let systems = ["1.9", "1.10", "1.2"].map {
            #"{"resourceType":"CodeSystem","url":"s","version":"\#($0)","valueSet":"all","content":"complete","concept":[{"code":"v\#($0)"}]}"#
        }
        let whole = #"{"resourceType":"ValueSet","url":"v","compose":{"include":[{"system":"s"}]}}"#
        let found = try expansion(systems + [whole], at: "v")
        #expect(found.concepts.map(\.coding.code) == ["v1.10"])
        #expect(try expansion(systems, at: "all").concepts.count == 1)
    }
}
