import FHIRModel
import FormAuthoring
import FormFiller
import Testing

/// A question on harming oneself, in a form that calls nobody, is named to its author.
@Suite("anteroom check: a question on harming oneself that calls nobody")
struct HarmRuleTests {
    private func rules(_ question: String, more: String = "") -> [String] {
        let text =
            #"{"resourceType":"Questionnaire","status":"draft"\#(more),"item":[{"linkId":"q","type":"boolean",\#(question)}]}"#
        return QuestionnaireCheck(Array(text.utf8)).findings.map(\.rule)
            .filter { $0 == "harm-question" }
    }

    @Test(
        "by its words, English or Spanish, whatever the case",
        arguments: [
            "Thoughts that you would be better off dead, or of hurting yourself in some way",
            "THE THOUGHT OF HARMING MYSELF HAS OCCURRED TO ME",
            "Have you wished you were dead?", "Have you had any thoughts of suicide?",
            "Have you thought of ending your life?", "Do you want to die?",
            "¿Ha pensado en quitarse la vida?", "¿Ha tenido pensamientos suicidas?",
            "Pensamientos de que estaría mejor muerto o de lastimarse de alguna manera",
            "He pensado en hacerme daño", "Have you wished you were not alive anymore?",
            "Have you cut yourself on purpose?", "¿Se ha hecho daño a propósito?",
            "Have you wished you could go to sleep and not wake up?",
        ]
    )
    func words(text: String) {
        #expect(rules(#""text":"\#(text)""#) == ["harm-question"])
    }

    @Test("by the words of an option, and by those that stand in markup")
    func optionsAndMarkup() {
        let option = #""text":"Which?","answerOption":[{"valueString":"Thoughts of suicide"}]"#
        #expect(rules(option.replacing("Which?", with: "Which of these?")) == ["harm-question"])
        let markup =
            #""_text":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/rendering-xhtml","valueString":"Thought of <b>killing</b> yourself?"}]}"#
        #expect(rules(markup) == ["harm-question"])
    }

    @Test("by its code, and in a translation")
    func codesAndTranslations() {
        #expect(
            rules(#""text":"Item 9","code":[{"system":"http://loinc.org","code":"44260-8"}]"#)
                == ["harm-question"]
        )
        #expect(
            rules(#""text":"Item 9","code":[{"system":"urn:other","code":"44260-8"}]"#) == []
        )
        #expect(
            rules(
                #""text":"Item 9","_text":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/translation","extension":[{"url":"lang","valueCode":"es"},{"url":"content","valueString":"¿Ha pensado en matarse?"}]}]}"#
            ) == ["harm-question"]
        )
    }

    @Test(
        "other questions are not blamed",
        arguments: [
            "Did you hurt your knee?", "Do you die your hair?",
            "Has anyone in your family died by suicide?",
            "Is your life insurance valid?", "¿Ha muerto su perro?",
            "Are you able to look after yourself?",
            "How is your life at home?", "Do you not wake up rested?",
            "Did you cut yourself while cooking?", "Do you do this on purpose?",
        ]
    )
    func others(text: String) {
        #expect(rules(#""text":"\#(text)""#) == [])
    }

    @Test("a form that calls staff is not blamed")
    func callsStaff() {
        let alert =
            #","extension":[{"url":"https://anteroom.example/fhir/StructureDefinition/staff-alert","valueExpression":{"language":"text/fhirpath","expression":"iif(%resource.item.where(linkId='q').answer.value = true, 'now')"}}]"#
        #expect(rules(#""text":"Have you thought of suicide?""#, more: alert) == [])
    }
}
