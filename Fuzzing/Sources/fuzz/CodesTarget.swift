import FHIRModel
import FormFiller

@testable import Terminology

extension Target {
    /// ValueSets and CodeSystems: a resource or a Bundle of them, and maybe, behind a line `%%`, another.
    static let codes = Target(
        name: "codes",
        summary: "a ValueSet, a CodeSystem or a Bundle of them; a line %%, and another",
        longest: 4096,
        memory: (constant: 64 << 20, perByte: 200_000),
        attempt: attemptCodes
    )

    private static func attemptCodes(_ input: [UInt8]) -> String {
        let parts = InputParts(input)
        let texts = [parts.first, parts.second].compactMap(\.self)
        var index = TerminologyIndex()
        for (number, text) in texts.enumerated() {
            index.add(text[...], named: "\(number).json", rank: .loose, group: number)
            checkFacts(in: text)
        }
        for text in index.texts {
            hold(
                "a text reads back the same",
                TerminologyIndex.Text(written: text.written[...]) == text
            )
        }
        let kept = texts.filter { text in
            var alone = TerminologyIndex()
            return alone.add(text[...], named: "x", rank: .loose, group: 0) != nil
        }
        let library = TerminologyLibrary(
            open: { [index] in index },
            read: { kept.indices.contains($0) ? kept[$0] : nil }
        )
        let addresses = Set(texts.flatMap { named(in: $0) }).sorted()
        return addresses.prefix(12).map { expansion(at: $0, library) }.joined(separator: "\n")
    }

    /// What is picked out of a text, and what a whole reading finds, are the same.
    private static func checkFacts(in text: [UInt8]) {
        guard let members = JSONMembers(of: text[...]), members.isAlone,
            let tree = try? JSONTree(parsing: text),
            tree.string(at: tree.child("resourceType", of: tree.root)) != "Bundle",
            !members.escapesASCII
        else { return }
        let (glance, whole) = (ResourceFacts(members), ResourceFacts(at: tree.root, in: tree))
        hold("a glance tells what a whole reading tells", words(glance) == words(whole)) {
            "\(words(glance)) and \(words(whole))"
        }
    }

    private static func words(_ facts: ResourceFacts?) -> String {
        guard let facts else { return "nothing" }
        return
            "\([facts.kind.rawValue, facts.url, facts.version, facts.date, facts.valueSet, facts.supplements])"
    }

    /// Every address that is named in a text.
    private static func named(in text: [UInt8]) -> [String] {
        guard let tree = try? JSONTree(parsing: text) else { return [] }
        var found: [String] = []
        var open = [tree.root]
        while let node = open.popLast() {
            if let url = tree.string(at: tree.child("url", of: node)) { found.append(url) }
            if let url = tree.string(at: tree.child("valueSet", of: node)) { found.append(url) }
            open += tree.children(of: node).filter {
                tree.kind(of: $0) == .object || tree.kind(of: $0) == .array
            }
        }
        return found
    }

    private static func expansion(at address: String, _ library: TerminologyLibrary) -> String {
        var expander = ValueSetExpander(sources: [library])
        guard let expansion = expander.expansion(at: Canonical(address)) else {
            return "\(address): absent"
        }
        hold("a list is no longer than its bound", expansion.concepts.count <= 100_001)
        var seen: Set<ConceptCode> = []
        for concept in expansion.concepts where !concept.isHeading {
            hold("each code stands once", seen.insert(concept.code).inserted) {
                "\(concept.code)"
            }
            hold("a code that is listed is a member", expansion.has(concept.code))
            if case .some(.some(let found)) = expansion.concept(concept.code) {
                hold("a code means its concept", found.code == concept.code)
            } else {
                hold("a code means a concept", false)
            }
        }
        hold("a complete list has no gaps", expansion.isComplete == expansion.gaps.isEmpty)
        // Asked a second time, it answers from memory.
        let again = expander.expansion(at: Canonical(address))
        hold(
            "a list is the same when it is asked for again",
            again?.concepts.map(\.code) == expansion.concepts.map(\.code)
        )
        let codes = expansion.concepts.map {
            "\($0.code.system ?? "")|\($0.code.code)|\($0.text(in: "es") ?? "")"
        }
        return "\(address): \(codes) \((expansion.gaps + expansion.faults).map(\.message))"
    }
}
