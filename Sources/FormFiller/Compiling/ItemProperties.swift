package import FHIRModel

/// The properties of one item's object, found in one pass over its children.
package struct ItemProperties {
    package var linkId = JSONTree.none
    var type = JSONTree.none
    package var text = JSONTree.none
    package var extensions = JSONTree.none
    var modifierExtension = JSONTree.none
    var enableWhen = JSONTree.none
    var enableBehavior = JSONTree.none
    package var required = JSONTree.none
    var repeats = JSONTree.none
    var readOnly = JSONTree.none
    package var maxLength = JSONTree.none
    package var answerValueSet = JSONTree.none
    package var answerOption = JSONTree.none
    package var initial = JSONTree.none
    package var code = JSONTree.none
    var items = JSONTree.none
    var answerConstraint = JSONTree.none
    /// Whether a primitive has a companion (`_text`, `_required`) that may hold an expression or a translation.
    package var hasCompanions = false

    package init(of node: JSONTree.Index, in tree: borrowing JSONTree, names: Names) {
        var child = tree.firstChild(of: node)
        while child.exists {
            set(names.field(of: tree.name(of: child)), to: child)
            child = tree.nextSibling(of: child)
        }
    }

    private mutating func set(_ field: Field, to node: JSONTree.Index) {
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
            Int(name.id) < fields.count ? fields[Int(name.id)] : .none
        }
    }
}
