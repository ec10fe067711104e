/// The calls of one visit and how far the desk has come with each: a value that is told what happened and does nothing itself.
///
///     var calls = CallsOfVisit()
///     calls.add(outcome.alert, isStored: outcome.storeError == nil)
///     if calls.take(station.receipt(of: calls.waiting)), let time = calls.takeAnswer() { print("seen at", time) }
///
/// The visitor is told that somebody has seen the call only when none of those that want a person at once is left waiting: each
/// was answered by a person, and none was added since.
public struct CallsOfVisit: Sendable, Hashable {
    private struct Call: Sendable, Hashable {
        var record: AlertRecord
        var isStored: Bool
        var isAnswered = false
    }

    private var calls: [Call] = []
    /// When the desk answered what waited, and the visitor was not told yet.
    private var answer: UTCTime?

    /// No calls yet.
    public init() {}

    /// Those that stand in the folder, in their order.
    public var stored: [RequestNumber] { calls.filter(\.isStored).map(\.record.number) }

    /// Those that are not on the disk, and that nobody has acknowledged.
    public var unstored: [AlertRecord] {
        calls.filter { !$0.isStored && !$0.isAnswered }.map(\.record)
    }

    /// All of them, in their order.
    public var numbers: [RequestNumber] { calls.map(\.record.number) }

    /// Those that nobody has acknowledged.
    public var waiting: Set<RequestNumber> {
        Set(calls.filter { !$0.isAnswered }.map(\.record.number))
    }

    /// Adds a call that was just made.
    ///
    /// An answer to those before it that the visitor was not told yet is none to this one.
    public mutating func add(_ record: AlertRecord, isStored: Bool) {
        calls.append(Call(record: record, isStored: isStored))
        if record.priority == .stat { answer = nil }
    }

    /// Notes that a call is on the disk by now.
    public mutating func noteStored(_ number: RequestNumber) {
        for place in calls.indices where calls[place].record.number == number {
            calls[place].isStored = true
        }
    }

    /// The visitor calls again for a call, where it wants a person at once and nobody has acknowledged it.
    ///
    /// - Returns: the call with how often it was made by now; nil where it is not made again.
    public mutating func callAgain(_ number: RequestNumber) -> AlertRecord? {
        for place in calls.indices
        where calls[place].record.number == number && calls[place].record.priority == .stat {
            guard !calls[place].isAnswered else { return nil }
            calls[place].record.count += 1
            return calls[place].record
        }
        return nil
    }

    /// Takes what the desk has noted.
    ///
    /// - Returns: whether the visitor has something new to be told.
    public mutating func take(_ receipt: AlertReceipt) -> Bool {
        var last: UTCTime?
        for place in calls.indices where !calls[place].isAnswered {
            guard let time = receipt.answers[calls[place].record.number] else { continue }
            calls[place].isAnswered = true
            if calls[place].record.priority == .stat { last = last.map { max($0, time) } ?? time }
        }
        let isOneLeft = calls.contains { !$0.isAnswered && $0.record.priority == .stat }
        guard let last, !isOneLeft else { return false }
        answer = last
        return true
    }

    /// When the desk has answered what waited, said once.
    public mutating func takeAnswer() -> UTCTime? {
        defer { answer = nil }
        return answer
    }
}
