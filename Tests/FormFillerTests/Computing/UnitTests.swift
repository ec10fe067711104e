import FHIRModel
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
}
