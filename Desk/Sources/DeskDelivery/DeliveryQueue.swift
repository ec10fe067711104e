public import ConsultationRequests
import FHIRModel

/// The requests that one target is to have, and what is to be done next: a value that is told what happened and says what to
/// do, and does nothing itself.
///
/// One request is under way at a time: servers make two of what comes twice at once, whatever the conditions say.
public struct DeliveryQueue: Sendable {
    /// A request that is to be delivered.
    public struct Item: Sendable, Equatable {
        /// Its number.
        public let number: RequestNumber
        /// The more pressing is the smaller.
        let rank: Int
        var tries = Tries()
        var attempt: Int
        /// Not before this second since 1970.
        var due: Int64
        /// Whether it may have arrived without our knowing.
        var isUncertain: Bool
        var isConflict = false
    }

    /// What is to be done now.
    public enum Action: Sendable, Equatable {
        /// Send this one; "sending" is to be written down before.
        case send(RequestNumber, attempt: Int)
        /// Ask the server whether it has this one.
        case search(RequestNumber)
        /// Ask for a new token.
        case renewToken
        /// Nothing before this second since 1970.
        case sleep(until: Int64)
        /// Everything is delivered, refused or held.
        case finished
        /// Nothing is sent until a person has mended what is said.
        case stopped(String)
    }

    private var waiting: [Item] = []
    private var current: Item?
    private var next: NextStep?
    private var reason: String?
    /// When it was asked last, in seconds since 1970.
    private var lastAsked: Int64?

    /// The queue of what stands in a folder.
    ///
    /// What is delivered, refused or held already is left alone. One of which the log only says "sending" may have arrived: it is
    /// looked for first.
    ///
    /// - Parameters:
    ///   - requests: The requests of the folder; damaged, sealed and test ones are left out.
    ///   - marks: What the sender wrote down before, of this target.
    public init(_ requests: [RequestSummary], after marks: [DeliveryMark]) {
        add(requests, after: marks)
    }

    /// Adds requests that came meanwhile.
    public mutating func add(_ requests: [RequestSummary], after marks: [DeliveryMark]) {
        let last = Dictionary(marks.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
        let known = Set(waiting.map(\.number) + [current?.number].compactMap { $0 })
        for request in requests {
            let number = request.name.number
            guard let facts = request.facts, !facts.isDemonstration, request.fault == nil,
                !known.contains(number)
            else { continue }
            let mark = last[number]
            switch mark?.event {
            case .delivered, .refused, .held: continue
            case nil, .sending, .retry: break
            }
            waiting.append(
                Item(
                    number: number,
                    rank: facts.priority.rank,
                    attempt: (mark?.attempt ?? 0) + 1,
                    due: 0,
                    isUncertain: mark?.event == .sending
                )
            )
        }
        waiting.sort { ($0.rank, $0.number) < ($1.rank, $1.number) }
    }

    /// How many are still to be delivered.
    public var count: Int { waiting.count + (current == nil ? 0 : 1) }

    /// What is to be done, now that it is this second since 1970.
    public mutating func action(now: Int64) -> Action {
        if let reason { return .stopped(reason) }
        if let lastAsked, now < lastAsked {
            // The clock was set back: what waits seconds is not to wait an hour more.
            for place in waiting.indices { waiting[place].due -= lastAsked - now }
        }
        lastAsked = now
        if let item = current {
            if case .renewToken = next { return .renewToken }
            return item.isUncertain
                ? .search(item.number) : .send(item.number, attempt: item.attempt)
        }
        guard let place = waiting.firstIndex(where: { $0.due <= now }) else {
            return waiting.map(\.due).min().map { .sleep(until: $0) } ?? .finished
        }
        current = waiting.remove(at: place)
        next = nil
        return action(now: now)
    }

    /// Says what came of a POST.
    ///
    /// - Returns: what is to be written down; nil where the matter is still open.
    public mutating func posted(
        _ answer: ServerAnswer,
        entries: Int,
        now: Int64,
        chance: Double
    ) -> (event: DeliveryMark.Event, status: String, locations: String)? {
        guard var item = current else { return nil }
        let step = DeliveryRules.step(
            after: answer,
            entries: entries,
            tries: &item.tries,
            chance: chance
        )
        if case .answered(409, _, _) = answer {
            item.isConflict = true
        } else {
            item.isConflict = false
        }
        return take(step, item, now)
    }

    /// Says what came of a search.
    ///
    /// - Returns: what is to be written down; nil where the matter is still open.
    public mutating func searched(
        _ answer: ServerAnswer,
        now: Int64,
        chance: Double
    ) -> (event: DeliveryMark.Event, status: String, locations: String)? {
        guard var item = current else { return nil }
        let step = DeliveryRules.step(
            afterSearch: answer,
            isConflict: item.isConflict,
            tries: &item.tries,
            chance: chance
        )
        item.isUncertain = false
        return take(step, item, now)
    }

    /// Says whether there is a new token.
    public mutating func renewed(_ isRenewed: Bool) {
        next = nil
        if !isRenewed { reason = "401: there is no new token" }
    }

    /// The request cannot be sent: it is damaged or changed.
    ///
    /// It is left where it is.
    public mutating func skipCurrent() { current = nil }

    private mutating func take(
        _ step: NextStep,
        _ item: Item,
        _ now: Int64
    ) -> (event: DeliveryMark.Event, status: String, locations: String)? {
        var item = item
        current = nil
        next = step
        switch step {
        case .delivered(let locations): return (.delivered, "", locations.joined(separator: " "))
        case .refused(let words): return (.refused, words, "")
        case .held(let words): return (.held, words, "")
        case .stop(let words):
            reason = words
            item.due = now
            waiting.insert(item, at: 0)
            return (.retry, words, "")
        case .wait(let seconds, let words):
            item.due = now + seconds
            item.attempt += 1
            waiting.append(item)
            waiting.sort { ($0.rank, $0.number) < ($1.rank, $1.number) }
            return (.retry, words, "")
        case .search:
            item.isUncertain = true
            current = item
            return nil
        case .renewToken:
            current = item
            return nil
        }
    }
}
