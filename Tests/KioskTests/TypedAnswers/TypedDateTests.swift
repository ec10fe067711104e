import Testing

@testable import Kiosk

struct TypedDateTests {
    let words = EnglishWords()

    private func dates(_ text: String) -> [String] {
        TypedDate.readings(of: text, monthNames: words.monthNames).map(\.fhir)
    }

    @Test(arguments: [
        ("2026-03-04", "2026-03-04"), ("2026/3/4", "2026-03-04"), ("March 4, 2026", "2026-03-04"),
        ("mar 4 2026", "2026-03-04"), ("4 March 2026", "2026-03-04"),
        ("the 4th of March, 2026", "2026-03-04"), ("Sept. 1st 1999", "1999-09-01"),
        ("25/12/2026", "2026-12-25"), ("12-25-2026", "2026-12-25"), ("4.4.2026", "2026-04-04"),
        ("20260304", "2026-03-04"), ("2024-02-29", "2024-02-29"), ("  2026 march 4 ", "2026-03-04"),
        ("March 2026", "2026-03"), ("03/2026", "2026-03"), ("2026-03", "2026-03"), ("1980", "1980"),
        ("4Mar2026", "2026-03-04"),
    ])
    func `A date is read in the ways people write it`(text: String, expected: String) {
        #expect(dates(text) == [expected])
    }

    @Test(arguments: ["2026-03-04", "2026-03", "2026", "0026-03-04", "0026-03", "0999"])
    func `A date that is shown reads as the same date again`(text: String) {
        let languages: [any Words] = [EnglishWords(), SpanishWords()]
        for words in languages {
            let date = TypedDate.readings(of: text, monthNames: words.monthNames)
            let shown = date.map { words.date($0) }
            let again = shown.map { TypedDate.readings(of: $0, monthNames: words.monthNames) }
            #expect(date.count == 1 && again == [date], "\(shown)")
        }
    }

    @Test func `Two small numbers before the year can mean two days`() {
        #expect(dates("03/04/2026") == ["2026-03-04", "2026-04-03"])
        #expect(dates("3.4.2026") == ["2026-03-04", "2026-04-03"])
    }

    @Test(arguments: [
        "", "2026-02-29", "31 April 2026", "March 4", "3/4/78", "13/13/2026", "2026-13", "soon",
        "0000", "March March 2026", "4 4 March 2026", "99999", "1 2 3 4", "-1", "M 4 2026",
        "March 4, 2026!", "٣/٤/2026",
    ])
    func `What is no date, or has no sure century, is not read`(text: String) {
        #expect(dates(text).isEmpty)
    }

    @Test(arguments: [
        ("14:30", ["14:30:00"]), ("2:30 pm", ["14:30:00"]), ("2 p.m.", ["14:00:00"]),
        ("12 am", ["00:00:00"]), ("12pm", ["12:00:00"]), ("02:30", ["02:30:00"]),
        ("1430", ["14:30:00"]), ("14.30", ["14:30:00"]), ("noon", ["12:00:00"]),
        ("midnight", ["00:00:00"]), ("7:05:09 am", ["07:05:09"]), ("9", ["09:00:00", "21:00:00"]),
        ("2:30", ["02:30:00", "14:30:00"]), ("12:15", ["00:15:00", "12:15:00"]),
        ("25:00", []), ("13 pm", []), ("2:75", []), ("late", []), ("", []), (":", []), ("2:3", []),
    ])
    func `A time is read, and an unclear half of the day is seen`(text: String, expected: [String])
    {
        #expect(TypedTime.readings(of: text, words: words.timeWords).map(\.fhir) == expected)
    }

    @Test(arguments: [
        ("March 4, 2026 at 2 pm", ["2026-03-04T14:00:00-05:00"]),
        ("2026-03-04 14:30", ["2026-03-04T14:30:00-05:00"]),
        ("2026-03-04T14:30:00", ["2026-03-04T14:30:00-05:00"]),
        ("2026-03-04, 2:30 p.m.", ["2026-03-04T14:30:00-05:00"]),
        ("2026-03", ["2026-03"]), ("March 2026 2 pm", []), ("yesterday", []),
        ("3/4/2026 2 pm", ["2026-03-04T14:00:00-05:00", "2026-04-03T14:00:00-05:00"]),
    ])
    func `A date may have a time`(text: String, expected: [String]) {
        let found = TypedDateTime.readings(
            of: text,
            monthNames: words.monthNames,
            words: words.timeWords
        )
        #expect(found.map { $0.fhir(minutesEast: -300) } == expected)
    }

    @Test(arguments: [
        ("4 de marzo de 2026", ["2026-03-04"]), ("marzo de 2026", ["2026-03"]),
        ("1 set 1999", ["1999-09-01"]),
        ("4 de marzo de 2026 a las 2 de la tarde", ["2026-03-04T14:00:00-05:00"]),
        ("2026-03-04 a la 1 pm", ["2026-03-04T13:00:00-05:00"]), ("4 de marzo", []),
    ])
    func `Dates and times are read as they are said in Spanish`(text: String, expected: [String]) {
        let words = SpanishWords()
        let read = TypedDateTime.readings(
            of: text,
            monthNames: words.monthNames,
            words: words.timeWords
        )
        #expect(read.map { $0.fhir(minutesEast: -300) } == expected)
    }

    @Test(arguments: [
        ("mediodía", "12:00:00"), ("7:05 de la mañana", "07:05:00"), ("9 de la noche", "21:00:00"),
    ])
    func `Parts of the day are read in Spanish`(text: String, expected: String) {
        #expect(
            TypedTime.readings(of: text, words: SpanishWords().timeWords).map(\.fhir) == [expected]
        )
    }
}
