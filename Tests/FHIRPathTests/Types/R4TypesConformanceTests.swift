import ConformanceData
import FHIRModel
import FHIRPath
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
                paths += 1
            }
        }
        #expect(paths > 1000)
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
