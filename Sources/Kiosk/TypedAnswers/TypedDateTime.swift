/// A date, with a time of day or without (FHIR `dateTime`).
struct TypedDateTime: Hashable, Sendable {
    var date: TypedDate
    var time: TypedTime?

    /// As FHIR writes it; a time needs the minutes east of UTC that hold at the clinic.
    func fhir(minutesEast: Int) -> String {
        guard let time else { return date.fhir }
        let sign = minutesEast < 0 ? "-" : "+"
        let offset = abs(minutesEast)
        return date.fhir + "T" + time.fhir + sign + TypedDate.digits(offset / 60, 2) + ":"
            + TypedDate.digits(offset % 60, 2)
    }

    /// Every date and time the typed text can mean; the date may stand alone, and then may be partial.
    static func readings(
        of text: String,
        monthNames: [[String]],
        words: TimeWords
    )
        -> [TypedDateTime]
    {
        let dates = TypedDate.readings(of: text, monthNames: monthNames)
        if !dates.isEmpty { return dates.map { TypedDateTime(date: $0) } }
        let lowered = text.lowercased()
        for place in lowered.indices.reversed() where isSeparator(lowered, place) {
            var head = lowered[..<place]
            for word in words.introductions where head.hasSuffix(" " + word) {
                head = head.dropLast(word.count + 1)
            }
            if head.hasSuffix(",") { head = head.dropLast() }
            let days = TypedDate.readings(of: String(head), monthNames: monthNames)
                .filter { $0.day != nil }
            let times = TypedTime.readings(
                of: String(lowered[lowered.index(after: place)...]),
                words: words
            )
            if days.isEmpty || times.isEmpty { continue }
            return days.flatMap { day in times.map { TypedDateTime(date: day, time: $0) } }
        }
        return []
    }

    /// A space, or the `T` of ISO 8601 between digits.
    private static func isSeparator(_ text: String, _ place: String.Index) -> Bool {
        if text[place] == " " { return true }
        guard text[place] == "t", place > text.startIndex else { return false }
        let after = text.index(after: place)
        return after < text.endIndex && text[after].isNumber
            && text[text.index(before: place)].isNumber
    }
}
