internal import FHIRModel
internal import FHIRPath

extension ExtractionPlan {
    /// The questionnaire's title in its own language; nil where it has none.
    var title: String? {
        let tree = questionnaire.tree
        let formatted = tree.child(.titleCompanion, of: questionnaire.node)
        return questionnaire.title ?? tree.words(nil, beside: formatted)
    }

    /// The linkIds of the questions whose answers templates put into contained resources of some types: those their expressions
    /// read.
    ///
    /// By the ones of a Patient the kiosk knows which answers say who the visitor is and how to reach them.
    package func linkIds(readByTemplatesOf types: Set<String>) -> Set<String> {
        var linkIds: Set<String> = []
        for (node, control) in controls {
            guard let type = resourceType(around: node), types.contains(type) else { continue }
            for expression in [control.context, control.value].compactMap({ $0 }) {
                linkIds.formUnion(expression.reads.linkIds)
            }
        }
        return linkIds
    }

    /// The type of the contained resource that a node stands in.
    private func resourceType(around node: JSONNode) -> String? {
        let tree = questionnaire.tree
        var node = node
        while node != JSONNode.none {
            if tree.kind(of: node) == .object,
                let type = tree.text(.resourceType, of: node)
            {
                return type
            }
            node = tree.parent(of: node)
        }
        return nil
    }
}
