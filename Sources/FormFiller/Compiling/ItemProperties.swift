package import FHIRModel

/// The properties of one item's object, found in one pass over its children.
package struct ItemProperties {
    package var linkId = JSONNode.none
    var type = JSONNode.none
    package var text = JSONNode.none
    package var extensions = JSONNode.none
    var modifierExtension = JSONNode.none
    var enableWhen = JSONNode.none
    var enableBehavior = JSONNode.none
    package var required = JSONNode.none
    var repeats = JSONNode.none
    var readOnly = JSONNode.none
    package var maxLength = JSONNode.none
    package var answerValueSet = JSONNode.none
    package var answerOption = JSONNode.none
    package var initial = JSONNode.none
    package var code = JSONNode.none
    var items = JSONNode.none
    var answerConstraint = JSONNode.none
    /// Whether a primitive has a companion (`_text`, `_required`) that may hold an expression or a translation.
    package var hasCompanions = false

    package init(of node: JSONNode, in tree: borrowing JSONTree, names: Names) {
        var child = tree.firstChild(of: node)
        while child.exists {
            set(names.field(of: tree.name(of: child)), to: child)
            child = tree.nextSibling(of: child)
        }
    }

    private mutating func set(_ field: Field, to node: JSONNode) {
        switch field {
        case .none: break
        case .linkId: linkId = node
        case .type: type = node
        case .text: text = node
        case .extensions: extensions = node
        case .modifierExtension: modifierExtension = node
        case .enableWhen: enableWhen = node
        case .enableBehavior: enableBehavior = node
        case .required: required = node
        case .repeats: repeats = node
        case .readOnly: readOnly = node
        case .maxLength: maxLength = node
        case .answerValueSet: answerValueSet = node
        case .answerOption: answerOption = node
        case .initial: initial = node
        case .code: code = node
        case .items: items = node
        case .answerConstraint: answerConstraint = node
        case .companion: hasCompanions = true
        }
    }

    /// A property of interest.
    enum Field: UInt8 {
        case none, linkId, type, text, extensions, modifierExtension, enableWhen, enableBehavior
        case required, repeats, readOnly, maxLength, answerValueSet, answerOption, initial, code,
            items
        case answerConstraint, companion
    }

    /// Which number of a name means which property.
    package struct Names {
        private var fields: [Field] = []

        package init() {
            let known: [(ElementName, Field)] = [
                (.linkId, .linkId), (.type, .type), (.text, .text), (.extension, .extensions),
                (.modifierExtension, .modifierExtension), (.enableWhen, .enableWhen),
                (.enableBehavior, .enableBehavior), (.required, .required), (.repeats, .repeats),
                (.readOnly, .readOnly), (.maxLength, .maxLength),
                (.answerValueSet, .answerValueSet), (.answerOption, .answerOption),
                (.initial, .initial), (.code, .code), (.item, .items),
                (.answerConstraint, .answerConstraint), (.textCompanion, .companion),
                (.requiredCompanion, .companion), (.repeatsCompanion, .companion),
                (.readOnlyCompanion, .companion), (.answerValueSetCompanion, .companion),
                (.maxLengthCompanion, .companion), (.prefixCompanion, .companion),
            ]
            for (name, field) in known {
                while fields.count <= Int(name.id) { fields.append(.none) }
                fields[Int(name.id)] = field
            }
        }

        func field(of name: ElementName) -> Field {
            fields.indices.contains(Int(name.id)) ? fields[Int(name.id)] : .none
        }
    }
}
