import FHIRModel
internal import PlainText

/// Somebody needs a person: which alert, where, when and what set it off.
///
/// It holds no answers and no diagnosis.
public struct AlertRecord: Sendable, Hashable {
    /// The alert's number.
    public let number: RequestNumber
    /// The kiosk or seat.
    public let station: String
    /// What set it off: a code of the questionnaire's staff-alert expression, or `person-wanted`.
    public let code: String
    /// What staff read for the code, as the questionnaire's author wrote it; nil where they wrote nothing.
    public let display: String?
    /// Whether somebody is to come at once (`stat`) or before the visitor leaves (`asap`).
    public let priority: AlertPriority
    /// The random id of the visit, which its request carries too; nil where none was given.
    public let visit: VisitID?
    /// The request that the visit had sent before.
    public let request: RequestNumber?
    /// How often the visitor has called, where the record is sent again for that.
    public var count = 1

    /// A record of its parts.
    ///
    /// Text that is not a code, as a faulty expression may yield it, is replaced by `unspecified`:
    /// it could be an answer.
    public init(
        number: RequestNumber,
        station: String,
        code: String,
        display: String? = nil,
        priority: AlertPriority = .stat,
        visit: VisitID? = nil,
        request: RequestNumber? = nil
    ) {
        self.number = number
        self.station = Station.bounded(station)
        self.code = Self.isCode(code) ? code : "unspecified"
        let words = display.map { String(PrintableText.line($0).prefix(Self.longestDisplay)) }
        self.display = words?.allSatisfy(\.isWhitespace) == false ? words : nil
        self.priority = priority
        self.visit = visit
        self.request = request
    }

    /// Characters of a display that are kept.
    private static let longestDisplay = 80

    /// Why, in the words that staff read: the display, or else the code.
    public var reason: String { display ?? code }

    /// When it was raised.
    public var time: UTCTime { number.time }

    /// The record as the alert command reads it and as it is stored: one JSON object, one line.
    public var json: [UInt8] {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set("alert", string: number.description, in: root)
        tree.set("station", string: station, in: root)
        tree.set("time", string: time.extended, in: root)
        tree.set("code", string: code, in: root)
        if let display { tree.set("display", string: display, in: root) }
        tree.set("priority", string: priority.rawValue, in: root)
        if let visit { tree.set("visit", string: visit.description, in: root) }
        if let request { tree.set("request", string: request.description, in: root) }
        if count > 1 { tree.set("count", integer: count, in: root) }
        return tree.serialized() + [0x0A]
    }

    /// Reads a stored record; nil when it is none.
    public init?(json bytes: [UInt8]) {
        guard let tree = try? JSONTree(parsing: bytes), tree.kind(of: tree.root) == .object,
            let number = tree.text(.alert, of: tree.root).flatMap({ RequestNumber($0) }),
            let station = tree.text(.station, of: tree.root),
            let code = tree.text(.code, of: tree.root)
        else { return nil }
        let priority = tree.text("priority", of: tree.root).flatMap { AlertPriority(rawValue: $0) }
        self.init(
            number: number,
            station: station,
            code: code,
            display: tree.text(.display, of: tree.root),
            priority: priority ?? .stat,
            visit: tree.text("visit", of: tree.root).flatMap { VisitID($0) },
            request: tree.text("request", of: tree.root).flatMap { RequestNumber($0) }
        )
    }

    private static func isCode(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
                case let other: other == UInt8(ascii: ":")
                }
            }
    }
}

/// How soon somebody is to come, by the codes of FHIR's RequestPriority.
public enum AlertPriority: String, Sendable, Hashable {
    /// At once.
    case stat
    /// As soon as possible, before the visitor leaves: a quiet alert.
    case asap
}

/// What an alert and the request of one visit have in common: 16 hexadecimal digits, made at random.
public struct VisitID: Sendable, Hashable, CustomStringConvertible {
    private let value: UInt64

    /// The id of a random number.
    public init(random value: UInt64) { self.value = value }

    /// Reads what ``description`` writes; nil for anything else.
    public init?(_ text: String) {
        guard text.utf8.count == 16, let value = UInt64(text, radix: 16) else { return nil }
        self.value = value
        guard description == text else { return nil }
    }

    /// 16 digits, small letters.
    public var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
