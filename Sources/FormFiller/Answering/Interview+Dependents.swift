internal import FHIRModel

// R4 Questionnaire.item.enableWhen.question: where the question occurs several times, the nearest occurrence counts: one among
// the items around, then one before, then one after.
extension Interview {
    /// Queues every occurrence of every item whose conditions look at this one.
    mutating func queueReaders(of cell: CellID) {
        let target = item(of: cell)
        for reader in form.graph.readers(of: target) {
            let context = form.items[Int(reader)].context
            let slot = form.items[Int(reader)].slot
            let shared = sharedScope(of: cell.scope, with: context)
            queue(slot, in: context, under: shared)
        }
    }

    /// Queues a slot in every scope of a context that stands below a scope.
    mutating func queue(
        _ slot: Int32,
        in context: Int32,
        under scope: Int32,
        calculating: Bool = false
    ) {
        forEachScope(of: context, under: scope) { interview, found in
            let cell = CellID(found, slot)
            guard interview.exists(cell) else { return }
            if interview[cell].marks.isDisjoint(with: [.queued, .stale]) {
                interview.queue.insert(cell, of: interview.item(of: cell))
            }
            interview[cell].marks.insert(calculating ? .stale : .queued)
        }
    }

    /// Does something with every scope of a context that stands below a scope, or with that one itself.
    mutating func forEachScope(
        of context: Int32,
        under scope: Int32,
        _ body: (inout Interview, Int32) -> Void
    ) {
        let here = scopes[Int(scope)].context
        if here == context {
            body(&self, scope)
            return
        }
        // The context one step down on the way to the wanted one.
        var step = context
        while form.contexts[Int(step)].parent != here { step = form.contexts[Int(step)].parent }
        let owner = form.items[Int(form.contexts[Int(step)].owner)].slot
        for below in self[CellID(scope, owner)].scopes {
            forEachScope(of: context, under: below, body)
        }
    }

    /// The nearest scope around this one which is also around (or of) a context.
    func sharedScope(of scope: Int32, with context: Int32) -> Int32 {
        var scope = scope
        var other = context
        while scopes[Int(scope)].context != other {
            let depth = form.contexts[Int(scopes[Int(scope)].context)].depth
            if form.contexts[Int(other)].depth > depth {
                other = form.contexts[Int(other)].parent
            } else {
                let isDeeper = depth > form.contexts[Int(other)].depth
                scope = scopes[Int(scope)].parent
                if !isDeeper { other = form.contexts[Int(other)].parent }
            }
        }
        return scope
    }

    /// The occurrence of an item that is nearest to a cell; nil where a repeating group around it has no instance.
    func nearest(_ target: Int32, to cell: CellID) -> CellID? {
        let context = form.items[Int(target)].context
        var scope = sharedScope(of: cell.scope, with: context)
        let reader = item(of: cell)
        while scopes[Int(scope)].context != context {
            var step = context
            let here = scopes[Int(scope)].context
            while form.contexts[Int(step)].parent != here { step = form.contexts[Int(step)].parent }
            let owner = form.contexts[Int(step)].owner
            let instances = self[CellID(scope, form.items[Int(owner)].slot)].scopes
            guard let next = owner < reader ? instances.last : instances.first else { return nil }
            scope = next
        }
        return CellID(scope, form.items[Int(target)].slot)
    }
}
