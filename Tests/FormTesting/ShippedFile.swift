package import FHIRModel
package import FoundationEssentials

/// One of the files in `Questionnaires`, as JSON.
package struct ShippedFile {
    package let name: String
    package let source: [UInt8]
    package let tree: JSONTree

    package static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Questionnaires")

    /// The names of all shipped questionnaires, in the order of the menu.
    package static let names: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { $0.hasSuffix(".json") && isQuestionnaire($0) }.sorted()
    }()

    /// Whether a file is no resource of another kind, as the clinic's own is.
    private static func isQuestionnaire(_ name: String) -> Bool {
        guard let file = try? ShippedFile(name) else { return true }
        return file.text("resourceType", of: file.tree.root) == "Questionnaire"
    }

    package init(_ name: String) throws {
        self.name = name
        source = Array(try Data(contentsOf: Self.folder.appending(path: name)))
        tree = try JSONTree(parsing: source)
    }

    package static func consultation() throws -> ShippedFile {
        try ShippedFile("2-consultation.json")
    }

    package func text(_ name: ElementName, of node: JSONNode) -> String? {
        tree.string(at: tree.child(name, of: node))
    }

    package func flag(_ name: ElementName, of node: JSONNode) -> Bool? {
        tree.boolean(at: tree.child(name, of: node))
    }

    package func linkId(of item: JSONNode) -> String { text("linkId", of: item) ?? "" }

    /// The extensions of an element whose address ends so.
    package func extensions(_ ending: String, of node: JSONNode) -> [JSONNode] {
        tree.elements("extension", of: node).filter {
            text("url", of: $0)?.hasSuffix("/" + ending) == true
        }
    }

    /// The code of an item's control, such as `page` or `help`.
    package func control(of item: JSONNode) -> String? {
        for element in extensions("questionnaire-itemControl", of: item) {
            let concept = tree.child("valueCodeableConcept", of: element)
            for coding in tree.elements("coding", of: concept) { return text("code", of: coding) }
        }
        return nil
    }

    package func isHidden(_ item: JSONNode) -> Bool {
        extensions("questionnaire-hidden", of: item).contains {
            flag("valueBoolean", of: $0) == true
        }
    }

    /// The words of an item's options.
    package func optionTexts(of item: JSONNode) -> [String] {
        tree.elements("answerOption", of: item).compactMap {
            text("display", of: tree.child("valueCoding", of: $0))
        }
    }

    /// The codes of an item's options.
    package func optionCodes(of item: JSONNode) -> [String] {
        tree.elements("answerOption", of: item).compactMap {
            text("code", of: tree.child("valueCoding", of: $0))
        }
    }

    /// Every item, in document order.
    package var items: [JSONNode] {
        func below(_ node: JSONNode) -> [JSONNode] {
            tree.elements("item", of: node).flatMap { [$0] + below($0) }
        }
        return below(tree.root)
    }

    package func item(_ linkId: String) -> JSONNode? {
        items.first { self.linkId(of: $0) == linkId }
    }
}
