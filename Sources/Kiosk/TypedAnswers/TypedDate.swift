/// A calendar date as far as it was given: a year, a year and month, or a full date (FHIR `date`).
public struct TypedDate: Hashable, Sendable {
    /// The year, of four digits.
    public var year: Int
    /// 1 through 12; nil where only the year is known.
    public var month: Int?
    /// From 1; nil where only the month is known.
    public var day: Int?

    /// The year as it is shown, always of four digits: `0026` is no year of this century, and `26` would look like one.
    public var yearText: String { Self.digits(year, 4) }

    /// The date as FHIR writes it: `2026`, `2026-03` or `2026-03-04`.
    var fhir: String {
        var text = yearText
        if let month { text += "-" + Self.digits(month, 2) }
        if let day { text += "-" + Self.digits(day, 2) }
        return text
    }

    /// Every date the typed text can mean: none when it is not a date, several when its order is unclear.
    ///
    /// Read are ISO dates, dates with a named month in any order, numbers with the year first or last, a
    /// month with a year and a year alone. Two-digit years are not read: their century is a guess.
    static func readings(of text: String, monthNames: [[String]]) -> [TypedDate] {
        var numbers: [(value: Int, length: Int)] = []
        var named: Int?
        for token in tokens(of: text.lowercased()) {
            if let value = Int(token) {
                numbers.append((value, token.utf8.count))
            } else if let month = monthNumber(of: token, in: monthNames) {
                if named != nil { return [] }
                named = month
            } else if !fillers.contains(String(token)) {
                return []
            }
        }
        let found = named.map { dates(named: $0, numbers) } ?? dates(numbers)
        var unique: [TypedDate] = []
        for date in found where date.isOnCalendar && !unique.contains(date) {
            unique.append(date)
        }
        return unique
    }

    private static func dates(
        named month: Int,
        _ numbers: [(value: Int, length: Int)]
    )
        -> [TypedDate]
    {
        let years = numbers.filter { $0.length == 4 }
        let days = numbers.filter { $0.length <= 2 }
        guard years.count == 1, days.count <= 1, years.count + days.count == numbers.count else {
            return []
        }
        return [TypedDate(year: years[0].value, month: month, day: days.first?.value)]
    }

    private static func dates(_ numbers: [(value: Int, length: Int)]) -> [TypedDate] {
        let lengths = numbers.map(\.length)
        let values = numbers.map(\.value)
        switch numbers.count {
        case 1 where lengths[0] == 4:
            return [TypedDate(year: values[0])]
        case 1 where lengths[0] == 8:
            let (head, tail) = (values[0] / 10_000, values[0] % 10_000)
            return [
                TypedDate(year: head, month: tail / 100, day: tail % 100),
                TypedDate(year: tail, month: head / 100, day: head % 100),
                TypedDate(year: tail, month: head % 100, day: head / 100),
            ].filter { (1850...2150).contains($0.year) }
        case 2 where lengths[0] == 4 && lengths[1] <= 2:
            return [TypedDate(year: values[0], month: values[1])]
        case 2 where lengths[1] == 4 && lengths[0] <= 2:
            return [TypedDate(year: values[1], month: values[0])]
        case 3 where lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2:
            return [TypedDate(year: values[0], month: values[1], day: values[2])]
        case 3 where lengths[2] == 4 && lengths[0] <= 2 && lengths[1] <= 2:
            return [
                TypedDate(year: values[2], month: values[0], day: values[1]),
                TypedDate(year: values[2], month: values[1], day: values[0]),
            ]
        default:
            return []
        }
    }

    private static let fillers: Set<String> = ["st", "nd", "rd", "th", "of", "the", "de", "del"]

    private static func monthNumber(of token: Substring, in names: [[String]]) -> Int? {
        guard token.count >= 3 else { return nil }
        let found = names.indices.filter { names[$0].contains { $0.hasPrefix(token) } }
        return found.count == 1 ? found[0] + 1 : nil
    }

    /// Runs of digits and runs of letters; everything else separates.
    private static func tokens(of text: String) -> [Substring] {
        var tokens: [Substring] = []
        var rest = text[...]
        while let first = rest.first {
            let token: Substring
            if first.isASCII, first.isNumber {
                token = rest.prefix { $0.isASCII && $0.isNumber }
            } else if first.isLetter {
                token = rest.prefix { $0.isLetter }
            } else if " ,./-\u{2013}\u{2010}\u{A0}".contains(first) {
                rest = rest.dropFirst()
                continue
            } else {
                return ["?"]
            }
            tokens.append(token)
            rest = rest.dropFirst(token.count)
        }
        return tokens
    }

    private var isOnCalendar: Bool {
        guard (1...9999).contains(year) else { return false }
        guard let month else { return day == nil }
        guard (1...12).contains(month) else { return false }
        guard let day else { return true }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...lengths[month - 1]).contains(day)
    }

    static func digits(_ value: Int, _ count: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
}
