internal import FHIRModel

// What an edit concerns is told by what was noted on the way and by what the form says of it, never by a look at the whole form.
extension Interview {
    /// The places whose items may read differently after these changed, in form order.
    func places(concernedBy noted: [Occurrence]) -> [Place] {
        var found: Set<Occurrence> = []
        for occurrence in noted where exists(occurrence) {
            add(occurrence, to: &found)
            addReaders(of: occurrence, to: &found)
        }
        return found.map { place(of: $0) }.sorted {
            ($0.item, $0.instance) < ($1.item, $1.instance)
        }
    }

    /// Adds an item with what shows it or goes by it: the items around it, and all that is in it.
    private func add(_ occurrence: Occurrence, to found: inout Set<Occurrence>) {
        found.insert(occurrence)
        var around = parent(of: occurrence)
        while let group = around, found.insert(group).inserted { around = parent(of: group) }
        // Whether what is in a group must be answered goes by whether anything in it is.
        addInside(of: occurrence, to: &found)
    }

    private func addInside(of occurrence: Occurrence, to found: inout Set<Occurrence>) {
        let end = formItem(of: occurrence).opens < 0 ? formItem(of: occurrence).endSlot : 0
        var slot = occurrence.slot + 1
        while slot < end {
            let inner = Occurrence(occurrence.instance, slot)
            found.insert(inner)
            addInstances(of: inner, to: &found)
            slot += 1
        }
        addInstances(of: occurrence, to: &found)
    }

    private func addInstances(of owner: Occurrence, to found: inout Set<Occurrence>) {
        for instance in self[owner].instances {
            for slot in sheet.instances[Int(instance)].items.indices {
                let inner = Occurrence(instance, Int32(slot))
                found.insert(inner)
                addInstances(of: inner, to: &found)
            }
        }
    }

    /// Adds every item on which an expression reads this one: words, options, limits, rules.
    private func addReaders(of occurrence: Occurrence, to found: inout Set<Occurrence>) {
        let expressions = form.expressions
        guard !expressions.isEmpty else { return }
        for number in expressions.shownBroad {
            addBearer(of: number, after: occurrence, to: &found)
        }
        var around = item(of: occurrence)
        while around >= 0 {
            for number in expressions.shown.readers(of: around) {
                addBearer(of: Int(number), after: occurrence, to: &found)
            }
            around = form.items[Int(around)].parent
        }
    }

    private func addBearer(
        of number: Int,
        after occurrence: Occurrence,
        to found: inout Set<Occurrence>
    ) {
        let item = form.expressions.all[number].item
        guard item >= 0 else { return }
        let bearer = form.items[Int(item)]
        let home = form.expressions.all[number].home
        let shared = home == 0 ? 0 : sheet.instance(around: occurrence.instance, with: home)
        var readers: [Occurrence] = []
        var sheet = sheet
        sheet.forEachInstance(of: bearer.context, under: shared) { sheet, instance in
            let reader = Occurrence(instance, bearer.slot)
            if sheet.exists(reader) { readers.append(reader) }
        }
        for reader in readers {
            add(reader, to: &found)
            // Texts attached to a question or group are shown with all that is in it.
            if bearer.type == .display, let parent = parent(of: reader) { add(parent, to: &found) }
        }
    }
}
