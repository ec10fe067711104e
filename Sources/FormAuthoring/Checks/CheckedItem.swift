internal import FHIRModel
internal import FormFiller

/// One item as the rules see it: what the form makes of it, and where its properties and extensions stand.
package struct CheckedItem {
    /// Its number in the form.
    let index: Int32
    /// What the form makes of it.
    let item: FormItem
    /// Where its properties stand.
    let properties: ItemProperties
    /// Its extensions, in document order.
    let extensions: [NamedExtension]
    /// The tree it stands in.
    let tree: JSONTree

    var type: Questionnaire.ItemType { item.type }

    /// `linkId`.
    var linkId: String? { tree.string(at: properties.linkId) }

    /// The first extension of a name.
    func first(_ name: ExtensionName) -> Extension? {
        for found in extensions where found.name == name {
            return Extension(at: found.node, in: tree)
        }
        return nil
    }
}

/// Where the `url` of an extension stands, and which of those this program acts on it is.
struct NamedAddress {
    let node: JSONNode
    let name: ExtensionName?

    init(at node: JSONNode, in tree: borrowing JSONTree) {
        self.node = node
        name = ExtensionName.named(at: node, in: tree)
    }
}

/// Where an extension stands, and which of those this program acts on it is.
struct NamedExtension {
    let node: JSONNode
    let name: ExtensionName?

    init(at node: JSONNode, in tree: borrowing JSONTree) {
        self.node = node
        name = ExtensionName.named(at: tree.child(.url, of: node), in: tree)
    }
}
