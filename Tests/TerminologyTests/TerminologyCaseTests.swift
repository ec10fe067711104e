import ConformanceData
import FHIRModel
import Terminology
import Testing

/// The ten cases of `shared/fixtures/terminology/cases`: a Bundle of value sets and code systems each, and what they hold.
@Suite(
    "value sets of the cases hold what is expected",
    .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)")
)
struct TerminologyCaseTests {
    static let cases =
        ConformanceData.isPresent
        ? (try? ConformanceData.names(in: "terminology/cases").filter { !$0.contains(".expected") })
            ?? [] : []

    @Test(arguments: cases)
    func expansions(name: String) throws {
        let bundle = try JSONTree(parsing: ConformanceData.bytes("terminology/cases/\(name)"))
        let expected = try JSONTree(
            parsing: ConformanceData.bytes(
                "terminology/cases/\(name.dropLast(5)).expected.json"
            )
        )
        var count = 0
        for wanted in expected.elements("expansions", of: expected.root) {
            count += 1
            let address = try #require(expected.string(at: expected.child(.valueSet, of: wanted)))
            var expander = ValueSetExpander(sources: [ResourcesInTree(bundle)])
            let found = expander.expansion(at: Canonical(address))
            let isComplete = expected.boolean(at: expected.child("complete", of: wanted))
            #expect(found?.isComplete ?? false == isComplete, "\(address)")
            let options = expected.elements("options", of: wanted).map {
                Self.line($0, in: expected)
            }
            #expect((found?.concepts ?? []).map(Self.line) == options, "\(address)")
        }
        #expect(count > 0)
    }

    private static func line(_ concept: ValueSetConcept) -> String {
        let coding = concept.coding
        return "\(coding.system ?? "")|\(coding.version ?? "")|\(coding.code ?? "")|\(coding.text)"
            + (concept.isHeading ? " heading" : "")
    }

    private static func line(_ node: JSONNode, in tree: JSONTree) -> String {
        let coding = Coding(at: node, in: tree)
        let isHeading = tree.boolean(at: tree.child("heading", of: node)) == true
        return "\(coding.system ?? "")|\(coding.version ?? "")|\(coding.code ?? "")|\(coding.text)"
            + (isHeading ? " heading" : "")
    }
}
