internal import FHIRModel

// The order in which an interview stops: document order; the instances of a repeating group one after the other, then the offer
// of another; what is nested under the answers of a repeating question after the question, answer by answer.
extension Interview {
    /// The first stop of the form.
    func firstStop() -> Cursor? { stop(in: 0, from: 0) }

    /// The stop after a place; nil at the end of the form.
    func stop(after cursor: Cursor) -> Cursor? {
        if !cursor.isAfter, let instance = self[cursor.occurrence].instances.first,
            isEnabled(cursor.occurrence),
            let inner = stop(inInstance: instance)
        {
            return inner
        }
        return stop(in: cursor.occurrence.instance, from: cursor.occurrence.slot + 1)
    }

    /// The first stop in an instance from a slot on, or else what comes after the instance.
    private func stop(in instance: Int32, from slot: Int32) -> Cursor? {
        var instance = instance
        var slot = Int(slot)
        while true {
            let here = sheet.instances[Int(instance)]
            let stops = form.contexts[Int(here.context)].stops
            slot = here.enabled.next(from: slot, in: stops)
            if slot >= 0 {
                let occurrence = Occurrence(instance, Int32(slot))
                if let found = enter(occurrence) { return found }
                slot += 1
                continue
            }
            guard here.parent >= 0 else { return nil }
            let owner = Occurrence(here.parent, here.owner)
            if let found = stop(afterInstance: instance, of: owner) { return found }
            instance = owner.instance
            slot = Int(owner.slot) + 1
        }
    }

    /// The stop at an item: itself, or for a repeating group its first instance's first stop.
    private func enter(_ occurrence: Occurrence) -> Cursor? {
        let item = formItem(of: occurrence)
        if item.opens >= 0, item.type == .group {
            for instance in self[occurrence].instances {
                if let found = stop(inInstance: instance) { return found }
            }
            return offersAnother(occurrence) ? Cursor(occurrence: occurrence, isAfter: true) : nil
        }
        return isShown(occurrence) ? Cursor(occurrence: occurrence) : nil
    }

    /// The first stop within one instance, not looking beyond it.
    func stop(inInstance instance: Int32) -> Cursor? {
        let here = sheet.instances[Int(instance)]
        let stops = form.contexts[Int(here.context)].stops
        var slot = here.enabled.next(from: 0, in: stops)
        while slot >= 0 {
            if let found = enter(Occurrence(instance, Int32(slot))) { return found }
            slot = here.enabled.next(from: slot + 1, in: stops)
        }
        return nil
    }

    /// What follows an instance: the next instance, or the offer of another.
    private func stop(afterInstance instance: Int32, of owner: Occurrence) -> Cursor? {
        let instances = self[owner].instances
        guard let number = instances.firstIndex(of: instance) else { return nil }
        for next in instances[(number + 1)...] {
            if let found = stop(inInstance: next) { return found }
        }
        guard formItem(of: owner).type == .group, offersAnother(owner) else { return nil }
        return Cursor(occurrence: owner, isAfter: true)
    }

    /// Whether there is anything to show at an item: a read-only question is shown once it has a value.
    package func isShown(_ occurrence: Occurrence) -> Bool {
        let item = formItem(of: occurrence)
        switch item.type {
        case .group: return false
        case .display: return text(of: occurrence)?.isEmpty == false
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .string, .text, .url, .choice,
            .openChoice, .attachment, .reference, .quantity:
            return isAskable(occurrence) || !self[occurrence].answers.isEmpty
        }
    }

    /// Whether the person may add an instance: the group asks something and `maxOccurs` leaves room.
    package func offersAnother(_ group: Occurrence) -> Bool {
        guard formItem(of: group).traits.contains(.asks) else { return false }
        let most = maximumOccurrences(of: group) ?? AnswerSheet.maximumInstances
        return self[group].instances.count < most
    }
}
