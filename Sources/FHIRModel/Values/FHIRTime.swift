/// A time of day as precise as it was given: FHIR `time`, and FHIRPath's partial times (`@T14`, `@T14:30`).
public struct FHIRTime: Sendable, Hashable {
    /// 0 through 23.
    public var hour: Int
    /// 0 through 59, nil where only the hour is known.
    public var minute: Int?
    /// 0 through 60 with its decimal places, nil where only the minute is known.
    public var second: FHIRDecimal?

    /// A time of these parts; nil where a part is out of range or given without the one before it.
    public init?(hour: Int, minute: Int? = nil, second: FHIRDecimal? = nil) {
        guard (0...23).contains(hour), (0...59).contains(minute ?? 0) else { return nil }
        if let second {
            guard minute != nil, second >= FHIRDecimal(0), second < FHIRDecimal(61) else {
                return nil
            }
        }
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Reads `14:30:00.5`.
    ///
    /// `isPartialAllowed` takes `14` and `14:30` too, as FHIRPath literals do; FHIR's own type does not.
    public init?(_ text: some StringProtocol, isPartialAllowed: Bool = false) {
        var digits = DigitReader(text)
        guard let time = FHIRTime(&digits), digits.isAtEnd else { return nil }
        guard isPartialAllowed || time.second != nil else { return nil }
        self = time
    }

    init?(_ digits: inout DigitReader) {
        guard let hour = digits.number(2) else { return nil }
        var minute: Int?
        var second: FHIRDecimal?
        if digits.skip(":") {
            guard let value = digits.number(2) else { return nil }
            minute = value
            if digits.skip(":") {
                guard let value = digits.seconds() else { return nil }
                second = value
            }
        }
        self.init(hour: hour, minute: minute, second: second)
    }

    /// The parts that are known, largest first.
    var parts: [FHIRDecimal] {
        [FHIRDecimal(hour)] + (minute.map { [FHIRDecimal($0)] } ?? []) + (second.map { [$0] } ?? [])
    }

    /// Earlier or later; nil where they agree as far as both are known and one is less precise.
    public func compare(_ other: FHIRTime) -> Ordering? {
        Ordering.compare(parts, other.parts)
    }
}

extension FHIRTime: CustomStringConvertible {
    /// The time as FHIR writes it, as precise as it is.
    public var description: String {
        twoDigits(hour) + (minute.map { ":" + twoDigits($0) } ?? "")
            + (second.map { ":" + ($0 < FHIRDecimal(10) ? "0" : "") + $0.description } ?? "")
    }
}

/// The order of two values that can be compared.
public enum Ordering: Sendable, Hashable {
    /// The first is less or earlier.
    case ascending
    /// Both are the same.
    case equal
    /// The first is greater or later.
    case descending

    /// Compares part by part; nil where one list ends while all is equal so far (FHIRPath N1 §6.2).
    static func compare(_ one: [FHIRDecimal], _ other: [FHIRDecimal]) -> Ordering? {
        for (first, second) in zip(one, other) where first != second {
            return first < second ? .ascending : .descending
        }
        return one.count == other.count ? .equal : nil
    }
}

func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

/// Reads the fixed-width numbers of dates and times.
struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: some StringProtocol) {
        rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number(_ count: Int) -> Int? {
        guard rest.count >= count else { return nil }
        var value = 0
        for byte in rest.prefix(count) {
            guard byte &- 0x30 < 10 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        rest = rest.dropFirst(count)
        return value
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// `ss` or `ss.fff…`, up to 30 decimal places.
    mutating func seconds() -> FHIRDecimal? {
        let start = rest
        guard number(2) != nil else { return nil }
        if skip(".") {
            let places = rest.prefix { $0 &- 0x30 < 10 }.count
            guard (1...30).contains(places) else { return nil }
            rest = rest.dropFirst(places)
        }
        return FHIRDecimal(utf8: Array(start.prefix(start.count - rest.count))[...])
    }

    /// `Z`, `+hh:mm` or `-hh:mm`, in minutes.
    mutating func offset() -> Int? {
        if skip("Z") { return 0 }
        let isNegative = skip("-")
        guard isNegative || skip("+"), let hours = number(2), skip(":"), let minutes = number(2),
            minutes <= 59, hours * 60 + minutes <= 14 * 60
        else { return nil }
        return (isNegative ? -1 : 1) * (hours * 60 + minutes)
    }
}
