// Shows a form of three questions all at once, answers them in no order, and draws again only what an answer changed.
import FHIRModel
import FormFiller

let file = """
    {"resourceType": "Questionnaire", "status": "active", "item": [
      {"linkId": "pain", "type": "boolean", "text": "Are you in pain?", "required": true},
      {"linkId": "where", "type": "string", "text": "Where does it hurt?", "required": true,
       "enableWhen": [{"question": "pain", "operator": "=", "answerBoolean": true}]},
      {"linkId": "drug", "type": "group", "text": "What you take", "repeats": true, "item": [
        {"linkId": "name", "type": "string", "text": "Name of the drug"}]}]}
    """

func draw(_ item: WholeForm.Item) {
    guard item.isEnabled, !item.isHidden else { return }
    let answers = item.answerTexts.joined(separator: ", ")
    let isMissing = item.problems.contains(.required)
    print("\(item.text) \(answers)\(isMissing ? "(needed)" : "")")
}

func fillIn(_ form: Form, at now: FHIRDateTime) -> QuestionnaireResponse {
    var whole = WholeForm(form, now: now)
    for item in whole.items { draw(item) }

    // A window would do this when somebody types; here the answers come from the end to the beginning.
    if let drug = whole.items.first(where: { $0.linkId == "drug" }) {
        whole.addInstance(of: drug.place)
    }
    for item in whole.items.reversed() where item.isEditable {
        let answer: AnswerValue = item.type == .boolean ? .boolean(true) : .string("Ibuprofen")
        let change = whole.set([answer], at: item.place)
        for place in change.places { whole.item(at: place).map(draw) }
    }
    return whole.response
}

let loading = Form.load(Array(file.utf8))
if let form = loading.form, let now = FHIRDateTime("2026-11-23T09:00:00Z") {
    print(String(decoding: fillIn(form, at: now).tree.serialized(pretty: true), as: UTF8.self))
}
