/// The questions of the request that is offered where a questionnaire makes none.
extension EnglishWords {
    var standardRequest: String {
        #"""
        {"resourceType": "Questionnaire", "status": "active", "title": "Ask for a visit", "item": [
          {"linkId": "request.wanted", "type": "boolean", "required": true,
           "text": "Would you like our staff to get in touch with you?"},
          {"linkId": "contact", "type": "group", "required": true, "enableWhen": [
            {"question": "request.wanted", "operator": "=", "answerBoolean": true}], "item": [
            {"linkId": "contact.name", "type": "string", "required": true, "maxLength": 100,
             "text": "What name should we use?"},
            {"linkId": "contact.by", "type": "choice", "required": true,
             "text": "How should we reach you?", "answerOption": [
               {"valueCoding": {"code": "phone", "display": "Phone call"}},
               {"valueCoding": {"code": "text", "display": "Text message"}},
               {"valueCoding": {"code": "email", "display": "Email"}}]},
            {"linkId": "contact.phone", "type": "string", "required": true, "maxLength": 40,
             "text": "What is your phone number?", "enableBehavior": "any", "enableWhen": [
               {"question": "contact.by", "operator": "=", "answerCoding": {"code": "phone"}},
               {"question": "contact.by", "operator": "=", "answerCoding": {"code": "text"}}],
             "extension": [
               {"url": "http://hl7.org/fhir/StructureDefinition/regex",
                "valueString": "[+(]?[0-9][0-9 ().-]{5,}[0-9]"},
               {"url": "http://hl7.org/fhir/StructureDefinition/entryFormat",
                "valueString": "555-010-0199"}]},
            {"linkId": "contact.email", "type": "string", "required": true, "maxLength": 100,
             "text": "What is your email address?", "enableWhen": [
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
