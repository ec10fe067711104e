import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// AUDIT-C in full, three items of 0 to 4 (Bush 1998), with the scores in every place where SDC finds them.
@Suite struct WeightPositionTests {
    private static func score(_ value: Int, _ name: String) -> String {
        #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/\#(name)","valueDecimal":\#(value)}]"#
    }

    private static func codes(_ entry: (String, Int) -> String) -> String {
        ["a", "b", "c", "d", "e"].enumerated().map { entry($0.element, $0.offset) }
            .joined(separator: ",")
    }

    /// The ways to say what an option counts: the property of the item, and resources contained in the form.
    static let positions: [(name: String, property: String, contained: String)] = [
        (
            "itemWeight on answerOption",
            #""answerOption":[\#(codes { #"{\#(score($1, "itemWeight")),"valueCoding":{"system":"urn:s","code":"\#($0)"}}"# })]"#,
            ""
        ),
        (
            "ordinalValue on answerOption",
            #""answerOption":[\#(codes { #"{\#(score($1, "ordinalValue")),"valueCoding":{"system":"urn:s","code":"\#($0)"}}"# })]"#,
            ""
        ),
        (
            "itemWeight in valueCoding",
            #""answerOption":[\#(codes { #"{"valueCoding":{\#(score($1, "itemWeight")),"system":"urn:s","code":"\#($0)"}}"# })]"#,
            ""
        ),
        (
            "ordinalValue in valueCoding",
            #""answerOption":[\#(codes { #"{"valueCoding":{\#(score($1, "ordinalValue")),"system":"urn:s","code":"\#($0)"}}"# })]"#,
            ""
        ),
        (
            "on concepts of compose", ##""answerValueSet":"#v""##,
            #"{"resourceType":"ValueSet","id":"v","status":"active","compose":{"include":[{"system":"urn:s","concept":[\#(codes { #"{\#(score($1, "ordinalValue")),"code":"\#($0)"}"# })]}]}}"#
        ),
        (
            "on concepts of compose, beside a code system that has properties but no scores",
            ##""answerValueSet":"urn:v|1""##,
            #"{"resourceType":"CodeSystem","id":"c","url":"urn:s","status":"active","content":"complete","concept":[\#(codes { #"{"code":"\#($0)","property":[{"code":"n","valueInteger":\#($1)}]}"# })]},{"resourceType":"ValueSet","id":"v","url":"urn:v","status":"active","compose":{"include":[{"valueSet":["urn:w"]}]}},{"resourceType":"ValueSet","id":"w","url":"urn:w","status":"active","compose":{"include":[{"system":"urn:s","concept":[\#(codes { #"{\#(score($1, "itemWeight")),"code":"\#($0)"}"# })]}]}}"#
        ),
        (
            "on an expansion", ##""answerValueSet":"#v""##,
            #"{"resourceType":"ValueSet","id":"v","status":"active","expansion":{"timestamp":"2020-01-01T00:00:00Z","contains":[\#(codes { #"{\#(score($1, "itemWeight")),"system":"urn:s","code":"\#($0)"}"# })]}}"#
        ),
        (
            "on a code system", ##""answerValueSet":"#v""##,
            #"{"resourceType":"ValueSet","id":"v","status":"active","compose":{"include":[{"system":"urn:s"}]}},{"resourceType":"CodeSystem","id":"c","url":"urn:s","status":"active","content":"complete","concept":[\#(codes { #"{\#(score($1, "itemWeight")),"code":"\#($0)"}"# })]}"#
        ),
        (
            "as property of a code system", ##""answerValueSet":"#v""##,
            #"{"resourceType":"ValueSet","id":"v","status":"active","compose":{"include":[{"system":"urn:s"}]}},{"resourceType":"CodeSystem","id":"c","url":"urn:s","status":"active","content":"complete","property":[{"code":"itemWeight","uri":"http://hl7.org/fhir/concept-properties#itemWeight","type":"decimal"}],"concept":[\#(codes { #"{"code":"\#($0)","property":[{"code":"itemWeight","valueDecimal":\#($1)}]}"# })]}"#
        ),
    ]

    private func form(_ position: Int, _ expression: String) throws -> Questionnaire {
        let (_, property, contained) = Self.positions[position]
        let items = (1...3).map {
            #"{"linkId":"q\#($0)","text":"q","type":"choice",\#(property)}"#
        }.joined(separator: ",")
        let more = contained.isEmpty ? "" : #""contained":[\#(contained)],"#
        let text = #"{"resourceType":"Questionnaire","status":"active",\#(more)"item":[\#(items)]}"#
        return try Questionnaire(parsing: Array(text.utf8)).calculating("total", expression)
    }

    @Test(arguments: positions.indices)
    func totals(position: Int) throws {
        for function in ["weight", "ordinal"] {
            let form = try form(position, "%resource.item.answer.value.\(function)().sum()")
            for (answers, total) in [("aaa", "0"), ("eee", "12"), ("bde", "8"), ("cab", "3")] {
                let given = Dictionary(
                    uniqueKeysWithValues: answers.enumerated().map {
                        ("q\($0.offset + 1)", String($0.element))
                    }
                )
                #expect(
                    try FilledForm(form, given)["total"] == total,
                    "\(Self.positions[position].name), \(answers)"
                )
            }
        }
    }

    @Test("a total that needs a minimum of answers waits for them")
    func prorated() throws {
        let form = try form(
            0,
            "iif(%resource.item.where(linkId != 'total').answer.count() = 3, %resource.item.answer.value.weight().sum())"
        )
        #expect(try FilledForm(form, ["q1": "e", "q2": "e"])["total"] == nil)
        #expect(try FilledForm(form, ["q1": "e", "q2": "e", "q3": "b"])["total"] == "9")
    }

    @Test("a score is found in another language too")
    func otherWords() throws {
        let answer = { (linkId: String, code: String) in
            #"{"linkId":"\#(linkId)","answer":[{"valueCoding":{"system":"urn:s","code":"\#(code)","display":"nunca"}}]}"#
        }
        let text =
            #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[\#(answer("q1", "d")),\#(answer("q2", "c"))]}"#
        let made = ResponseEvaluation(
            of: try QuestionnaireResponse(parsing: Array(text.utf8)),
            to: Form(compiling: try form(4, "%resource.item.answer.value.weight().sum()")),
            now: try noon()
        )
        #expect(made.response.items.last?.answers.first?.value?.text == "5")
    }

    @Test("itemWeight on the answer itself counts before that of the option")
    func onTheAnswer() throws {
        let text =
            #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"q1","answer":[{"valueCoding":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/itemWeight","valueDecimal":9}],"system":"urn:s","code":"b"}}]},{"linkId":"q2","answer":[{"valueCoding":{"system":"urn:s","code":"b"}}]}]}"#
        let made = ResponseEvaluation(
            of: try QuestionnaireResponse(parsing: Array(text.utf8)),
            to: Form(compiling: try form(0, "%resource.item.answer.value.weight().sum()")),
            now: try noon()
        )
        #expect(made.response.items.last?.answers.first?.value?.text == "10")
        let kept = String(decoding: made.response.tree.serialized(), as: UTF8.self)
        #expect(kept.contains(#""valueDecimal":9"#), "what stands on the answer is kept")
    }
}
