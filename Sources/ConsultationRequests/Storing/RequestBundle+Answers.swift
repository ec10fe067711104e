public import FHIRModel

extension JSONTree {
    /// Puts the answers of a response into a Bundle as staff get them, in place of the bare ones.
    ///
    /// - Parameters:
    ///   - address: The `Bundle.entry.fullUrl` of the response; nothing is done where there is none.
    ///   - response: The same answers with labels, units and sections (`Interview.staffResponse`).
    public mutating func replaceAnswers(
        of address: String,
        with response: QuestionnaireResponse
    ) {
        let entry = elements(.entry, of: root).first { text(.fullUrl, of: $0) == address }
        guard let entry else { return }
        let resource = child(.resource, of: entry)
        let old = child(.item, of: resource)
        if old != JSONNode.none { remove(old) }
        let items = response.tree.child(.item, of: response.node)
        if items != JSONNode.none {
            copy(items, from: response.tree, as: .item, into: resource)
        }
        let own = Set(OwnExtension.allCases.map(\.rawValue))
        let added = response.extensions.filter { own.contains($0.url) }
        guard !added.isEmpty else { return }
        var extensions = child(.extension, of: resource)
        if extensions == JSONNode.none { extensions = setArray(.extension, in: resource) }
        for found in added {
            copy(found.node, from: response.tree, as: .extension, into: extensions)
        }
    }
}
