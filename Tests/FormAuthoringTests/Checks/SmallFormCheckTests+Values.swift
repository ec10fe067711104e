import FHIRModel
import FormAuthoring
import FormFiller
import Testing

// Conditions, limits, options, units and linkIds that do not go together.
extension SmallFormCheckTests {
    /// Two conditions of which both must hold, each as an operator and a value.
    private static func both(_ question: String, _ first: String, _ second: String) -> [Finding] {
        let conditions = [first, second].map { condition in
            let parts = condition.split(separator: " ", maxSplits: 1)
            return "{\"question\":\"\(question)\",\"operator\":\"\(parts[0])\",\"answer\(parts[1])}"
        }
        return findings(
            "\"linkId\":\"e\",",
            "\"linkId\":\"e\",\"enableBehavior\":\"all\",\"enableWhen\":[\(conditions[0]),\n\(conditions[1])],"
        )
    }

    private static func weight(_ value: Int, _ code: String) -> String {
        "Quantity\":{\"value\":\(value),\"system\":\"http://unitsofmeasure.org\",\"code\":\"\(code)\"}"
    }

    @Test(
        "conditions that no answer can meet together are found, of dates, times and quantities too",
        arguments: [
            ("d", "> Date\":\"2024\"", "< Date\":\"2020\""),
            ("d", "> Date\":\"2024-05-01\"", "< Date\":\"2020-05-01\""),
            ("d", "= Date\":\"2024-05-01\"", "= Date\":\"2024-05-02\""),
            ("d", ">= Date\":\"2024-05-01\"", "< Date\":\"2024-05-01\""),
            ("d", "= Date\":\"2024-05-01\"", "> Date\":\"2024-06\""),
            (
                "m", "> DateTime\":\"2024-05-01T10:00:00+02:00\"",
                "< DateTime\":\"2024-05-01T07:00:00Z\""
            ),
            ("m", "> Date\":\"2024\"", "< DateTime\":\"2023-05-01T07:00:00Z\""),
            ("o", "> Time\":\"18:00:00\"", "< Time\":\"09:00:00\""),
            ("n", "> Integer\":5", "< Integer\":6"),
            ("q", "> \(weight(5, "kg"))", "< \(weight(300, "g"))"),
            ("q", "= \(weight(5, "kg"))", "= \(weight(6, "kg"))"),
        ]
    )
    func contradictionsAreFound(_ question: String, _ first: String, _ second: String) {
        let found = Self.both(question, first, second)
        #expect(found.map(\.rule) == ["condition-never"])
        #expect(found.map(\.position?.line) == [24])
    }

    @Test(
        "conditions that some answer can meet together are not",
        arguments: [
            ("d", "> Date\":\"2020\"", "< Date\":\"2024\""),
            ("d", "> Date\":\"2024\"", "< Date\":\"2024\""),
            ("d", ">= Date\":\"2024-05-01\"", "<= Date\":\"2024-05-01\""),
            ("d", "= Date\":\"2024\"", "> Date\":\"2024-06\""),
            (
                "m", "> DateTime\":\"2024-05-01T10:00:00+02:00\"",
                "< DateTime\":\"2024-05-01T09:00:00Z\""
            ),
            ("o", ">= Time\":\"09:00:00\"", "<= Time\":\"09:00:00\""),
            ("q", "> \(weight(5, "kg"))", "< \(weight(6000, "g"))"),
            ("q", "> \(weight(5, "kg"))", "< \(weight(3, "cm"))"),
        ]
    )
    func whatCanHoldTogetherIsNotReported(_ question: String, _ first: String, _ second: String) {
        #expect(Self.both(question, first, second) == [])
    }

    private static let ucum = "\"system\":\"http://unitsofmeasure.org\",\"code\""

    @Test(
        "limits, options and first values of a question that contradict each other",
        arguments: [
            (
                "d", "minValue\",\"valueDate\":\"2020-01-01\"",
                "\"answerOption\":[{\"valueDate\":\"2021-01-01\"},\n{\"valueDate\":\"2019-12-31\"}],",
                "option-value"
            ),
            (
                "d", "maxValue\",\"valueDate\":\"2020-01-01\"",
                "\n\"initial\":[{\"valueDate\":\"2020-01-02\"}],", "initial-value"
            ),
            (
                "n", "maxValue\",\"valueInteger\":1",
                "\"answerOption\":[{\"valueInteger\":1},\n{\"valueInteger\":2,\"initialSelected\":true}],",
                "option-value"
            ),
            (
                "q",
                "sdc-questionnaire-maxQuantity\",\"valueQuantity\":{\"value\":10,\(ucum):\"kg\"}",
                "\n\"initial\":[{\"valueQuantity\":{\"value\":10001,\(ucum):\"g\"}}],",
                "initial-value"
            ),
            (
                "t", "minLength\",\"valueInteger\":2",
                "\"answerOption\":[{\"valueString\":\"ab\"},\n{\"valueString\":\"a\"}],",
                "option-value"
            ),
            (
                "q", "questionnaire-unit\",\"valueCoding\":{\(ucum):\"kg\"}",
                "\n\"initial\":[{\"valueQuantity\":{\"value\":1,\(ucum):\"Kg\"}}],", "unit"
            ),
        ]
    )
    func valuesOutsideTheLimitsAreFound(
        _ linkId: String,
        _ limit: String,
        _ values: String,
        _ rule: String
    ) throws {
        let base =
            limit.hasPrefix("sdc") ? Self.sdc.replacing("sdc-questionnaire-", with: "") : Self.core
        let place = "{\"linkId\":\"\(linkId)\","
        let found = Self.findings(
            place,
            "\(place)\"extension\":[{\"url\":\"\(base)\(limit)}],\(values)"
        )
        #expect(found.map(\.rule) == [rule], "\(found)")
        let start = try #require(Self.form.firstRange(of: place)?.lowerBound)
        let line = Self.form[..<start].count { $0 == "\n" } + 2
        #expect(found.map(\.position?.line) == [line])
    }

    @Test(
        "a condition on a date or quantity that the question's own limits shut out",
        arguments: [
            ("d", "minValue\",\"valueDate\":\"2020-01-01\"", "\"<\",\"answerDate\":\"2019-06\""),
            ("d", "maxValue\",\"valueDate\":\"2020-01-01\"", "\"=\",\"answerDate\":\"2020-01-02\""),
            (
                "q", "minValue\",\"valueQuantity\":{\"value\":10,\(ucum):\"kg\"}",
                "\"<\",\"answerQuantity\":{\"value\":10,\(ucum):\"kg\"}"
            ),
        ]
    )
    func limitsShutConditionsOut(_ linkId: String, _ limit: String, _ condition: String) {
        let text = Self.form
            .replacing(
                "{\"linkId\":\"\(linkId)\",",
                with: "{\"linkId\":\"\(linkId)\",\"extension\":[{\"url\":\"\(Self.core)\(limit)}],"
            )
            .replacing(
                "\"linkId\":\"e\",",
                with:
                    "\"linkId\":\"e\",\"enableWhen\":[{\"question\":\"\(linkId)\",\"operator\":\(condition)}],"
            )
        let found = QuestionnaireCheck(Array(text.utf8)).findings
        #expect(found.map(\.rule) == ["condition-never"], "\(found)")
        #expect(found.map(\.position?.line) == [23])
    }

    @Test(
        "a linkId with blanks is the fault, not what looks for it",
        arguments: ["b ", " b", "b\\t", "b\\u200b"]
    )
    func blanksAreSaidOnce(_ linkId: String) {
        let text = Self.form.replacing("\"linkId\":\"b\"", with: "\"linkId\":\"\(linkId)\"")
        let condition =
            "\"enableWhen\":[{\"question\":\"b\",\"operator\":\"exists\",\"answerBoolean\":true}],"
        let expression = Self.expression(
            "enableWhenExpression",
            "%resource.item.where(linkId = 'b').answer.value"
        )
        for reader in [condition, expression] {
            let whole = text.replacing("\"linkId\":\"z\",", with: "\"linkId\":\"z\",\(reader)")
                .replacing("\"linkId\":\"e\",", with: "\"linkId\":\"e\",\(reader)")
            let found = QuestionnaireCheck(Array(whole.utf8)).findings
            #expect(found.map(\.rule) == ["linkid-form"], "\(found)")
            #expect(found.map(\.position?.line) == [9])
            #expect(found.map(\.severity) == [reader == condition ? .error : .warning])
        }
    }

    @Test func aConditionWithABlankIsTheFault() {
        let found = Self.findings(
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\",\"enableWhen\":[{\"question\":\"b \",\"operator\":\"exists\",\"answerBoolean\":true}],"
        )
        #expect(found.map(\.rule) == ["enable-question"])
        #expect(found.first?.message.contains("the item is 'b': take the blanks out") == true)
    }

    @Test(
        "units of quantity literals",
        arguments: [
            ("10 'kg' > 9 'g'", [String]()), ("10 'pounds' > 9 'g'", ["[lb_av]"]),
            ("today() - 18 years < today()", []),
            ("today() - 18 'years' < today()", ["without quotation"]),
            ("1 '{score}' = 2 '{score}'", []), ("1 'mm[Hg]' = 2 'mmHg'", ["mm[Hg]"]),
        ]
    )
    func unknownUnitsAreFound(_ text: String, _ advice: [String]) {
        let found = Self.findings(
            "\"linkId\":\"e\",",
            "\"linkId\":\"e\"," + Self.expression("initialExpression", "iif(\(text), 'a')")
        )
        #expect(found.map(\.rule) == advice.map { _ in "unit" }, "\(found)")
        for (finding, words) in zip(found, advice) { #expect(finding.message.contains(words)) }
    }

    @Test(
        "quantities of another kind of unit than the question's",
        arguments: [
            (
                "questionnaire-unit\",\"valueCoding\":{\(ucum):\"kg\"}",
                "Quantity\":{\"value\":3,\(ucum):\"cm\"}",
                ["unit"]
            ),
            (
                "questionnaire-unit\",\"valueCoding\":{\(ucum):\"kg\"}", "Quantity\":{\"value\":3}",
                ["unit"]
            ),
            (
                "questionnaire-unit\",\"valueCoding\":{\(ucum):\"kg\"}",
                "Quantity\":{\"value\":3,\(ucum):\"g\"}", [String]()
            ),
            (
                "questionnaire-unitOption\",\"valueCoding\":{\(ucum):\"cm\"}},{\"url\":\"\(core)questionnaire-unitOption\",\"valueCoding\":{\(ucum):\"kg\"}",
                "Quantity\":{\"value\":3,\(ucum):\"[lb_av]\"}", []
            ),
        ]
    )
    func unitsOfConditions(_ units: String, _ value: String, _ rules: [String]) {
        let text = Self.form
            .replacing(
                "{\"linkId\":\"q\",",
                with: "{\"linkId\":\"q\",\"extension\":[{\"url\":\"\(Self.core)\(units)}],"
            )
            .replacing(
                "\"linkId\":\"e\",",
                with:
                    "\"linkId\":\"e\",\"enableWhen\":[{\"question\":\"q\",\"operator\":\">\",\"answer\(value)}],"
            )
        let found = QuestionnaireCheck(Array(text.utf8)).findings
        #expect(found.map(\.rule) == rules, "\(found)")
        #expect(found.allSatisfy { $0.position?.line == 23 })
    }

    @Test("an integer never equals what is no whole number")
    func fractionsOfIntegers() {
        let found = Self.findings(
            "\"linkId\":\"e\",",
            "\"linkId\":\"e\",\"enableWhen\":[{\"question\":\"n\",\"operator\":\"=\",\"answerDecimal\":1.5}],"
        )
        #expect(found.map(\.rule) == ["condition-never"], "\(found)")
        let whole = Self.findings(
            "\"linkId\":\"e\",",
            "\"linkId\":\"e\",\"enableWhen\":[{\"question\":\"n\",\"operator\":\"=\",\"answerDecimal\":2.0}],"
        )
        #expect(whole == [])
    }
}
