internal import FHIRModel

/// Which ValueSets and CodeSystems a number of texts hold, found without reading them whole.
///
/// Of a text that is one resource only the members of its object are looked at; a Bundle is read whole once and let go again.
package struct TerminologyIndex: Sendable {
    /// One text and where it comes from.
    package struct Text: Sendable, Hashable {
        /// The file as staff know it, such as `Terminology/x.tgz: package/ValueSet-a.json`.
        package let name: String
        let rank: ResourceHead.Rank
        let group: Int
        /// Whether it is from HL7's FHIR core package; nil where nothing says so.
        let isCore: Bool?

        init(name: String, rank: ResourceHead.Rank, group: Int, isCore: Bool?) {
            self.name = name
            self.rank = rank
            self.group = group
            self.isCore = isCore
        }

        /// All of it in one line, to be handed to another process.
        package var written: String {
            "\(rank.rawValue) \(group) \(isCore.map { $0 ? "core" : "other" } ?? "unsaid") \(name)"
        }

        /// Reads such a line; nil for any other.
        package init?(written line: Substring) {
            let parts = line.split(separator: " ", maxSplits: 3)
            guard parts.count == 4, let rank = UInt8(parts[0]).flatMap(ResourceHead.Rank.init),
                let group = Int(parts[1])
            else { return nil }
            self.init(
                name: String(parts[3]),
                rank: rank,
                group: group,
                isCore: parts[2] == "unsaid" ? nil : parts[2] == "core"
            )
        }
    }

    /// Where a head's resource stands.
    struct Entry: Sendable {
        var head: ResourceHead
        var text: Int
        /// The number among the resources of a Bundle; nil for a text that is one resource.
        var entry: Int?
    }

    private struct Address: Hashable, Sendable {
        var kind: TerminologyResource.Kind
        var url: String
    }

    /// The texts in the order in which they were added.
    package private(set) var texts: [Text] = []
    private(set) var entries: [Entry] = []
    private var byURL: [Address: [Int]] = [:]
    private var byValueSet: [String: [Int]] = [:]
    private var bySupplemented: [String: [Int]] = [:]

    /// An index of nothing.
    package init() {}

    /// How many resources are indexed.
    package var count: Int { entries.count }

    /// Looks into one text.
    ///
    /// - Parameters:
    ///   - bytes: the JSON text of a resource or Bundle.
    ///   - name: the file as staff know it.
    ///   - rank: where it comes from.
    ///   - group: the number of the package it comes in; what belongs together is looked for together.
    ///   - isCore: whether it is from HL7's FHIR core package; nil where nothing says so.
    /// - Returns: the number of the text, by which it will be asked for; nil where there is nothing of use in it.
    @discardableResult
    package mutating func add(
        _ bytes: ArraySlice<UInt8>,
        named name: String,
        rank: ResourceHead.Rank,
        group: Int,
        isCore: Bool? = nil
    ) -> Int? {
        add(Text(name: name, rank: rank, group: group, isCore: isCore), bytes)
    }

    /// Looks into a text of which it is known where it comes from.
    @discardableResult
    package mutating func add(_ text: Text, _ bytes: ArraySlice<UInt8>) -> Int? {
        let known = entries.count
        guard let members = JSONMembers(of: bytes) else { return nil }
        if members["resourceType"]?.elementsEqual("\"Bundle\"".utf8) == true || members.escapesASCII
        {
            guard let tree = try? JSONTree(parsing: Array(bytes)) else { return nil }
            for (number, node) in tree.resources(around: tree.root).enumerated() {
                add(ResourceFacts(at: node, in: tree), of: text, entry: number)
            }
        } else {
            add(ResourceFacts(members), of: text, entry: nil)
        }
        guard entries.count > known else { return nil }
        texts.append(text)
        return texts.count - 1
    }

    private mutating func add(_ facts: ResourceFacts?, of text: Text, entry: Int?) {
        guard let facts else { return }
        let number = entries.count
        let isCore = text.isCore ?? ResourceHead.isOfCore(facts.version)
        let head = ResourceHead(
            version: facts.version,
            date: facts.date,
            rank: text.rank,
            group: text.group,
            number: number,
            isCoreCopy: isCore && facts.url.isOfHL7Terminology
        )
        entries.append(Entry(head: head, text: texts.count, entry: entry))
        byURL[Address(kind: facts.kind, url: facts.url), default: []].append(number)
        if let set = facts.valueSet { byValueSet[set, default: []].append(number) }
        if let system = facts.supplements { bySupplemented[system, default: []].append(number) }
    }

    func heads(_ kind: TerminologyResource.Kind, at url: String) -> [ResourceHead] {
        (byURL[Address(kind: kind, url: url)] ?? []).map { entries[$0].head }
    }

    func codeSystemHeads(ofValueSet url: String) -> [ResourceHead] {
        (byValueSet[url] ?? []).map { entries[$0].head }
    }

    func supplementHeads(of system: String) -> [ResourceHead] {
        (bySupplemented[system] ?? []).map { entries[$0].head }
    }
}
