import FormTesting
import Testing

@testable import FormFiller

/// What visitors type for options, by the words and prefixes of a whole list.
struct OptionKeyTests {
    private func keys(_ words: [String], _ prefixes: [String?]? = nil) -> OptionKeys {
        OptionKeys(prefixes: prefixes ?? words.map { _ in nil }, words: words)
    }

    @Test(arguments: [
        (["0 - none", "1 - mild", "2 - bad"], ["0", "1", "2"], ["none", "mild", "bad"]),
        (["(1) mild", "(2) bad"], ["1", "2"], ["mild", "bad"]),
        (["5", "10", "2", "1"], ["5", "10", "2", "1"], ["", "", "", ""]),
        (["0: No pain", "1", "2 = worst"], ["0", "1", "2"], ["No pain", "", "worst"]),
        (["No pain", "1", "2", "3 – worst"], ["0", "1", "2", "3"], ["No pain", "", "", "worst"]),
        (
            ["0", "1", "2 or more", "Do not know"], ["0", "1", "2", "3"],
            ["", "", "2 or more", "Do not know"]
        ),
        (["0", "1", "2", "10 or more"], ["0", "1", "2", "10"], ["", "", "", "10 or more"]),
        (
            ["-1 - worse", "0 - same", "+1 - better"], ["-1", "0", "1"],
            ["worse", "same", "better"]
        ),
        (["0.5", "1.0", "1.5"], ["0.5", "1.0", "1.5"], ["", "", ""]),
        (["2024", "2025"], ["2024", "2025"], ["", ""]),
        (["1. One", "2. Two"], ["1", "2"], ["One", "Two"]),
    ])
    func `The number that options begin with is what is typed`(
        words: [String],
        expected: [String],
        labels: [String]
    ) {
        #expect(keys(words).keys == expected)
        #expect(keys(words).labels == labels)
    }

    @Test(arguments: [
        ["None", "1 fall", "2 falls"], ["0-5 years", "6-10 years"],
        ["0 - 5 years", "6 - 10 years"],
        ["9:30", "10:30"], ["9-10am", "10-11am"], ["6 months", "1 year"], ["1 or 2", "3 or 4"],
        ["2026-03-04", "2026-04-04"], ["1.5 mg", "3 mg"], ["5mg", "10mg"], ["1 - a", "1 - b"],
        ["0", "Never", "Sometimes", "Often"], ["Yes", "No"], [""],
    ])
    func `Other options are typed by their place`(words: [String]) {
        #expect(keys(words).arePlaces)
        #expect(keys(words).labels == words)
    }

    @Test(
        arguments: [
            (["a", "b", "c"], ["a", "b", "c"]), (["(A)", "(B)", "(C)"], ["A", "B", "C"]),
            (["1.", "3.", "5."], ["1", "3", "5"]), (["a)", "b)", nil], ["a", "b", "c"]),
            (["0", "1", nil], ["0", "1", "2"]), ([nil, "1", "2"], ["0", "1", "2"]),
        ] as [([String?], [String])]
    )
    func `What is written before options is what is typed`(prefixes: [String?], expected: [String])
    {
        #expect(keys(["Never", "Often", "Always"], prefixes).keys == expected)
    }

    @Test func `Prefixes that are the same are none, and letters of them are still read`() {
        let same = keys(["Never", "Often"], ["a", "a"])
        #expect(same.keys == ["1", "2"] && same.labels == ["a Never", "a Often"])
        #expect(keys(["Never", "Often"], ["1", "1"]).labels == ["Never", "Often"])
    }

    @Test func `A key stays while another option is switched off`() throws {
        let toggle =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerOptionsToggleExpression"
        let made = try interview(
            #"""
            {"linkId":"a","type":"choice","text":"a","answerOption":[
             {"valueString":"North"},{"valueString":"South"},{"valueString":"East"}],
             "extension":[{"url":"\#(toggle)","extension":[{"url":"option","valueString":"South"},
              {"url":"expression","valueExpression":{"language":"text/fhirpath","expression":"false"}}]}]}
            """#
        )
        #expect(made.question?.options.map(\.key) == ["1", "3"])
    }
}
