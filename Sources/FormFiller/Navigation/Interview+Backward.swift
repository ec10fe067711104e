internal import FHIRModel

extension Interview {
    /// The stop before a place; nil at the first.
    func stop(before cursor: Cursor) -> Cursor? {
        if cursor.isAfter {
            if let found = lastStop(among: self[cursor.cell].scopes[...]) { return found }
        }
        var scope = cursor.cell.scope
        var slot = Int(cursor.cell.slot) - 1
        while true {
            let here = scopes[Int(scope)]
            slot = here.enabled.previous(upTo: slot, in: form.contexts[Int(here.context)].stops)
            if slot >= 0 {
                if let found = leave(CellID(scope, Int32(slot))) { return found }
                slot -= 1
                continue
            }
            guard here.parent >= 0 else { return nil }
            let owner = CellID(here.parent, here.owner)
            let instances = self[owner].scopes
            let number = instances.firstIndex(of: scope) ?? 0
            if let found = lastStop(among: instances[..<number]) { return found }
            if formItem(of: owner).type.isQuestion, isShown(owner) { return Cursor(cell: owner) }
            scope = owner.scope
            slot = Int(owner.slot) - 1
        }
    }

    /// The last stop at or below an item.
    ///
    /// The offer of another instance is not gone back to.
    private func leave(_ cell: CellID) -> Cursor? {
        if let found = lastStop(among: self[cell].scopes[...]) { return found }
        return isShown(cell) ? Cursor(cell: cell) : nil
    }

    func lastStop(among scopes: ArraySlice<Int32>) -> Cursor? {
        for scope in scopes.reversed() {
            let here = self.scopes[Int(scope)]
            let stops = form.contexts[Int(here.context)].stops
            var slot = here.enabled.previous(upTo: here.cells.count - 1, in: stops)
            while slot >= 0 {
                if let found = leave(CellID(scope, Int32(slot))) { return found }
                slot = here.enabled.previous(upTo: slot - 1, in: stops)
            }
        }
        return nil
    }

    /// The first stop in document order which the person has not passed.
    func firstUnvisited(in scope: Int32 = 0) -> Cursor? {
        let here = scopes[Int(scope)]
        let context = form.contexts[Int(here.context)]
        var slot = 0
        while true {
            // What has been passed is left out at once, but for repeats, which may hold something new.
            slot = here.enabled.next(from: slot) { word in
                context.stops.bits(word) & (~here.visited.bits(word) | context.opening.bits(word))
            }
            guard slot >= 0 else { return nil }
            let cell = CellID(scope, Int32(slot))
            let isGroup = formItem(of: cell).type == .group
            if !here.visited.contains(slot), !isGroup, isShown(cell) { return Cursor(cell: cell) }
            for inner in self[cell].scopes {
                if let found = firstUnvisited(in: inner) { return found }
            }
            if isGroup, !here.visited.contains(slot), offersAnother(cell) {
                return Cursor(cell: cell, isAfter: true)
            }
            slot += 1
        }
    }

    /// Whether a stop is text to read: a display item, or a read-only question.
    func isReading(_ cell: CellID) -> Bool { !isAskable(cell) }

    /// The paragraphs read together with one: neighbours under the same parent.
    func page(around cursor: Cursor) -> [CellID] {
        let parent = formItem(of: cursor.cell).parent
        var earlier: [CellID] = []
        var first = cursor
        while let before = stop(before: first), belongs(before, beside: cursor.cell, parent) {
            earlier.append(before.cell)
            first = before
        }
        var cells = earlier.reversed() + [cursor.cell]
        var last = cursor
        while let after = stop(after: last), belongs(after, beside: cursor.cell, parent) {
            cells.append(after.cell)
            last = after
        }
        return cells
    }

    private func belongs(_ cursor: Cursor, beside cell: CellID, _ parent: Int32) -> Bool {
        !cursor.isAfter && cursor.cell.scope == cell.scope && isReading(cursor.cell)
            && formItem(of: cursor.cell).parent == parent
    }
}
