extension AnswerSheet {
    /// The item around; nil for an item of the form itself.
    ///
    /// Around an instance it is the repeating item.
    func parent(of occurrence: Occurrence) -> Occurrence? {
        let around = formItem(of: occurrence).parent
        guard around >= 0 else { return nil }
        let instance = instances[Int(occurrence.instance)]
        let item = form.items[Int(around)]
        if item.opens == instance.context { return Occurrence(instance.parent, instance.owner) }
        return Occurrence(occurrence.instance, item.slot)
    }

    /// Where an occurrence stands, as others know it.
    package func place(of occurrence: Occurrence) -> Place {
        Place(item: item(of: occurrence), instance: occurrence.instance)
    }

    /// The occurrence at a place, if the place is of this sheet.
    package func occurrence(at place: Place) -> Occurrence? {
        guard place.instance >= 0, Int(place.instance) < instances.count, place.item >= 0,
            Int(place.item) < form.items.count
        else { return nil }
        let item = form.items[Int(place.item)]
        let instance = instances[Int(place.instance)]
        guard instance.context == item.context, Int(item.slot) < instance.items.count else {
            return nil
        }
        return Occurrence(place.instance, item.slot)
    }

    /// Where the item `linkId` stands first; nil where the form has no such item, or no instance of the repeating group around
    /// it exists.
    func place(of linkId: String) -> Place? {
        guard let item = form.byLinkId[linkId],
            let instance = firstInstance(of: form.items[Int(item)].context)
        else { return nil }
        return Place(item: item, instance: instance)
    }

    private func firstInstance(of context: Int32) -> Int32? {
        let owner = form.contexts[Int(context)].owner
        guard owner >= 0 else { return 0 }
        let item = form.items[Int(owner)]
        return firstInstance(of: item.context).flatMap {
            self[Occurrence($0, item.slot)].instances.first
        }
    }

    /// How many items are enabled, those of each instance counted by themselves.
    var enabledItemCount: Int {
        instances.reduce(0) { count, instance in
            count + instance.enabled.count(below: instance.items.count, in: instance.enabled)
        }
    }
}
