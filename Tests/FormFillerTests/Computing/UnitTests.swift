import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// Quantities in different units, compared over UCUM.
@Suite struct UnitTests {
    private func quantity(_ value: Int, _ code: String) -> AnswerValue {
        .quantity(
            Quantity(
                value: FHIRDecimal(value),
                unit: code,
                system: "http://unitsofmeasure.org",
                code: code
            )
        )
    }

    @Test(
        "enableWhen compares quantities of different units; what cannot be compared counts as met"
    )
    func enableWhen() throws {
        let form = try form(
            #"{"linkId":"a","text":"a","type":"quantity"},{"linkId":"b","text":"b","type":"string","enableWhen":[{"question":"a","operator":">","answerQuantity":{"value":2,"system":"http://unitsofmeasure.org","code":"m"}}]}"#
        )
        for (answer, isEnabled) in [
            (quantity(201, "cm"), true), (quantity(200, "cm"), false), (quantity(1, "km"), true),
            (quantity(1, "kg"), true),
        ] {
            var interview = Interview(form, now: try noon())
            interview.answer([answer])
            #expect((interview.asked == "b") == isEnabled)
        }
    }

    @Test("minQuantity and maxQuantity hold for every unit of the same kind")
    func limits() throws {
        let range =
            #"{"url":"\#(Computed.sdc)minQuantity","valueQuantity":{"value":1,"system":"http://unitsofmeasure.org","code":"kg"}},{"url":"\#(Computed.sdc)maxQuantity","valueQuantity":{"value":300,"system":"http://unitsofmeasure.org","code":"kg"}}"#
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"quantity","extension":[\#(range)]}"#
        )
        #expect(interview.answer([quantity(999, "g")]).count == 1)
        #expect(interview.answer([quantity(300_001, "g")]).count == 1)
        #expect(interview.answer([quantity(1000, "g")]).isEmpty)
    }

    @Test(
        "SDC minQuantity: an answer whose unit cannot be converted to the limit's is not within it",
        arguments: [
            (#"{"value":10,"system":"http://unitsofmeasure.org","code":"[mi_i]"}"#, ["unit"]),
            (#"{"value":10}"#, ["unit"]), (#"{"value":10,"unit":"Kilos"}"#, ["unit"]),
            (#"{"value":10,"unit":"kg"}"#, []), (#"{"value":10,"code":"kg"}"#, []),
            (#"{"value":4,"unit":"kg"}"#, ["below-minimum"]),
            (#"{"value":10000,"system":"http://unitsofmeasure.org","code":"g"}"#, []),
            (#"{"value":1,"comparator":"<","unit":"pounds"}"#, []),
        ]
    )
    func unconvertible(quantity: String, rules: [String]) throws {
        let least =
            #"{"url":"\#(Computed.sdc)minQuantity","valueQuantity":{"value":5,"system":"http://unitsofmeasure.org","code":"kg"}}"#
        let made = try EvaluationCase(
            #"{"linkId":"a","type":"quantity","extension":[\#(least)]}"#,
            #"{"linkId":"a","answer":[{"valueQuantity":\#(quantity)}]}"#
        )
        #expect(made.evaluation.findings.map(\.rule) == rules)
    }

    @Test("a number is typed in the unit of the limits, where the form says no other")
    func unitOfLimits() throws {
        let most =
            #"{"url":"\#(Computed.sdc)maxQuantity","valueQuantity":{"value":300,"unit":"kilos","system":"http://unitsofmeasure.org","code":"kg"}}"#
        let interview = try interview(
            #"{"linkId":"a","text":"a","type":"quantity","extension":[\#(most)]}"#
        )
        guard case .question(let question) = interview.step else {
            Issue.record("a question is expected")
            return
        }
        #expect(question.unit?.code == "kg" && question.unit?.display == "kilos")
    }

    @Test("SDC calculatedExpression: a number computed for a quantity is in its only unit")
    func computed() throws {
        let unit =
            #"{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unit","valueCoding":{"system":"http://unitsofmeasure.org","code":"kg/m2","display":"BMI"}}"#
        let value =
            #"{"url":"\#(Computed.sdc)calculatedExpression","valueExpression":{"language":"text/fhirpath","expression":"20 + 2.50"}}"#
        let made = try EvaluationCase(
            #"{"linkId":"a","type":"quantity","extension":[\#(unit),\#(value)]}"#,
            #"{"linkId":"a"}"#
        )
        #expect(
            made.items
                == #"[{"linkId":"a","answer":[{"valueQuantity":{"value":22.50,"unit":"BMI","system":"http://unitsofmeasure.org","code":"kg/m2"}}]}]"#
        )
        #expect(made.findings == [])
    }
}
