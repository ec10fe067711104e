// R4 Questionnaire.item.enableWhen.question: where the question occurs several times, the nearest occurrence counts: one among
// the items around, then one before, then one after.
extension AnswerSheet {
    /// Does something with every instance of a context that stands below an instance, or with that one itself.
    mutating func forEachInstance(
        of context: Int32,
        under instance: Int32,
        _ body: (inout AnswerSheet, Int32) -> Void
    ) {
        let here = instances[Int(instance)].context
        if here == context {
            body(&self, instance)
            return
        }
        // The context one step down on the way to the wanted one.
        var step = context
        while form.contexts[Int(step)].parent != here { step = form.contexts[Int(step)].parent }
        let owner = form.items[Int(form.contexts[Int(step)].owner)].slot
        for below in self[Occurrence(instance, owner)].instances {
            forEachInstance(of: context, under: below, body)
        }
    }

    /// The nearest instance around this one which is also around (or of) a context.
    func instance(around instance: Int32, with context: Int32) -> Int32 {
        var instance = instance
        var other = context
        while instances[Int(instance)].context != other {
            let depth = form.contexts[Int(instances[Int(instance)].context)].depth
            if form.contexts[Int(other)].depth > depth {
                other = form.contexts[Int(other)].parent
            } else {
                let isDeeper = depth > form.contexts[Int(other)].depth
                instance = instances[Int(instance)].parent
                if !isDeeper { other = form.contexts[Int(other)].parent }
            }
        }
        return instance
    }

    /// The occurrence of an item that is nearest to another; nil where a repeating group around it has no instance.
    package func nearest(_ target: Int32, to occurrence: Occurrence) -> Occurrence? {
        let context = form.items[Int(target)].context
        var instance = instance(around: occurrence.instance, with: context)
        let reader = item(of: occurrence)
        while instances[Int(instance)].context != context {
            var step = context
            let here = instances[Int(instance)].context
            while form.contexts[Int(step)].parent != here { step = form.contexts[Int(step)].parent }
            let owner = form.contexts[Int(step)].owner
            let found = self[Occurrence(instance, form.items[Int(owner)].slot)].instances
            guard let next = owner < reader ? found.last : found.first else { return nil }
            instance = next
        }
        return Occurrence(instance, form.items[Int(target)].slot)
    }
}
