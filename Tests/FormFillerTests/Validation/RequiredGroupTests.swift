import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// R4 Questionnaire.item.required of a group: something in it must be answered, where something can be.
struct RequiredGroupTests {
    private let items = """
        {"linkId": "a", "type": "boolean"},
        {"linkId": "g", "type": "group", "required": true, "item": [
         {"linkId": "inner", "type": "group",
          "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}], "item": [
          {"linkId": "b", "type": "string"}]},
         {"linkId": "computed", "type": "string", "readOnly": true}]}
        """

    @Test(arguments: [(true, ["g"]), (false, [])])
    func nothingIsMissingInAGroupWhoseQuestionsAreAllDisabled(
        answer: Bool,
        missing: [String]
    ) throws {
        var interview = try interview(items)
        interview.answer([.boolean(answer)])
        #expect(interview.problems.map(\.linkId) == missing)
    }
}
