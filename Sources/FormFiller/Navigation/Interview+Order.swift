internal import FHIRModel

// The order in which an interview stops: document order; the instances of a repeating group one after the other, then the offer
// of another; what is nested under the answers of a repeating question after the question, answer by answer.
extension Interview {
    /// The first stop of the form.
    func firstStop() -> Cursor? { stop(in: 0, from: 0) }

    /// The stop after a place; nil at the end of the form.
    func stop(after cursor: Cursor) -> Cursor? {
        if !cursor.isAfter, let scope = self[cursor.cell].scopes.first, isEnabled(cursor.cell),
            let inner = stop(inInstance: scope)
        {
            return inner
        }
        return stop(in: cursor.cell.scope, from: cursor.cell.slot + 1)
    }

    /// The first stop in a scope from a slot on, or else what comes after the scope.
    private func stop(in scope: Int32, from slot: Int32) -> Cursor? {
        var scope = scope
        var slot = Int(slot)
        while true {
            let here = scopes[Int(scope)]
            let stops = form.contexts[Int(here.context)].stops
            slot = here.enabled.next(from: slot, in: stops)
            if slot >= 0 {
                let cell = CellID(scope, Int32(slot))
                if let found = enter(cell) { return found }
                slot += 1
                continue
            }
            guard here.parent >= 0 else { return nil }
            let owner = CellID(here.parent, here.owner)
            if let found = stop(afterInstance: scope, of: owner) { return found }
            scope = owner.scope
            slot = Int(owner.slot) + 1
        }
    }

    /// The stop at an item: itself, or for a repeating group its first instance's first stop.
    private func enter(_ cell: CellID) -> Cursor? {
        let item = formItem(of: cell)
        if item.opens >= 0, item.type == .group {
            for scope in self[cell].scopes {
                if let found = stop(inInstance: scope) { return found }
            }
            return offersAnother(cell) ? Cursor(cell: cell, isAfter: true) : nil
        }
        return isShown(cell) ? Cursor(cell: cell) : nil
    }

    /// The first stop within one scope, not looking beyond it.
    func stop(inInstance scope: Int32) -> Cursor? {
        let here = scopes[Int(scope)]
        let stops = form.contexts[Int(here.context)].stops
        var slot = here.enabled.next(from: 0, in: stops)
        while slot >= 0 {
            if let found = enter(CellID(scope, Int32(slot))) { return found }
            slot = here.enabled.next(from: slot + 1, in: stops)
        }
        return nil
    }

    /// What follows an instance: the next instance, or the offer of another.
    private func stop(afterInstance scope: Int32, of owner: CellID) -> Cursor? {
        let instances = self[owner].scopes
        guard let number = instances.firstIndex(of: scope) else { return nil }
        for next in instances[(number + 1)...] {
            if let found = stop(inInstance: next) { return found }
        }
        guard formItem(of: owner).type == .group, offersAnother(owner) else { return nil }
        return Cursor(cell: owner, isAfter: true)
    }

    /// Whether there is anything to show at an item: a read-only question is shown once it has a value.
    func isShown(_ cell: CellID) -> Bool {
        let item = formItem(of: cell)
        switch item.type {
        case .group: return false
        case .display: return text(of: cell)?.isEmpty == false
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .string, .text, .url, .choice,
            .openChoice, .attachment, .reference, .quantity:
            return isAskable(cell) || !self[cell].answers.isEmpty
        }
    }

    /// Whether the person may add an instance: the group asks something and `maxOccurs` leaves room.
    func offersAnother(_ group: CellID) -> Bool {
        guard formItem(of: group).traits.contains(.asks) else { return false }
        let most = maximumOccurrences(of: group) ?? Self.maximumInstances
        return self[group].scopes.count < most
    }
}
