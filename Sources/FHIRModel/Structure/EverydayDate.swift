/// Dates as people write them, where R4 wants `2026-11-23`.
enum EverydayDate {
    /// The date of R4 that `23.11.2026`, `23/11/2026`, `11/23/2026` or `2026/11/23` means; nil where it cannot be told: `04/05/2026`
    /// is another day in other countries.
    static func meant(by text: String) -> String? {
        for separator: Character in [".", "/", "-"] {
            let parts = text.split(separator: separator, omittingEmptySubsequences: false)
            guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) else {
                continue
            }
            let numbers = parts.compactMap { Int($0) }
            guard numbers.count == 3 else { return nil }
            if parts[0].utf8.count == 4 { return date(numbers[0], numbers[1], numbers[2]) }
            guard parts[2].utf8.count == 4 else { return nil }
            let dayFirst = date(numbers[2], numbers[1], numbers[0])
            let monthFirst = date(numbers[2], numbers[0], numbers[1])
            if separator == "." || dayFirst == monthFirst { return dayFirst }
            return dayFirst == nil || monthFirst == nil ? dayFirst ?? monthFirst : nil
        }
        return nil
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> String? {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let text = "\(year)-\(padded(month))-\(padded(day))"
        return FHIRDateTime(text)?.isDate == true ? text : nil
    }
}
