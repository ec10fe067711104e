internal import FHIRModel

extension Interview {
    /// The stop before a place; nil at the first.
    func stop(before cursor: Cursor) -> Cursor? {
        if cursor.isAfter {
            if let found = lastStop(among: self[cursor.occurrence].instances[...]) { return found }
        }
        var instance = cursor.occurrence.instance
        var slot = Int(cursor.occurrence.slot) - 1
        while true {
            let here = sheet.instances[Int(instance)]
            slot = here.enabled.previous(upTo: slot, in: form.contexts[Int(here.context)].stops)
            if slot >= 0 {
                if let found = leave(Occurrence(instance, Int32(slot))) { return found }
                slot -= 1
                continue
            }
            guard here.parent >= 0 else { return nil }
            let owner = Occurrence(here.parent, here.owner)
            let instances = self[owner].instances
            let number = instances.firstIndex(of: instance) ?? 0
            if let found = lastStop(among: instances[..<number]) { return found }
            if formItem(of: owner).type.isQuestion, isShown(owner) {
                return Cursor(occurrence: owner)
            }
            instance = owner.instance
            slot = Int(owner.slot) - 1
        }
    }

    /// The last stop at or below an item.
    ///
    /// The offer of another instance is not gone back to.
    private func leave(_ occurrence: Occurrence) -> Cursor? {
        if let found = lastStop(among: self[occurrence].instances[...]) { return found }
        return isShown(occurrence) ? Cursor(occurrence: occurrence) : nil
    }

    func lastStop(among instances: ArraySlice<Int32>) -> Cursor? {
        for instance in instances.reversed() {
            let here = sheet.instances[Int(instance)]
            let stops = form.contexts[Int(here.context)].stops
            var slot = here.enabled.previous(upTo: here.items.count - 1, in: stops)
            while slot >= 0 {
                if let found = leave(Occurrence(instance, Int32(slot))) { return found }
                slot = here.enabled.previous(upTo: slot - 1, in: stops)
            }
        }
        return nil
    }

    /// The first stop in document order which the person has not passed.
    func firstUnvisited(in instance: Int32 = 0) -> Cursor? {
        let here = sheet.instances[Int(instance)]
        let context = form.contexts[Int(here.context)]
        var slot = 0
        while true {
            // What has been passed is left out at once, but for repeats, which may hold something new.
            slot = here.enabled.next(from: slot) { word in
                context.stops.bits(word) & (~here.visited.bits(word) | context.opening.bits(word))
            }
            guard slot >= 0 else { return nil }
            let occurrence = Occurrence(instance, Int32(slot))
            let isGroup = formItem(of: occurrence).type == .group
            if !here.visited.contains(slot), !isGroup, isShown(occurrence) {
                return Cursor(occurrence: occurrence)
            }
            for inner in self[occurrence].instances {
                if let found = firstUnvisited(in: inner) { return found }
            }
            if isGroup, !here.visited.contains(slot), offersAnother(occurrence) {
                return Cursor(occurrence: occurrence, isAfter: true)
            }
            slot += 1
        }
    }

    /// Whether a stop is text to read: a display item, or a read-only question.
    package func isReading(_ occurrence: Occurrence) -> Bool { !isAskable(occurrence) }

    /// The paragraphs read together with one: neighbours under the same parent.
    package func page(around cursor: Cursor) -> [Occurrence] {
        let parent = formItem(of: cursor.occurrence).parent
        var earlier: [Occurrence] = []
        var first = cursor
        while let before = stop(before: first), belongs(before, beside: cursor.occurrence, parent) {
            earlier.append(before.occurrence)
            first = before
        }
        var occurrences = earlier.reversed() + [cursor.occurrence]
        var last = cursor
        while let after = stop(after: last), belongs(after, beside: cursor.occurrence, parent) {
            occurrences.append(after.occurrence)
            last = after
        }
        return occurrences
    }

    private func belongs(_ cursor: Cursor, beside occurrence: Occurrence, _ parent: Int32) -> Bool {
        !cursor.isAfter && cursor.occurrence.instance == occurrence.instance
            && isReading(cursor.occurrence)
            && formItem(of: cursor.occurrence).parent == parent
    }
}
