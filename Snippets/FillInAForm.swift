// Fills in a form of two questions, without a terminal, and prints the response.
import FHIRModel
import FormFiller

let file = """
    {"resourceType": "Questionnaire", "status": "active", "item": [
      {"linkId": "pain", "type": "boolean", "text": "Are you in pain?", "required": true},
      {"linkId": "where", "type": "string", "text": "Where does it hurt?",
       "enableWhen": [{"question": "pain", "operator": "=", "answerBoolean": true}]}]}
    """
let answers: [String: AnswerValue] = ["pain": .boolean(true), "where": .string("My knee")]

func fillIn(_ form: Form, at now: FHIRDateTime) -> QuestionnaireResponse {
    var interview = Interview(form, now: now)
    while true {
        switch interview.step {
        case .page:
            _ = interview.next()
        case .question(let question):
            // An answer that is refused comes back as problems, and the step stays.
            let problems =
                answers[question.linkId].map { interview.answer([$0]) } ?? interview.skip()
            if !problems.isEmpty { return interview.response }
        case .addAnother:
            interview.addAnother(false)
        case .finished:
            return interview.response
        }
    }
}

let loading = Form.load(Array(file.utf8))
for finding in loading.findings { print(finding) }
if let form = loading.form, let now = FHIRDateTime("2026-11-23T09:00:00Z") {
    print(String(decoding: fillIn(form, at: now).tree.serialized(pretty: true), as: UTF8.self))
}
