import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// answerValueSet of ValueSets contained in the file: expansion, or compose over listed concepts and contained CodeSystems.
@Suite struct ContainedValueSetTests {
    /// The codes that `#v` offers, given the body of the ValueSet `v` and further contained resources.
    private func codes(_ body: String, _ others: String = "") throws -> [String] {
        let more = others.isEmpty ? "" : "," + others
        let made = try interview(
            ##"{"linkId":"a","text":"a","type":"choice","answerValueSet":"#v"}"##,
            more:
                #","contained":[{"resourceType":"ValueSet","id":"v","status":"active",\#(body)}\#(more)]"#
        )
        return made.question?.options.map {
            if case .coding(let coding) = $0.value {
                "\(coding.system ?? "-")|\(coding.code ?? "-")|\($0.text)"
            } else {
                "?"
            }
        } ?? []
    }

    private let animals = #"""
        {"resourceType":"CodeSystem","id":"c","url":"urn:animals","status":"active","content":"complete","concept":[
         {"code":"mammal","display":"Mammal","concept":[
          {"code":"cat","display":"Cat","property":[{"code":"legs","valueInteger":4}]},
          {"code":"whale","display":"Whale"}]},
         {"code":"bird","display":"Bird"}]}
        """#

    @Test("expansion.contains, nested ones too, without abstract entries")
    func expansion() throws {
        #expect(
            try codes(
                #""expansion":{"timestamp":"2020-01-01T00:00:00Z","contains":[{"system":"s","code":"a","display":"A","abstract":true,"contains":[{"system":"s","code":"b","display":"B"}]},{"system":"s","code":"c"}]}"#
            ) == ["s|b|B", "s|c|c"]
        )
    }

    @Test(
        "compose comes before a stored expansion, which gives words and is used where compose cannot be read"
    )
    func composeFirst() throws {
        let page =
            #""expansion":{"timestamp":"2020-01-01T00:00:00Z","contains":[{"system":"s","code":"a","display":"A"},{"system":"s","code":"z","display":"Z"}]}"#
        #expect(
            try codes(
                #""compose":{"include":[{"system":"s","concept":[{"code":"z"},{"code":"y"}]}]},"#
                    + page
            ) == ["s|z|Z", "s|y|y"]
        )
        #expect(
            try codes(#""compose":{"include":[{"system":"elsewhere"}]},"# + page)
                == ["s|a|A", "s|z|Z"]
        )
    }

    @Test("an exclude that cannot be read: nothing is offered, for it might be what is left out")
    func unreadableExclude() throws {
        #expect(
            try codes(
                #""compose":{"include":[{"system":"s","concept":[{"code":"a"},{"code":"b"}]}],"exclude":[{"system":"s","filter":[{"property":"p","op":"=","value":"v"}]}]}"#
            ) == []
        )
    }

    private let colours = #"""
        {"resourceType":"CodeSystem","id":"k","url":"urn:k","version":"2","status":"active","content":"complete",
         "property":[{"code":"gone","uri":"http://hl7.org/fhir/concept-properties#inactive","type":"boolean"}],
         "concept":[{"code":"warm","display":"Warm","property":[{"code":"notSelectable","valueBoolean":true}]},
          {"code":"red","display":"Red","property":[{"code":"parent","valueCode":"warm"}],
           "designation":[{"language":"es","value":"Rojo"}]},
          {"code":"puce","display":"Puce","property":[{"code":"gone","valueBoolean":true}]},
          {"code":"teal","display":"Teal","property":[{"code":"status","valueCode":"deprecated"}]}]}
        """#

    @Test(
        "what a CodeSystem says: words, codes it lacks, headings, codes out of use, parents, versions",
        arguments: [
            (
                #"{"system":"urn:k","concept":[{"code":"red"},{"code":"mauve","display":"Mauve"}]}"#,
                "", ["urn:k|red|Red"]
            ),
            (#"{"system":"urn:k"}"#, "", ["urn:k|red|Red", "urn:k|teal|Teal"]),
            (
                #"{"system":"urn:k"}"#, #""inactive":true,"#,
                ["urn:k|red|Red", "urn:k|puce|Puce", "urn:k|teal|Teal"]
            ),
            (
                #"{"system":"urn:k","concept":[{"code":"puce"},{"code":"teal"}]}"#,
                #""inactive":false,"#, ["urn:k|teal|Teal"]
            ),
            (
                #"{"system":"urn:k","filter":[{"property":"concept","op":"is-a","value":"warm"}]}"#,
                "", ["urn:k|red|Red"]
            ),
            (#"{"system":"urn:k","version":"1"}"#, "", []),
            (
                #"{"system":"urn:k","version":"2","concept":[{"code":"red"}]}"#, "",
                ["urn:k|red|Red"]
            ),
            (
                #"{"system":"urn:k","version":"1","concept":[{"code":"mauve","display":"Mauve"}]}"#,
                "", ["urn:k|mauve|Mauve"]
            ),
        ]
    )
    func codeSystemSays(include: String, more: String, expected: [String]) throws {
        #expect(
            try codes(#""compose":{\#(more)"include":[\#(include)]}"#, colours) == expected
        )
    }

    @Test("words of a CodeSystem in the language that is shown")
    func designations() throws {
        var made = try interview(
            ##"{"linkId":"a","text":"a","_text":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/translation","extension":[{"url":"lang","valueCode":"es"},{"url":"content","valueString":"a"}]}]},"type":"choice","answerValueSet":"#v"}"##,
            more:
                #","language":"en","contained":[{"resourceType":"ValueSet","id":"v","status":"active","compose":{"include":[{"system":"urn:k","concept":[{"code":"red"}]}]}},\#(colours)]"#
        )
        #expect(made.question?.options.map(\.text) == ["Red"])
        made.show(in: "es")
        #expect(made.question?.options.map(\.text) == ["Rojo"])
    }

    @Test("compose.include.concept, from several systems, without doubles")
    func listed() throws {
        #expect(
            try codes(
                #""compose":{"include":[{"system":"s","concept":[{"code":"a","display":"A"},{"code":"b"}]},{"system":"t","concept":[{"code":"a"}]},{"system":"s","concept":[{"code":"b"}]}]}"#
            ) == ["s|a|A", "s|b|b", "t|a|a"]
        )
    }

    @Test(
        "compose.include.filter: regex over codes and displays, generalizes over what is above",
        arguments: [
            ("code", "regex", "[bc].*", ["cat", "bird"]), ("display", "regex", "W.*", ["whale"]),
            ("concept", "generalizes", "cat", ["mammal", "cat"]),
        ]
    )
    func moreFilters(
        _ property: String,
        _ comparison: String,
        _ value: String,
        _ found: [String]
    )
        throws
    {
        let filter = #"{"property":"\#(property)","op":"\#(comparison)","value":"\#(value)"}"#
        let offered = try codes(
            #""compose":{"include":[{"system":"urn:animals","filter":[\#(filter)]}]}"#,
            animals
        )
        #expect(
            offered.map { $0.split(separator: "|").dropFirst().first.map(String.init) } == found
        )
    }

    @Test("compose.exclude takes codes out")
    func excluded() throws {
        #expect(
            try codes(
                #""compose":{"include":[{"system":"s","concept":[{"code":"a"},{"code":"b"}]}],"exclude":[{"system":"s","concept":[{"code":"a"}]}]}"#
            ) == ["s|b|b"]
        )
    }

    @Test("a whole contained CodeSystem, in its order with the words it has")
    func wholeSystem() throws {
        #expect(
            try codes(#""compose":{"include":[{"system":"urn:animals"}]}"#, animals) == [
                "urn:animals|mammal|Mammal", "urn:animals|cat|Cat", "urn:animals|whale|Whale",
                "urn:animals|bird|Bird",
            ]
        )
    }

    @Test(
        "compose.include.filter over a contained CodeSystem",
        arguments: [
            ("concept", "is-a", "mammal", ["mammal", "cat", "whale"]),
            ("concept", "descendent-of", "mammal", ["cat", "whale"]),
            ("concept", "is-not-a", "mammal", ["bird"]), ("legs", "=", "4", ["cat"]),
            ("legs", "exists", "false", ["mammal", "whale", "bird"]),
            ("code", "in", "cat,bird", ["cat", "bird"]),
        ]
    )
    func filters(property: String, op: String, value: String, expected: [String]) throws {
        let made = try codes(
            #""compose":{"include":[{"system":"urn:animals","filter":[{"property":"\#(property)","op":"\#(op)","value":"\#(value)"}]}]}"#,
            animals
        )
        #expect(made.map { $0.split(separator: "|")[1] }.map(String.init) == expected)
    }

    @Test("compose.include.valueSet: the codes of another contained set, or those in both")
    func otherSets() throws {
        let other =
            #"{"resourceType":"ValueSet","id":"w","url":"urn:w","status":"active","compose":{"include":[{"system":"s","concept":[{"code":"b"},{"code":"c"}]}]}}"#
        #expect(
            try codes(#""compose":{"include":[{"valueSet":["urn:w"]}]}"#, other) == [
                "s|b|b", "s|c|c",
            ]
        )
        #expect(
            try codes(
                ##""compose":{"include":[{"system":"s","concept":[{"code":"a"},{"code":"b"}],"valueSet":["#w"]}]}"##,
                other
            ) == ["s|b|b"]
        )
    }

    @Test("sets that include each other end, and what is missing is a finding")
    func circle() throws {
        let form = try form(
            ##"{"linkId":"a","text":"a","type":"choice","answerValueSet":"#v"}"##,
            more:
                #","contained":[{"resourceType":"ValueSet","id":"v","url":"urn:v","status":"active","compose":{"include":[{"valueSet":["urn:w"]}]}},{"resourceType":"ValueSet","id":"w","url":"urn:w","status":"active","compose":{"include":[{"valueSet":["urn:v"]}]}}]"#
        )
        #expect(form.findings.contains { $0.rule == "value-set" })
    }

    @Test("a set that is not in the file: the question is for staff, with a warning and its place")
    func elsewhere() throws {
        let made = try interview(
            #"{"linkId":"a","text":"a","type":"choice","answerValueSet":"http://example.org/vs"}"#
        )
        #expect(made.question?.isForStaff == true)
        let finding = try #require(made.form.findings.first { $0.rule == "value-set" })
        #expect(finding.severity == .warning && finding.position != nil)
    }

    @Test("an open-choice over a set that is not in the file takes own words")
    func openElsewhere() throws {
        let made = try interview(
            #"{"linkId":"a","text":"a","type":"open-choice","answerValueSet":"http://example.org/vs"}"#
        )
        #expect(made.question?.isForStaff == false)
        #expect(made.problems(with: [string("own")]) == [])
    }
}
