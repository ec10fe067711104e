extension Interview {
    /// Where the item `linkId` stands first in the form; nil where the form has no such item, or no instance of the
    /// repeating group around it exists.
    public func place(of linkId: String) -> Place? {
        guard let item = form.byLinkId[linkId],
            let scope = firstScope(of: form.items[Int(item)].context)
        else { return nil }
        return Place(item: item, scope: scope)
    }

    private func firstScope(of context: Int32) -> Int32? {
        let owner = form.contexts[Int(context)].owner
        guard owner >= 0 else { return 0 }
        let item = form.items[Int(owner)]
        return firstScope(of: item.context).flatMap { self[CellID($0, item.slot)].scopes.first }
    }

    /// How many items are enabled, those of each repeat counted by themselves.
    public var enabledItemCount: Int {
        scopes.reduce(0) { count, scope in
            count + scope.enabled.count(below: scope.cells.count, in: scope.enabled)
        }
    }
}
