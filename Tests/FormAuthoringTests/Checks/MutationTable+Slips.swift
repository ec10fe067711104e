extension MutationTable {
    /// Slips that are no faults of structure and yet change what the form does.
    static let slips = [
        Mutation("unknown-extension", .init("", "questionnaire-hidden", "▸questionnaire-hiden")),
        Mutation(
            "unknown-extension",
            .init("", "questionnaire-calculatedExpression", "▸questionnaire-calculatedExpresion")
        ),
        Mutation(
            "unknown-extension",
            .init("", "questionnaire-templateExtractValue", "▸questionnaire-templateExtractvalue")
        ),
        Mutation(
            "ext-1",
            .init("keep-previous-answers", ",\n                  \"valueBoolean\": true", ""),
            at: (
                "",
                "{\n                  \"url\": \"https://anteroom.example/fhir/StructureDefinition/keep-previous-answers\"\n"
            )
        ),
        extended(
            "ext-1",
            "{ \"url\": \"http://example.org/a\", \"valueString\": \"a\", \"extension\": ▸[{ \"url\": \"b\", \"valueString\": \"c\" }] }"
        ),
        Mutation(
            "staff-section",
            .init("\(own)staff-section", "\"contact.name\"", "▸\"contact.nmae\"")
        ),
        Mutation(
            "staff-section",
            .init("\"url\": \"asked\"", "\"signs.relive\"", "▸\"signs.releve\"")
        ),
        Mutation(
            "staff-section",
            .init("\"Signs, past month\"", "\"result.signs\"", "▸\"signs.event\"")
        ),
        Mutation(
            "staff-section",
            .init("\(own)staff-section", "\"contact.by\"", "▸\"contact.name\"")
        ),
        Mutation("unknown-code", .init("\"subjectType\"", "\"Patient\"", "▸\"Pateint\"")),
        Mutation("language", .init("", "\"language\": \"en\"", "\"language\": ▸\"english\"")),
        Mutation(
            "translation-part",
            .init(name, name, spanish.replacing("\"es\"", with: "▸\"spanish\"") + ", \(name)")
        ),
        Mutation(
            "enable-type",
            .init(
                danger,
                "\"answerCoding\": {\n                    \"system\": \"https://anteroom.example/fhir/CodeSystem/safety.now\",\n                    \"code\": \"no\"\n                  }",
                "\"answerString\": ▸\"no\""
            )
        ),
        Mutation(
            "condition-never",
            .init(danger, "CodeSystem/safety.now", "CodeSystem/▸safety.not")
        ),
        Mutation(
            "enable-later",
            .init(
                notice,
                "\"type\": \"display\"",
                "\"type\": \"display\", \"enableWhen\": [{ \"question\": ▸\"age\", \"operator\": \"exists\", \"answerBoolean\": true }]"
            )
        ),
        Mutation(
            "enable-cycle",
            .init(
                "\"linkId\": \"safety.now\"",
                "\"type\": \"choice\"",
                "\"type\": \"choice\", \"enableWhen\": [{ \"question\": ▸\"safety.danger\", \"operator\": \"exists\", \"answerBoolean\": true }]"
            )
        ),
        Mutation("option-text", .init(by, "\"Text message\"", "▸\"Phone call\"")),
        Mutation(
            "option-code",
            .init(by, "\"valueCoding\": {", "\"valueCoding\": ▸{"),
            .init(by, "\"code\": \"phone\",\n                    ", "")
        ),
        Mutation(
            "option-code",
            .init(by, "\"valueCoding\": {", "\"valueCoding\": ▸{"),
            .init(by, "\"system\": \"https://anteroom.example/fhir/CodeSystem/contact.by\",", "")
        ),
        Mutation(
            "no-version",
            .init(
                "",
                "\"status\": \"draft\",\n  \"experimental\": true",
                "\"status\": \"active\", \"approvalDate\": \"2026-11-23\""
            ),
            .init("", "\"version\": \"0.1.0\",", ""),
            at: ("", "{")
        ),
        Mutation(
            "json",
            .init(name, "\"What name should we use?\",", "\"What name should we use?▸,")
        ),
        Mutation(
            "reading-grade",
            .init(
                notice,
                "\"text\": \"",
                "\"text\": ▸\"Notwithstanding institutional documentation requirements concerning confidentiality, participation presupposes comprehensive familiarity with administrative procedures. "
            )
        ),
    ]
}
