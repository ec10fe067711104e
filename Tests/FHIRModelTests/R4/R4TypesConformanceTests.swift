import ConformanceData
import FHIRModel
import Testing

@Suite(
    "R4's type table against HL7's own files",
    .enabled(if: ConformanceData.isPresent, "conformance data: ../shared/fixtures")
)
struct R4TypesConformanceTests {
    @Test("Every element of every StructureDefinition is in the table")
    func definitions() throws {
        let folder = "schema/r4-core"
        var paths = 0
        for name in try ConformanceData.names(in: folder, prefix: "StructureDefinition-") {
            let tree = try JSONTree(parsing: ConformanceData.bytes("\(folder)/\(name)"))
            let derivation = tree.string(at: tree.child("derivation", of: tree.root))
            let kind = tree.string(at: tree.child("kind", of: tree.root))
            guard derivation != "constraint", kind != "primitive-type" else { continue }
            let snapshot = tree.child("snapshot", of: tree.root)
            for row in tree.elements("element", of: snapshot) {
                let path = try #require(tree.string(at: tree.child("path", of: row)))
                guard let dot = path.lastIndex(of: ".") else { continue }
                let parent = try #require(TypeID(fhir: String(path[..<dot])), "\(path)")
                var last = String(path[path.index(after: dot)...])
                let isChoice = last.hasSuffix("[x]")
                if isChoice { last.removeLast(3) }
                let element = R4Types.element(of: parent, named: ElementName(last))
                #expect(element?.isChoice == isChoice, "\(path)")
                let most = tree.string(at: tree.child("max", of: tree.child("base", of: row)))
                #expect(element?.isCollection == (most == "*"), "\(path)")
                let least = tree.integer(at: tree.child("min", of: row)) ?? 0
                #expect(element?.isRequired == (least > 0), "\(path)")
                paths += 1
            }
        }
        #expect(paths > 1000)
    }

    @Test("A closed list of codes is what HL7's own CodeSystem has")
    func closedLists() throws {
        let folder = "schema/r4-core"
        let files = Set(try ConformanceData.names(in: folder))
        var lists = 0
        for name in files.filter({ $0.hasPrefix("StructureDefinition-") }).sorted() {
            let tree = try JSONTree(parsing: ConformanceData.bytes("\(folder)/\(name)"))
            for row in tree.elements("element", of: tree.child("snapshot", of: tree.root)) {
                let path = try #require(tree.string(at: tree.child("path", of: row)))
                let binding = tree.child("binding", of: row)
                guard let dot = path.lastIndex(of: "."),
                    let parent = TypeID(fhir: String(path[..<dot])),
                    tree.string(at: tree.child("strength", of: binding)) == "required",
                    let set = tree.string(at: tree.child("valueSet", of: binding)),
                    let codes = try Self.codes(ofSet: set, in: folder, among: files)
                else { continue }
                let element = ElementName(String(path[path.index(after: dot)...]))
                guard R4Types.element(of: parent, named: element)?.type == .code else { continue }
                #expect(Set(R4Types.codes(of: parent, named: element)) == codes, "\(path)")
                lists += 1
            }
        }
        #expect(lists > 20)
    }

    /// The codes of a set that is one whole system; nil of any other.
    private static func codes(
        ofSet canonical: String,
        in folder: String,
        among files: Set<String>
    ) throws -> Set<String>? {
        func file(_ kind: String, _ canonical: String) throws -> JSONTree? {
            let id = canonical.split(separator: "/").last?.split(separator: "|").first ?? ""
            let name = "\(kind)-\(id).json"
            guard files.contains(name) else { return nil }
            return try JSONTree(parsing: ConformanceData.bytes("\(folder)/\(name)"))
        }
        guard let set = try file("ValueSet", canonical) else { return nil }
        let compose = set.child("compose", of: set.root)
        let includes = Array(set.elements("include", of: compose))
        guard includes.count == 1, !set.child("exclude", of: compose).exists,
            !set.child("concept", of: includes[0]).exists,
            !set.child("filter", of: includes[0]).exists,
            let system = set.string(at: set.child("system", of: includes[0])),
            let tree = try file("CodeSystem", system)
        else { return nil }
        let codes = Self.codes(below: tree.root, in: tree)
        return codes.isEmpty || codes.count > 60 ? nil : codes
    }

    private static func codes(below node: JSONNode, in tree: JSONTree) -> Set<String> {
        tree.elements("concept", of: node).reduce(into: []) { codes, concept in
            // A heading, such as `question` among the types of an item, is no code to choose.
            let isHeading = tree.elements("property", of: concept).contains {
                tree.boolean(at: tree.child("valueBoolean", of: $0)) == true
            }
            if !isHeading, let code = tree.string(at: tree.child("code", of: concept)) {
                codes.insert(code)
            }
            codes.formUnion(Self.codes(below: concept, in: tree))
        }
    }

    @Test("Every property of the suite's resources is in the table")
    func suiteResources() throws {
        let folder = "fhirpath/input-json"
        let files = try ConformanceData.names(in: folder)
        #expect(!files.isEmpty)
        for file in files {
            let tree = try JSONTree(parsing: ConformanceData.bytes("\(folder)/\(file)"))
            let unknown = unknownProperties(of: tree.root, in: tree, type: .resource)
            #expect(unknown.isEmpty, "\(file): \(unknown)")
        }
    }

    /// Paths of the properties of a node which R4 does not define.
    private func unknownProperties(
        of node: JSONNode,
        in tree: JSONTree,
        type: TypeID
    ) -> [String] {
        var type = type
        if type == .resource, let name = tree.string(at: tree.child("resourceType", of: node)) {
            guard let resource = TypeID(fhir: name) else { return [name] }
            type = resource
        }
        return tree.children(of: node).flatMap { child -> [String] in
            let name = tree.name(of: child)
            if name == "resourceType" || name == "fhir_comments" || name.string.hasPrefix("_") {
                return []
            }
            guard let element = R4Types.property(of: type, named: name) else {
                return ["\(type.name).\(name)"]
            }
            guard tree.kind(of: child) == .array else {
                return tree.kind(of: child) == .object
                    ? unknownProperties(of: child, in: tree, type: element.type) : []
            }
            if !element.isCollection { return ["\(type.name).\(name) repeats"] }
            return tree.children(of: child).flatMap {
                tree.kind(of: $0) == .object
                    ? unknownProperties(of: $0, in: tree, type: element.type) : []
            }
        }
    }
}
