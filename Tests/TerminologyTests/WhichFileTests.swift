import FHIRModel
import Terminology
import Testing

/// Which of several files an address means: what comes together goes before the rest, then loose files before packages, HL7
/// Terminology before the copies in FHIR core, and never the order in which files were read.
@Suite struct WhichFileTests {
    private struct File {
        var text: String
        var rank = ResourceHead.Rank.loose
        var group = 0
        var isCore: Bool?
    }

    private func library(_ files: [File]) -> TerminologyLibrary {
        TerminologyLibrary(
            open: {
                var index = TerminologyIndex()
                for (number, file) in files.enumerated() {
                    index.add(
                        Array(file.text.utf8)[...],
                        named: "file \(number)",
                        rank: file.rank,
                        group: file.group == 0 ? -number - 1 : file.group,
                        isCore: file.isCore
                    )
                }
                return index
            },
            read: { Array(files[$0].text.utf8) }
        )
    }

    private func system(
        _ code: String,
        _ version: String? = nil,
        url: String = "http://example.org/s",
        more: String = ""
    ) -> String {
        let version = version.map { #","version":"\#($0)""# } ?? ""
        return
            #"{"resourceType":"CodeSystem","url":"\#(url)"\#(version)\#(more),"content":"complete","concept":[{"code":"\#(code)"}]}"#
    }

    private func set(_ url: String = "http://example.org/v", of system: String) -> String {
        #"{"resourceType":"ValueSet","url":"\#(url)","compose":{"include":[{"system":"\#(system)"}]}}"#
    }

    private func codes(
        _ files: [File],
        at address: String = "http://example.org/v"
    ) -> (codes: [String?], faults: [String]) {
        var expander = ValueSetExpander(sources: [library(files)])
        let found = expander.expansion(at: Canonical(address))
        return (found?.concepts.map(\.coding.code) ?? [], found?.faults.map(\.message) ?? [])
    }

    private let whole =
        #"{"resourceType":"ValueSet","url":"http://example.org/v","compose":{"include":[{"system":"http://example.org/s"}]}}"#

    @Test("a loose file goes before a package, and a package before what comes with the program")
    func ranks() {
        let files = [
            File(text: whole), File(text: system("shipped", "9.0"), rank: .shipped),
            File(text: system("packed", "8.0"), rank: .package),
            File(text: system("loose", "1.0")),
        ]
        #expect(codes(files).codes == ["loose"])
        #expect(codes(Array(files.dropLast())).codes == ["packed"])
        #expect(codes(Array(files.dropLast(2))).codes == ["shipped"])
    }

    @Test("what comes in the same package goes before a loose file")
    func samePackage() {
        let files = [
            File(text: system("loose")), File(text: whole, rank: .package, group: 7),
            File(text: system("own"), rank: .package, group: 7),
            File(text: system("other"), rank: .package, group: 8),
        ]
        #expect(codes(files).codes == ["own"])
    }

    @Test(
        "HL7 Terminology goes before FHIR core's copies, whatever the numbers",
        arguments: [true, false]
    )
    func coreCopies(isReversed: Bool) {
        let url = "http://terminology.hl7.org/CodeSystem/x"
        var files = [
            File(text: set(of: url)),
            File(text: system("core", "4.0.1", url: url), rank: .package, group: 1, isCore: true),
            File(text: system("tho", "3.0.0", url: url), rank: .package, group: 2, isCore: false),
        ]
        if isReversed { files.reverse() }
        #expect(codes(files).codes == ["tho"])
        // Loose files do not say where they come from, but for their version.
        files = files.map { File(text: $0.text) }
        #expect(codes(files).codes == ["tho"])
    }

    @Test("numbers with points are compared as numbers, anything else by date")
    func newest() {
        let texts = [
            system("old", "1.9"), system("new", "1.10"), system("dated", more: #","date":"2030""#),
        ]
        for files in [texts, texts.reversed()] {
            let numbered =
                [File(text: whole)]
                + files.filter { !$0.contains("dated") }
                .map { File(text: $0) }
            #expect(codes(numbered).codes == ["new"])
        }
        let dated = [
            File(text: whole), File(text: system("a", "b1", more: #","date":"2020-01""#)),
            File(text: system("b", "a1", more: #","date":"2021""#)),
        ]
        #expect(codes(dated).codes == ["b"])
    }

    @Test("two files of one address that say otherwise are named, and the same twice is silent")
    func doubt() {
        let apart = codes([
            File(text: whole), File(text: system("a", "1.0")), File(text: system("b", "1.0")),
        ])
        #expect(apart.codes == ["a"])
        #expect(apart.faults.count == 1)
        #expect(apart.faults.first?.contains("file 1 and file 2") == true)
        let same = codes([
            File(text: whole), File(text: system("a", "1.0")),
            File(text: system("a", "1.0", more: #","publisher":"x""#)),
        ])
        #expect(same.codes == ["a"] && same.faults.isEmpty)
    }

    @Test(
        "a version is exact, or a pattern; what is not there is said with what is",
        arguments: [
            ("http://example.org/s|1.2.0", true), ("http://example.org/s|1.x.x", true),
            ("http://example.org/s|1", false), ("http://example.org/s|2.0.0", false),
        ]
    )
    func versions(address: String, isFound: Bool) {
        let source = library([File(text: system("a", "1.2.0"))])
        let sources: [any TerminologySource] = [source]
        let canonical = Canonical(address)
        switch sources.search(.codeSystem, canonical) {
        case .found: #expect(isFound)
        case .otherVersions(let versions): #expect(!isFound && versions == ["1.2.0"])
        case .absent: Issue.record("absent")
        }
        if !isFound {
            let said = sources.absence(of: .codeSystem, canonical, named: address)
            #expect(said.contains("only as version 1.2.0"))
        }
    }

    @Test(
        "addresses as forms have them",
        arguments: [
            (
                "https://x.org/fhir/ValueSet/$expand?url=http%3A%2F%2Fexample.org%2Fv&count=5",
                "http://example.org/v"
            ),
            (
                "https://x.org/fhir/ValueSet/$expand?url=http://example.org/v&",
                "http://example.org/v"
            ),
            ("http://example.org/v|3", "http://example.org/v"),
        ]
    )
    func addresses(written: String, url: String) {
        #expect(Canonical(written).url == url)
    }

    @Test("what is not here is named with how to get it")
    func advice() {
        let sources: [any TerminologySource] = [library([])]
        func said(_ address: String) -> String {
            sources.absence(of: .valueSet, Canonical(address), named: address)
        }
        #expect(said("http://hl7.org/fhir/ValueSet/x").contains("hl7.fhir.r4.core"))
        #expect(said("http://terminology.hl7.org/ValueSet/x").contains("hl7.terminology.r4"))
        #expect(said("http://snomed.info/sct?fhir_vs=isa/1").contains("compose.include.concept"))
        #expect(said("ValueSet/x").contains("no full address"))
        #expect(said("#x").contains("contained"))
    }

    @Test("nothing is opened until something is asked, and what another has answered is not asked")
    func lateness() {
        let files = [File(text: whole), File(text: system("a"))]
        let first = library(files)
        var expander = ValueSetExpander(sources: [first])
        _ = expander.expansion(at: Canonical("http://example.org/v"))
        let use = first.use
        #expect(use.texts.count == 2)
        let second = TerminologyLibrary(
            exceptFor: use,
            open: {
                Issue.record("opened")
                return TerminologyIndex()
            },
            read: { _ in nil }
        )
        var other = ValueSetExpander(sources: [first, second])
        let found = other.expansion(at: Canonical("http://example.org/v"))
        #expect(found?.concepts.count == 1)
    }

    @Test("supplements in any file give words, and the index finds resources of a Bundle")
    func supplement() {
        let bundle =
            #"{"resourceType":"Bundle","type":"batch","entry":[{"resource":\#(whole)},{"resource":\#(system("a"))}]}"#
        let supplement =
            #"{"resourceType":"CodeSystem","url":"http://example.org/more","supplements":"http://example.org/s|1","content":"supplement","concept":[{"code":"a","designation":[{"language":"es","value":"Hola"}]}]}"#
        var expander = ValueSetExpander(
            sources: [library([File(text: bundle), File(text: supplement)])]
        )
        let found = expander.expansion(at: Canonical("http://example.org/v"))
        #expect(found?.concepts.first?.text(in: "es") == "Hola")
    }
}
