import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// R4 Questionnaire.item.enableWhen, with R5's text of the operators.
@Suite struct EnableWhenTests {
    /// A question `a`, and `b` that depends on it.
    private func pair(
        _ type: String,
        _ condition: String,
        extra: String = "",
        more: String = ""
    ) throws -> Interview {
        try interview(
            #"{"linkId":"a","text":"a","type":"\#(type)"\#(extra)},"#
                + #"{"linkId":"b","text":"b","type":"boolean","enableWhen":[\#(condition)]\#(more)}"#
        )
    }

    private func on(_ comparison: String, _ answer: String) -> String {
        #"{"question":"a","operator":"\#(comparison)",\#(answer)}"#
    }

    /// Whether `b` is asked after these answers to `a`.
    private func isAsked(
        _ type: String,
        _ comparison: String,
        _ answer: String,
        given: [AnswerValue],
        extra: String = ""
    ) throws -> Bool {
        var interview = try pair(type, on(comparison, answer), extra: extra)
        let problems = given.isEmpty ? interview.skip() : interview.answer(given)
        #expect(problems.isEmpty)
        return interview.asked == "b"
    }

    @Test("exists: true asks for an answer, false for none")
    func exists() throws {
        #expect(try isAsked("string", "exists", #""answerBoolean":true"#, given: [string("x")]))
        #expect(try !isAsked("string", "exists", #""answerBoolean":true"#, given: []))
        #expect(try !isAsked("string", "exists", #""answerBoolean":false"#, given: [string("x")]))
        #expect(try isAsked("string", "exists", #""answerBoolean":false"#, given: []))
    }

    @Test("exists: an answer that is taken back no longer exists")
    func existsAfterClearing() throws {
        var interview = try pair("string", on("exists", #""answerBoolean":true"#))
        interview.answer([string("x")])
        #expect(interview.asked == "b")
        interview.back()
        interview.skip()
        #expect(interview.isFinished)
    }

    @Test("=: one equal answer is enough")
    func equal() throws {
        let options = #","repeats":true,"answerOption":[{"valueString":"x"},{"valueString":"y"}]"#
        let x = #""answerString":"x""#
        #expect(try isAsked("string", "=", x, given: [string("y"), string("x")], extra: options))
        #expect(try !isAsked("string", "=", x, given: [string("y")], extra: options))
        #expect(try !isAsked("string", "=", x, given: []))
    }

    @Test("!=: no answer equals; true of an unanswered question")
    func notEqual() throws {
        let options = #","repeats":true,"answerOption":[{"valueString":"x"},{"valueString":"y"}]"#
        let x = #""answerString":"x""#
        #expect(try isAsked("string", "!=", x, given: []))
        #expect(try isAsked("string", "!=", x, given: [string("y")]))
        #expect(try !isAsked("string", "!=", x, given: [string("y"), string("x")], extra: options))
    }

    @Test(
        ">, <, >=, <= on whole numbers",
        arguments: [
            (">", 5, false), (">", 6, true), ("<", 5, false), ("<", 4, true), (">=", 5, true),
            (">=", 4, false), ("<=", 5, true), ("<=", 6, false),
        ]
    )
    func order(comparison: String, given: Int, expected: Bool) throws {
        let asked = try isAsked(
            "integer",
            comparison,
            #""answerInteger":5"#,
            given: [.integer(given)]
        )
        #expect(asked == expected)
        #expect(try !isAsked("integer", comparison, #""answerInteger":5"#, given: []))
    }

    @Test("numbers compare exactly, integer with decimal and whatever the scale")
    func numbers() throws {
        let one = try #require(FHIRDecimal("1.50"))
        #expect(try isAsked("decimal", "=", #""answerDecimal":1.5"#, given: [.decimal(one)]))
        #expect(try isAsked("decimal", ">", #""answerInteger":1"#, given: [.decimal(one)]))
        #expect(try isAsked("integer", "=", #""answerDecimal":2.0"#, given: [.integer(2)]))
        let third = try #require(FHIRDecimal("0.3"))
        #expect(try !isAsked("decimal", ">", #""answerDecimal":0.3"#, given: [.decimal(third)]))
    }

    @Test("Coding: equal by system and code; a missing system matches any; display never counts")
    func codings() throws {
        let options = #"""
            ,"answerOption":[{"valueCoding":{"system":"s","code":"x","display":"X"}},{"valueCoding":{"system":"t","code":"x","display":"X"}}]
            """#
        let full = #""answerCoding":{"system":"s","code":"x"}"#
        let bare = #""answerCoding":{"code":"x"}"#
        let words = #""answerCoding":{"code":"y","display":"X"}"#
        #expect(try isAsked("choice", "=", full, given: [code("x", "s")], extra: options))
        #expect(try !isAsked("choice", "=", full, given: [code("x", "t")], extra: options))
        #expect(try isAsked("choice", "=", bare, given: [code("x", "t")], extra: options))
        #expect(try !isAsked("choice", "=", words, given: [code("x", "s")], extra: options))
    }

    @Test("a comparison that cannot be decided counts as met: partial dates, other units")
    func undecided() throws {
        let year = try #require(FHIRDateTime("2015"))
        let day = #""answerDate":"2015-02-01""#
        #expect(try isAsked("date", ">", day, given: [.date(year)]))
        #expect(try isAsked("date", "<", day, given: [.date(year)]))
        let later = try #require(FHIRDateTime("2016"))
        #expect(try isAsked("date", ">", day, given: [.date(later)]))
        #expect(try !isAsked("date", "<", day, given: [.date(later)]))
        let length = Quantity(value: FHIRDecimal(3), code: "m")
        let weight = #""answerQuantity":{"value":2,"code":"kg"}"#
        #expect(try isAsked("quantity", "<", weight, given: [.quantity(length)]))
        let same = #""answerQuantity":{"value":2,"code":"m"}"#
        #expect(try !isAsked("quantity", "<", same, given: [.quantity(length)]))
    }

    @Test("boolean, date, dateTime, time, string and reference values")
    func types() throws {
        #expect(try isAsked("boolean", "=", #""answerBoolean":false"#, given: [.boolean(false)]))
        #expect(try !isAsked("boolean", "=", #""answerBoolean":true"#, given: [.boolean(false)]))
        let time = try #require(FHIRTime("10:30:00"))
        #expect(try isAsked("time", "<", #""answerTime":"11:00:00""#, given: [.time(time)]))
        let zoned = try #require(FHIRDateTime("2026-01-01T10:00:00+02:00"))
        #expect(
            try isAsked(
                "dateTime",
                "=",
                #""answerDateTime":"2026-01-01T08:00:00Z""#,
                given: [.dateTime(zoned)]
            )
        )
        #expect(try isAsked("text", "=", #""answerString":"Ja""#, given: [string("Ja")]))
        #expect(try !isAsked("text", "=", #""answerString":"ja""#, given: [string("Ja")]))
    }

    @Test("enableBehavior any needs one condition, all needs every one")
    func behaviour() throws {
        let two = on("=", #""answerString":"x""#) + "," + on("exists", #""answerBoolean":true"#)
        for (behaviour, expected) in [("any", true), ("all", false)] {
            var interview = try pair("string", two, more: #","enableBehavior":"\#(behaviour)""#)
            interview.answer([string("y")])
            #expect((interview.asked == "b") == expected)
        }
    }

    @Test("several conditions without enableBehavior: any, and a warning says so")
    func missingBehaviour() throws {
        let two = on("=", #""answerString":"x""#) + "," + on("exists", #""answerBoolean":true"#)
        var interview = try pair("string", two)
        #expect(interview.form.findings.map(\.rule) == ["que-12"])
        interview.answer([string("y")])
        #expect(interview.asked == "b")
    }

    @Test("all with nothing answered is false for =")
    func allUnanswered() throws {
        let one = on("=", #""answerString":"x""#)
        var interview = try pair("string", one + "," + one, more: #","enableBehavior":"all""#)
        interview.skip()
        #expect(interview.isFinished)
    }

    @Test("a condition on an unknown linkId is an error, named with its place")
    func unknownQuestion() throws {
        let form = try form(
            #"{"linkId":"b","type":"boolean","enableWhen":[{"question":"x","operator":"exists","answerBoolean":true}]}"#
        )
        let finding = try #require(form.findings.first)
        #expect(finding.rule == "enable-question" && finding.severity == .error)
        #expect(finding.linkId == "b" && finding.position != nil)
    }

    @Test("conditions that go in a circle are a finding, and the interview still ends")
    func circle() throws {
        let item = { (id: String, other: String, negated: String) in
            #"{"linkId":"\#(id)","text":"?","type":"boolean","enableWhen":[{"question":"\#(other)","operator":"\#(negated)","answerBoolean":true}]}"#
        }
        let form = try form(item("a", "b", "!=") + "," + item("b", "a", "="))
        #expect(form.findings.contains { $0.rule == "enable-cycle" })
        var interview = Interview(form, now: try noon())
        #expect(interview.asked == "a")
        interview.answer([.boolean(true)])
        #expect(interview.asked == "b")
        interview.answer([.boolean(true)])
        #expect(interview.isFinished)
    }
}
