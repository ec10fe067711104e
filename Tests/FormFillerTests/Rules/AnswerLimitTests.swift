import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// maxLength and the extensions that limit answers: minLength, minValue, maxValue, maxDecimalPlaces, regex, sliders, units.
@Suite struct AnswerLimitTests {
    private func limit(_ name: String, _ value: String) -> String {
        #"{"url":"http://hl7.org/fhir/StructureDefinition/\#(name)",\#(value)}"#
    }

    private func asked(_ type: String, _ limits: String..., more: String = "") throws -> Interview {
        try interview(
            #"{"linkId":"a","text":"a","type":"\#(type)","extension":[\#(limits.joined(separator: ","))]\#(more)}"#
        )
    }

    private func quantity(_ value: String, _ code: String) throws -> AnswerValue {
        let number = try #require(FHIRDecimal(value))
        return .quantity(
            Quantity(
                value: number,
                unit: code,
                system: "http://unitsofmeasure.org",
                code: code
            )
        )
    }

    @Test("maxLength counts Unicode scalars: the last that fits is accepted")
    func maxLength() throws {
        let made = try interview(
            #"{"linkId":"a","text":"a","type":"string","maxLength":4}"#
        )
        #expect(made.question?.maximumLength == 4)
        #expect(made.problems(with: [string("ab\u{1F600}d")]) == [])
        #expect(made.problems(with: [string("abcde")]) == [.tooLong(maximum: 4)])
    }

    @Test(
        "words are as long as maxLength says, at most 10,000 characters, and 500 where it says nothing",
        arguments: [
            (#","maxLength":2000"#, 2000), (#","maxLength":20000"#, 10_000), ("", 500),
        ]
    )
    func bound(limit: String, most: Int) throws {
        let made = try interview(#"{"linkId":"a","text":"a","type":"text"\#(limit)}"#)
        #expect(made.question?.maximumLength == most)
        #expect(made.problems(with: [string(String(repeating: "x", count: most))]) == [])
        let long = string(String(repeating: "x", count: most + 1))
        #expect(made.problems(with: [long]) == [.tooLong(maximum: most)])
    }

    @Test("minLength")
    func minLength() throws {
        let made = try asked("string", limit("minLength", #""valueInteger":3"#))
        #expect(made.problems(with: [string("ab")]) == [.tooShort(minimum: 3)])
        #expect(made.problems(with: [string("abc")]) == [])
    }

    @Test("regex: the whole text has to match; entryFormat is the hint")
    func regex() throws {
        let made = try asked(
            "string",
            limit("regex", #""valueString":"[0-9]{3}""#),
            limit("entryFormat", #""valueString":"nnn""#)
        )
        #expect(made.problems(with: [string("123")]) == [])
        for wrong in ["1234", "x123", "12"] {
            #expect(made.problems(with: [string(wrong)]) == [.pattern(hint: "nnn")])
        }
        let anchored = try asked("string", limit("regex", #""valueString":"^a|b$""#))
        #expect(anchored.problems(with: [string("a")]) == [])
        #expect(anchored.problems(with: [string("ab")]) == [.pattern(hint: nil)])
    }

    @Test("text of spaces or control characters is no answer")
    func unreadable() throws {
        let made = try interview(#"{"linkId":"a","text":"a","type":"string"}"#)
        for wrong in [" ", "\u{7}", "a\nb", "\u{1B}[2J"] {
            #expect(made.problems(with: [string(wrong)]) == [.unreadable])
        }
        let lines = try interview(#"{"linkId":"a","text":"a","type":"text"}"#)
        #expect(lines.problems(with: [string("a\nb")]) == [])
    }

    @Test("minValue and maxValue on every ordered type, bounds included")
    func ranges() throws {
        func check(
            _ type: String,
            _ name: String,
            _ low: String,
            _ high: String,
            _ values: [AnswerValue]
        ) throws {
            let made = try asked(
                type,
                limit("minValue", "\"\(name)\":\(low)"),
                limit("maxValue", "\"\(name)\":\(high)")
            )
            #expect(made.problems(with: [values[0]]) == [.below(minimum: values[1])])
            #expect(made.problems(with: [values[1]]) == [])
            #expect(made.problems(with: [values[2]]) == [])
            #expect(made.problems(with: [values[3]]) == [.above(maximum: values[2])])
        }
        try check("integer", "valueInteger", "2", "4", [1, 2, 4, 5].map { .integer($0) })
        let decimals = ["0.29", "0.3", "0.4", "0.41"].compactMap { FHIRDecimal($0) }
        try check("decimal", "valueDecimal", "0.3", "0.4", decimals.map { .decimal($0) })
        let days = ["2020-01-31", "2020-02-01", "2020-03-01", "2020-03-02"]
        try check(
            "date",
            "valueDate",
            #""2020-02-01""#,
            #""2020-03-01""#,
            days.compactMap { FHIRDateTime($0) }.map { .date($0) }
        )
        let times = ["08:59:59", "09:00:00", "17:00:00", "17:00:01"]
        try check(
            "time",
            "valueTime",
            #""09:00:00""#,
            #""17:00:00""#,
            times.compactMap { FHIRTime($0) }.map { .time($0) }
        )
        let moments = ["T07:59:59Z", "T08:00:00Z", "T09:00:00Z", "T09:00:01Z"]
        try check(
            "dateTime",
            "valueDateTime",
            #""2020-01-01T08:00:00Z""#,
            #""2020-01-01T09:00:00Z""#,
            moments.compactMap { FHIRDateTime("2020-01-01" + $0) }.map { .dateTime($0) }
        )
    }

    @Test("limits of an integer may be decimals, and of a decimal integers")
    func mixedNumbers() throws {
        let whole = try asked("integer", limit("minValue", #""valueDecimal":1.5"#))
        #expect(!whole.problems(with: [.integer(1)]).isEmpty)
        #expect(whole.problems(with: [.integer(2)]).isEmpty)
        let decimal = try asked("decimal", limit("maxValue", #""valueInteger":2"#))
        #expect(!decimal.problems(with: [.decimal(try #require(FHIRDecimal("2.01")))]).isEmpty)
    }

    @Test("a partial date that may lie within the limits is accepted")
    func partialDates() throws {
        let made = try asked("date", limit("minValue", #""valueDate":"2020-06-15""#))
        #expect(made.problems(with: [.date(try #require(FHIRDateTime("2020")))]) == [])
        let before = AnswerValue.date(try #require(FHIRDateTime("2019")))
        #expect(made.problems(with: [before]).count == 1)
    }

    @Test("quantities: limits count across units that measure the same, and refuse the others")
    func quantityLimits() throws {
        let low = #""valueQuantity":{"value":1,"system":"http://unitsofmeasure.org","code":"kg"}"#
        let made = try asked("quantity", limit("minValue", low))
        #expect(try made.problems(with: [quantity("1000", "g")]) == [])
        #expect(try made.problems(with: [quantity("999.9", "g")]).count == 1)
        #expect(try made.problems(with: [quantity("1.1", "kg")]) == [])
        #expect(try made.problems(with: [quantity("5", "m")]).map(\.rule) == ["unit"])
    }

    @Test("minQuantity and maxQuantity")
    func quantityExtensions() throws {
        let url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-maxQuantity"
        let made = try interview(
            #"{"linkId":"a","text":"a","type":"quantity","extension":[{"url":"\#(url)","valueQuantity":{"value":2,"system":"http://unitsofmeasure.org","code":"m"}}]}"#
        )
        #expect(try made.problems(with: [quantity("200", "cm")]) == [])
        #expect(try made.problems(with: [quantity("201", "cm")]).count == 1)
    }

    @Test("maxDecimalPlaces counts digits that say something")
    func decimalPlaces() throws {
        let made = try asked("decimal", limit("maxDecimalPlaces", #""valueInteger":1"#))
        let fine = AnswerValue.decimal(try #require(FHIRDecimal("1.50")))
        #expect(made.problems(with: [fine]) == [])
        let precise = AnswerValue.decimal(try #require(FHIRDecimal("1.55")))
        #expect(made.problems(with: [precise]) == [.tooPrecise(maximumDecimalPlaces: 1)])
    }

    @Test("a slider takes its low end and whole steps from there")
    func slider() throws {
        let made = try asked(
            "integer",
            #"{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl","valueCodeableConcept":{"coding":[{"code":"slider"}]}}"#,
            limit("questionnaire-sliderStepValue", #""valueInteger":5"#),
            limit("minValue", #""valueInteger":10"#),
            limit("maxValue", #""valueInteger":30"#)
        )
        #expect(made.problems(with: [.integer(15)]) == [])
        #expect(made.problems(with: [.integer(16)]) == [.offStep(step: 5, start: 10)])
    }

    @Test(
        "a number that an R4 integer cannot hold is refused, on a slider too",
        arguments: [-10, 0]
    )
    func integerSize(minimum: Int) throws {
        let slider = try asked(
            "integer",
            #"{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl","valueCodeableConcept":{"coding":[{"code":"slider"}]}}"#,
            limit("questionnaire-sliderStepValue", #""valueInteger":5"#),
            limit("minValue", #""valueInteger":\#(minimum)"#)
        )
        let most = AnswerProblem.above(maximum: .integer(2_147_483_647))
        #expect(slider.problems(with: [.integer(.max)]) == [most])
        let plain = try asked("integer")
        #expect(plain.problems(with: [.integer(2_147_483_648)]) == [most])
        #expect(plain.problems(with: [.integer(2_147_483_647)]) == [])
        #expect(plain.problems(with: [.integer(-2_147_483_648)]) == [])
        #expect(
            plain.problems(with: [.integer(.min)]) == [.below(minimum: .integer(-2_147_483_648))]
        )
    }

    @Test("unitOption: one of the units offered, by code")
    func units() throws {
        func option(_ code: String) -> String {
            limit(
                "questionnaire-unitOption",
                #""valueCoding":{"system":"http://unitsofmeasure.org","code":"\#(code)"}"#
            )
        }
        let made = try asked("quantity", option("kg"), option("g"))
        #expect(made.question?.units.map(\.code) == ["kg", "g"])
        #expect(try made.problems(with: [quantity("1", "g")]) == [])
        #expect(try made.problems(with: [quantity("1", "m")]).map(\.rule) == ["unit"])
        let single = try asked("quantity", option("kg"))
        #expect(single.question?.unit?.code == "kg" && single.question?.units == [])
    }

    @Test("limits that contradict each other are named, not silently impossible")
    func contradiction() throws {
        let made = try asked(
            "integer",
            limit("minValue", #""valueInteger":5"#),
            limit("maxValue", #""valueInteger":4"#)
        )
        #expect(made.problems(with: [.integer(5)]) == [.limitsConflict])
    }

    @Test("repeats: the same option twice, and more than one without repeats, are refused")
    func several() throws {
        let many = try interview(#"{"linkId":"a","text":"a","type":"integer","repeats":true}"#)
        #expect(many.problems(with: [.integer(1), .integer(2)]) == [])
        #expect(many.problems(with: [.integer(1), .integer(1)]) == [])
        let chosen = try interview(
            #"{"linkId":"a","text":"a","type":"integer","repeats":true,"answerOption":[{"valueInteger":1},{"valueInteger":2}]}"#
        )
        #expect(chosen.problems(with: [.integer(1), .integer(2)]) == [])
        #expect(chosen.problems(with: [.integer(1), .integer(1)]) == [.duplicate])
        let one = try interview(#"{"linkId":"a","text":"a","type":"integer"}"#)
        #expect(one.problems(with: [.integer(1), .integer(2)]) == [.tooMany(maximum: 1)])
    }

    @Test(
        "an answer of another type than the question's is refused",
        arguments: [
            "boolean", "decimal", "integer", "date", "dateTime", "time", "url", "quantity",
        ]
    )
    func types(type: String) throws {
        let made = try interview(#"{"linkId":"a","text":"a","type":"\#(type)"}"#)
        let wrong: AnswerValue = .coding(Coding(code: "x"))
        #expect(made.problems(with: [wrong]).map(\.rule) == ["answer-type"])
    }
}
