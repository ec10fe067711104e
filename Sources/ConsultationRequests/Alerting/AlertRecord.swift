import FHIRModel

/// Somebody needs a person now: which alert, where, when and what set it off.
///
/// It holds no answers and no diagnosis.
public struct AlertRecord: Sendable, Hashable {
    /// The alert's number.
    public let number: RequestNumber
    /// The kiosk or seat.
    public let station: String
    /// What set it off: a code of the questionnaire's staff-alert expression, or `person-wanted`.
    public let code: String

    /// A record of its parts.
    ///
    /// Text that is not a code, as a faulty expression may yield it, is replaced by `unspecified`:
    /// it could be an answer.
    public init(number: RequestNumber, station: String, code: String) {
        self.number = number
        self.station = Station.bounded(station)
        self.code = Self.isCode(code) ? code : "unspecified"
    }

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
        return tree.serialized() + [0x0A]
    }

    /// Reads a stored record; nil when it is none.
    public init?(json bytes: [UInt8]) {
        guard let tree = try? JSONTree(parsing: bytes), tree.kind(of: tree.root) == .object,
            let number = tree.text(.alert, of: tree.root).flatMap({ RequestNumber($0) }),
            let station = tree.text(.station, of: tree.root),
            let code = tree.text(.code, of: tree.root)
        else { return nil }
        self.init(number: number, station: station, code: code)
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
