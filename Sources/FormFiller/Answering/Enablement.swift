/// The items that are to be looked at again because something they depend on changed, and whether that ever ends.
///
/// An answer queues what reads it; ``Interview`` takes one item after the other out, and what changes with it queues more. An
/// item looked at ``maximumRounds`` times stands in a circle: then the rest is left as it is.
struct Enablement: Sendable {
    /// Whether conditions changed each other without end.
    private(set) var isUnstable = false
    private var waiting = WaitingItems()
    /// Items looked at since an answer was given.
    private var looked: [Occurrence] = []
    private var isCircular = false

    /// In how many rounds an item may change before its conditions are given up as circular.
    static var maximumRounds: UInt8 { 100 }

    /// Queues every occurrence of every item whose conditions look at this one.
    mutating func queueReaders(of occurrence: Occurrence, on sheet: inout AnswerSheet) {
        let target = sheet.item(of: occurrence)
        for reader in sheet.form.graph.readers(of: target) {
            let context = sheet.form.items[Int(reader)].context
            let slot = sheet.form.items[Int(reader)].slot
            let shared = sheet.instance(around: occurrence.instance, with: context)
            queue(slot, in: context, under: shared, on: &sheet)
        }
    }

    /// Queues a slot in every instance of a context that stands below an instance.
    ///
    /// The reason is `queued` to look whether it is enabled, `stale` to compute its value anew.
    mutating func queue(
        _ slot: Int32,
        in context: Int32,
        under instance: Int32,
        for reason: ItemState.Marks = .queued,
        on sheet: inout AnswerSheet
    ) {
        sheet.forEachInstance(of: context, under: instance) { sheet, found in
            let occurrence = Occurrence(found, slot)
            guard sheet.exists(occurrence) else { return }
            if sheet[occurrence].marks.isDisjoint(with: [.queued, .stale]) {
                waiting.insert(occurrence, of: sheet.item(of: occurrence))
            }
            sheet[occurrence].marks.insert(reason)
        }
    }

    /// Takes out the next item to look at and why; nil once nothing waits any more.
    ///
    /// In document order, round by round.
    mutating func next(
        on sheet: inout AnswerSheet
    ) -> (occurrence: Occurrence, reasons: ItemState.Marks)? {
        while let occurrence = waiting.popFirst() {
            guard sheet.exists(occurrence) else { continue }
            let marks = sheet[occurrence].marks
            sheet[occurrence].marks.subtract([.queued, .stale])
            isCircular = isCircular || sheet[occurrence].rounds == Self.maximumRounds
            guard !isCircular else { continue }
            if sheet[occurrence].rounds == 0 { looked.append(occurrence) }
            sheet[occurrence].rounds += 1
            return (occurrence, marks)
        }
        finish(on: &sheet)
        return nil
    }

    private mutating func finish(on sheet: inout AnswerSheet) {
        for occurrence in looked where sheet.exists(occurrence) { sheet[occurrence].rounds = 0 }
        looked.removeAll(keepingCapacity: true)
        if isCircular { isUnstable = true }
        isCircular = false
    }
}
