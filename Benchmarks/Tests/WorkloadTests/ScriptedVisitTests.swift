import FHIRModel
import FormFiller
import Testing
import Workload

@Suite("Visits by script")
struct ScriptedVisitTests {
    private static let items = #"""
        {"linkId":"a","type":"integer","maxLength":3},
        {"linkId":"b","type":"integer","enableWhen":[{"question":"a","operator":">","answerInteger":5}]},
        {"linkId":"day","type":"choice","answerOption":[{"valueDate":"2026-11-23"},{"valueDate":"2026-11-24"}]},
        {"linkId":"group","type":"group","repeats":true,"item":[{"linkId":"inner","type":"boolean"}]},
        {"linkId":"words","type":"display","text":"Words"},
        {"linkId":"double","type":"decimal","readOnly":true,"extension":[{
        "url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
        "valueExpression":{"language":"text/fhirpath","expression":
        "%resource.item.where(linkId = 'a').answer.value * 1.50"}}]}
        """#

    private func outcomes(_ answers: String) throws -> (visit: ScriptedVisit, refused: [String]) {
        var visit = ScriptedVisit(try form(Self.items), now: try now())
        var refused: [String] = []
        for entry in Script(try tree("[\(answers)]")).entries {
            if case .refused(let reason) = visit.give(entry) { refused.append(reason) }
        }
        return (visit, refused)
    }

    @Test("Conditions and scores follow each answer, also one that takes another's place")
    func scores() throws {
        let (once, _) = try outcomes(#"{"linkId":"a","type":"integer","value":4}"#)
        #expect(Scores(of: once.interview.form, in: once.interview).json == #"{"double":6.00}"#)
        #expect(once.interview.enabledItemCount == 6)
        let (twice, refused) = try outcomes(
            #"{"linkId":"a","type":"integer","value":4},{"linkId":"a","type":"integer","value":6}"#
        )
        #expect(refused.isEmpty)
        #expect(Scores(of: twice.interview.form, in: twice.interview).json == #"{"double":9.00}"#)
        #expect(twice.interview.enabledItemCount == 7)
    }

    @Test("An option that is no code is found, and a question in a repeating group")
    func options() throws {
        let (visit, refused) = try outcomes(
            #"{"linkId":"day","type":"choice","value":"2026-11-24"},{"linkId":"inner","type":"boolean","value":true}"#
        )
        #expect(refused.isEmpty)
        let text = String(decoding: visit.interview.response.tree.serialized(), as: UTF8.self)
        #expect(text.contains(#""valueDate":"2026-11-24""#))
        #expect(text.contains(#""valueBoolean":true"#))
    }

    @Test(
        "What the form does not take is refused with the reason, never the answer",
        arguments: [
            (
                #"{"linkId":"x","type":"integer","value":77}"#,
                "no item, or no instance of the group around it, has this linkId"
            ),
            (
                #"{"linkId":"b","type":"integer","value":77}"#,
                "the item is disabled, or no question that a visitor may answer"
            ),
            (
                #"{"linkId":"words","type":"string","value":"77"}"#,
                "the item is disabled, or no question that a visitor may answer"
            ),
            (
                #"{"linkId":"double","type":"decimal","value":77}"#,
                "the item is disabled, or no question that a visitor may answer"
            ),
            (
                #"{"linkId":"a","type":"string","value":"77"}"#,
                "the answer is not allowed: answer-type"
            ),
            (
                #"{"linkId":"day","type":"choice","value":"2026-11-25"}"#,
                "the answer is not allowed: not-offered"
            ),
        ]
    )
    func refusals(_ answer: String, reason: String) throws {
        let (visit, refused) = try outcomes(answer)
        #expect(refused == [reason])
        #expect(visit.interview.response.items.isEmpty)
    }
}
