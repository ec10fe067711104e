import FHIRModel
import FoundationEssentials

/// One of the files in `Questionnaires`, as JSON.
struct ShippedFile {
    let name: String
    let source: [UInt8]
    let tree: JSONTree

    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Questionnaires")

    /// The names of all shipped files, in the order of the menu.
    static let names: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { $0.hasSuffix(".json") }.sorted()
    }()

    init(_ name: String) throws {
        self.name = name
        source = Array(try Data(contentsOf: Self.folder.appending(path: name)))
        tree = try JSONTree(parsing: source)
    }

    static func consultation() throws -> ShippedFile { try ShippedFile("2-consultation.json") }

    func text(_ name: ElementName, of node: JSONTree.Index) -> String? {
        tree.string(at: tree.child(name, of: node))
    }

    func flag(_ name: ElementName, of node: JSONTree.Index) -> Bool? {
        tree.boolean(at: tree.child(name, of: node))
    }

    func linkId(of item: JSONTree.Index) -> String { text("linkId", of: item) ?? "" }

    /// The extensions of an element whose address ends so.
    func extensions(_ ending: String, of node: JSONTree.Index) -> [JSONTree.Index] {
        tree.elements("extension", of: node).filter {
            text("url", of: $0)?.hasSuffix("/" + ending) == true
        }
    }

    /// The code of an item's control, such as `page` or `help`.
    func control(of item: JSONTree.Index) -> String? {
        for element in extensions("questionnaire-itemControl", of: item) {
            let concept = tree.child("valueCodeableConcept", of: element)
            for coding in tree.elements("coding", of: concept) { return text("code", of: coding) }
        }
        return nil
    }

    func isHidden(_ item: JSONTree.Index) -> Bool {
        extensions("questionnaire-hidden", of: item).contains {
            flag("valueBoolean", of: $0) == true
        }
    }

    /// The words of an item's options.
    func optionTexts(of item: JSONTree.Index) -> [String] {
        tree.elements("answerOption", of: item).compactMap {
            text("display", of: tree.child("valueCoding", of: $0))
        }
    }

    /// The codes of an item's options.
    func optionCodes(of item: JSONTree.Index) -> [String] {
        tree.elements("answerOption", of: item).compactMap {
            text("code", of: tree.child("valueCoding", of: $0))
        }
    }

    /// Every item, in document order.
    var items: [JSONTree.Index] {
        func below(_ node: JSONTree.Index) -> [JSONTree.Index] {
            tree.elements("item", of: node).flatMap { [$0] + below($0) }
        }
        return below(tree.root)
    }

    func item(_ linkId: String) -> JSONTree.Index? {
        items.first { self.linkId(of: $0) == linkId }
    }
}
