import FHIRModel
public import FormFiller

/// The request offered after a questionnaire that makes none itself: a name, and how to reach the visitor.
public enum StandardRequest {
    /// Whether a questionnaire asks something but does not say what to make of the answers.
    public static func isNeeded(for form: Form) -> Bool {
        !form.isReading && !ExtractionPlan(form.questionnaire).isAuthored
    }

    /// The questions, with the linkIds `request.wanted`, `contact.name`, `contact.by`, `contact.phone` and `contact.email`.
    static func form(_ words: any Words) -> Form? {
        let text = text(words.standardRequest, language: words.language)
        guard let questionnaire = try? Questionnaire(parsing: Array(text.utf8)) else { return nil }
        return Form(compiling: questionnaire)
    }

    private static func text(_ words: StandardRequestWords, language: String) -> String {
        #"""
        {"resourceType": "Questionnaire", "language": "\#(language)", "status": "active", "title": "\#(words.title)", "item": [
          {"linkId": "request.wanted", "type": "boolean", "required": true, "text": "\#(words.wanted)"},
          {"linkId": "contact", "type": "group", "required": true, "enableWhen": [
            {"question": "request.wanted", "operator": "=", "answerBoolean": true}], "item": [
            {"linkId": "contact.name", "type": "string", "required": true, "maxLength": 100, "text": "\#(words.name)"},
            {"linkId": "contact.by", "type": "choice", "required": true, "text": "\#(words.by)", "answerOption": [
               {"valueCoding": {"code": "phone", "display": "\#(words.phoneOption)"}},
               {"valueCoding": {"code": "text", "display": "\#(words.textOption)"}},
               {"valueCoding": {"code": "email", "display": "\#(words.emailOption)"}}]},
            {"linkId": "contact.phone", "type": "string", "required": true, "maxLength": 40,
             "text": "\#(words.phone)", "enableBehavior": "any", "enableWhen": [
               {"question": "contact.by", "operator": "=", "answerCoding": {"code": "phone"}},
               {"question": "contact.by", "operator": "=", "answerCoding": {"code": "text"}}],
             "extension": [
               {"url": "http://hl7.org/fhir/StructureDefinition/regex",
                "valueString": "[+(]?[0-9][0-9 ().-]{5,}[0-9]"},
               {"url": "http://hl7.org/fhir/StructureDefinition/entryFormat",
                "valueString": "555-010-0199"}]},
            {"linkId": "contact.email", "type": "string", "required": true, "maxLength": 100,
             "text": "\#(words.email)", "enableWhen": [
               {"question": "contact.by", "operator": "=", "answerCoding": {"code": "email"}}],
             "extension": [
               {"url": "http://hl7.org/fhir/StructureDefinition/regex",
                "valueString": "[^@ ]+@[^@ ]+[.][^@ .]+"},
               {"url": "http://hl7.org/fhir/StructureDefinition/entryFormat",
                "valueString": "name@example.org"}]}
          ]}
        ]}
        """#
    }
}
