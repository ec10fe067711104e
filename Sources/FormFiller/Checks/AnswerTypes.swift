internal import FHIRModel
internal import FHIRPath

extension Form {
    /// The FHIR types that answers to a question can have; nil where nothing is known of them.
    func answerTypes(of linkId: String) -> [TypeID]? {
        guard let index = byLinkId[linkId] else { return nil }
        switch items[Int(index)].type {
        case .group, .display: return nil
        case .boolean: return [.boolean]
        case .decimal: return [.decimal]
        case .integer: return [.integer]
        case .date: return [.date]
        case .dateTime: return [.dateTime]
        case .time: return [.time]
        case .string, .text: return [.string]
        case .url: return [.uri]
        case .attachment: return [.attachment]
        case .reference: return [.reference]
        case .quantity: return [.quantity]
        case .choice: return optionTypes(of: index)
        case .openChoice:
            return optionTypes(of: index).map { $0.contains(.string) ? $0 : $0 + [.string] }
        }
    }

    /// The types of the options that are written out; Coding where a value set has them.
    private func optionTypes(of index: Int32) -> [TypeID]? {
        let tree = questionnaire.tree
        let node = items[Int(index)].node
        if tree.child(.answerValueSet, of: node) != JSONTree.none { return [.coding] }
        var types: [TypeID] = []
        for option in tree.elements(.answerOption, of: node) {
            for child in tree.children(of: option) {
                guard let kind = AnswerValue.Kind(named: tree.name(of: child), prefix: .value),
                    let type = kind.type
                else { continue }
                if !types.contains(type) { types.append(type) }
            }
        }
        return types.isEmpty ? nil : types
    }
}

extension AnswerValue.Kind {
    /// The FHIR type of an option of this kind; nil where options have no such values.
    fileprivate var type: TypeID? {
        switch self {
        case .integer: .integer
        case .date: .date
        case .time: .time
        case .string: .string
        case .coding: .coding
        case .reference: .reference
        case .boolean, .decimal, .dateTime, .uri, .attachment, .quantity: nil
        }
    }
}
