/// The questions that are not asked now but may yet be, as the answers that decide it are still to come.
///
/// Counts those outside of repeating groups; an entry costs the same however long the form is.
package struct UndecidedQuestions: Sendable {
    /// For every item of the form, the one that decides last whether it is enabled; see ``FormCompiler/deciders(_:)``.
    private let deciders: [Int32]
    /// How many disabled questions each item decides.
    private var waiting: [Int32]
    /// The furthest item the person has come to.
    private(set) var furthest: Int32 = 0
    /// How many disabled questions are decided at ``furthest`` or after.
    private(set) var count = 0

    /// All questions outside of repeating groups, none of them enabled.
    init(deciders: [Int32], items: [FormItem]) {
        self.deciders = deciders
        waiting = [Int32](repeating: 0, count: items.count)
        for index in items.indices where items[index].isAskable && items[index].context == 0 {
            close(Int32(index))
        }
    }

    /// Notes that a question is asked now.
    mutating func open(_ item: Int32) { change(item, by: -1) }

    /// Notes that a question is no longer asked.
    mutating func close(_ item: Int32) { change(item, by: 1) }

    private mutating func change(_ item: Int32, by difference: Int32) {
        let decider = decider(of: item)
        guard decider >= 0 else { return }
        waiting[Int(decider)] += difference
        if decider >= furthest { count += Int(difference) }
    }

    /// The last item that decides whether another is enabled; -1 where nothing does.
    func decider(of item: Int32) -> Int32 { deciders[Int(item)] }

    /// Notes that the person has come to an item; whatever was decided before it stays as it is.
    mutating func reach(_ item: Int32) {
        while furthest < item {
            count -= Int(waiting[Int(furthest)])
            furthest += 1
        }
    }

    /// Notes that the person has come to the end.
    mutating func reachEnd() { reach(Int32(waiting.count)) }
}
