public import FHIRModel
internal import StaffPages

/// One request as staff see it in a list: who, how pressing, what was done, by whom.
public struct RequestSummary: Sendable {
    /// The file's name.
    public let name: RequestFileName
    /// What its content tells; nil when the file is sealed and no identity was given, or is damaged.
    public let facts: RequestFacts?
    /// Why its content tells nothing.
    public let fault: RequestFault?
    /// Everything that was noted about it, oldest first.
    public internal(set) var marks: [Mark] = []
    /// How far it has come on its way to another system.
    public internal(set) var delivery = DeliveryState.noTarget

    /// How far staff have come with it.
    public var state: RequestState { RequestState(marks) }

    /// How pressing it is; nil when the file is sealed or damaged.
    public var priority: RequestPriority? { facts?.priority }

    /// The kiosk or seat; nil when the file is sealed or damaged, or does not say.
    public var station: String? { facts?.station }

    /// Whether it comes from a demonstration.
    public var isDemonstration: Bool { facts?.isDemonstration ?? false }

    /// Whether the file is damaged or cannot be read.
    public var isDamaged: Bool { fault?.isDamage ?? false }

    /// Whether it stands before another in a list: what is still to be done, the most pressing, and the longest waiting first.
    ///
    /// One of whose priority nothing is known may be any, and stands right after the most pressing two. One that lies in the
    /// future, since a clock was ahead, may have waited longest of all.
    public func isBefore(_ other: RequestSummary, now: UTCTime) -> Bool {
        let (own, theirs) = (rank(now), other.rank(now))
        return own == theirs ? name < other.name : own < theirs
    }

    /// The smaller the earlier in a list; those of one rank go by their names.
    func rank(_ now: UTCTime) -> Int {
        let pressing = priority.map { $0.rank * 10 } ?? RequestPriority.asap.rank * 10 + 5
        return (state.isOpen ? 0 : 1_000) + pressing + (name.number.time > now ? 0 : 1)
    }

    /// Whether a search finds it: every word stands in its number, name, record, address, station, language or form, whatever the case.
    public func matches(_ search: String) -> Bool {
        let words = search.lowercased().split(whereSeparator: \.isWhitespace)
        let fields: [String?] = [
            name.number.spoken, name.number.description, name.number.characters, facts?.person,
            facts?.record, facts?.station, facts?.language, facts?.form,
            facts?.made.map { String($0.prefix(10)) },
        ]
        let text = (fields.compactMap { $0 } + (facts?.reach ?? [])).joined(separator: "\n")
            .lowercased()
        let digits = text.filter { $0.isNumber || $0 == "\n" }
        return words.allSatisfy { word in
            // A telephone number is found however it is divided.
            text.contains(word)
                || word.count >= 4 && word.allSatisfy(\.isNumber) && digits.contains(word)
        }
    }
}

extension RequestSummary: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The file's name; nothing of the visitor.
    public var description: String { "RequestSummary \(name) <redacted>" }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Nothing of the visitor.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
