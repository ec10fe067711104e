import ConformanceData
import FHIRModel
import Terminology
import Testing

/// The expand tests of HL7's terminology ecosystem guide (`shared/fixtures/terminology/tx`).
///
/// As far as files alone can answer them: the same codes, and the same of them headings. What differs stands in
/// ``ServerSuiteLedger`` with its reason.
@Suite(
    "value sets hold what HL7's terminology suite expects",
    .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)")
)
struct ServerSuiteTests {
    @Test("every test passes but those of the ledger, and none of those passes unnoticed")
    func suite() throws {
        let list = try tree("tests.json")
        var failed: [String] = []
        var count = 0
        for test in list.elements("tests", of: list.root) {
            let name = try #require(list.string(at: list.child("name", of: test)))
            count += 1
            let isPassed = try passes(test, in: list)
            if !isPassed { failed.append(name) }
            #expect(
                isPassed == (ServerSuiteLedger.reasons[name] == nil),
                "\(name) \(isPassed ? "passes now: take it out of the ledger" : "fails")"
            )
        }
        #expect(count == 104)
        #expect(count - failed.count >= 90, "\(failed)")
    }

    private func tree(_ path: String) throws -> JSONTree {
        try JSONTree(parsing: ConformanceData.bytes("terminology/tx/\(path)"))
    }

    private func passes(_ test: JSONNode, in list: JSONTree) throws -> Bool {
        let files = list.elements("setup", of: test).compactMap { list.string(at: $0) }
        let library = try library(files)
        let request = try tree(#require(list.string(at: list.child("request", of: test))))
        let response = try tree(#require(list.string(at: list.child("response", of: test))))
        var parameters: [String: JSONNode] = [:]
        for node in request.elements("parameter", of: request.root) {
            parameters[request.string(at: request.child("name", of: node)) ?? ""] = node
        }
        let isActiveOnly = parameters["activeOnly"].flatMap {
            request.boolean(at: request.child("valueBoolean", of: $0))
        }
        let given = parameters["valueSet"].map { request.child("resource", of: $0) }
        var sources: [any TerminologySource] = [library]
        if let given { sources.insert(ResourcesInTree(request, around: given), at: 0) }
        var expander = ValueSetExpander(
            sources: sources,
            includingInactive: isActiveOnly != true
        )
        let found: ValueSetExpansion?
        if let given {
            found = expander.expansion(
                of: TerminologyResource(tree: request, node: given),
                source: 0
            )
        } else {
            let url = parameters["url"].flatMap {
                request.string(at: request.child("valueUri", of: $0))
                    ?? request.string(at: request.child("valueCanonical", of: $0))
                    ?? request.string(at: request.child("valueUrl", of: $0))
            }
            found = expander.expansion(at: Canonical(try #require(url)))
        }
        let codes = Set((found?.concepts ?? []).map(Self.line))
        let isError =
            response.string(at: response.child(.resourceType, of: response.root)) != "ValueSet"
        return isError
            ? codes.isEmpty && found?.isComplete != true : codes == Self.codes(of: response)
    }

    /// The setup files as a folder of loose files.
    private func library(_ files: [String]) throws -> TerminologyLibrary {
        var index = TerminologyIndex()
        var texts: [[UInt8]] = []
        // What a server is taken to have of R4 core.
        let core = ["ValueSet", "CodeSystem"].map { "r4-core/\($0)-administrative-gender.json" }
        for file in files.map({ "tx/\($0)" }) + core {
            let bytes = try ConformanceData.bytes("terminology/\(file)")
            if index.add(bytes[...], named: file, rank: .loose, group: texts.count) != nil {
                texts.append(bytes)
            }
        }
        return TerminologyLibrary(open: { [index] in index }, read: { [texts] in texts[$0] })
    }

    private static func codes(of response: JSONTree) -> Set<String> {
        var found: Set<String> = []
        var pending = Array(
            response.elements(.contains, of: response.child(.expansion, of: response.root))
        )
        while let node = pending.popLast() {
            let coding = Coding(at: node, in: response)
            let isHeading = response.boolean(at: response.child(.abstract, of: node)) == true
            found.insert(line(coding, isHeading))
            pending += response.elements(.contains, of: node)
        }
        return found
    }

    private static func line(_ concept: ValueSetConcept) -> String {
        line(concept.coding, concept.isHeading)
    }

    private static func line(_ coding: Coding, _ isHeading: Bool) -> String {
        "\(coding.system ?? "")|\(coding.code ?? "")\(isHeading ? " heading" : "")"
    }
}
