extension MutationTable {
    static let options = [
        Mutation("option-repeated", .init(by, "\"code\": \"text\"", "\"code\": ▸\"phone\"")),
        Mutation(
            "option-repeated",
            .init(consent, "\"code\": \"not-now\"", "\"code\": ▸\"agree\"")
        ),
        Mutation(
            "option-type",
            .init(
                name,
                name,
                "\"answerOption\": [{ \"valueCoding\": ▸{ \"code\": \"a\", \"display\": \"A\" } }], \(name)"
            )
        ),
        Mutation(
            "option-text",
            .init(by, "\"valueCoding\": {", "\"valueCoding\": ▸{"),
            .init(
                by,
                "\"code\": \"phone\",\n                    \"display\": \"Phone call\"",
                "\"code\": \"phone\""
            )
        ),
        Mutation(
            "option-text",
            .init(by, "\"valueCoding\": {", "\"valueCoding\": ▸{"),
            .init(
                by,
                ",\n                    \"code\": \"phone\",\n                    \"display\": \"Phone call\"",
                ""
            )
        ),
        Mutation(
            "option-initial",
            .init(by, "\"valueCoding\"", "\"initialSelected\": true, \"valueCoding\""),
            .init(
                "\"code\": \"phone\"",
                "{\n                  \"valueCoding\"",
                "{\n                  \"initialSelected\": ▸true, \"valueCoding\""
            )
        ),
        Mutation(
            "option-exclusive",
            .init(
                by,
                "\"valueCoding\"",
                "\"extension\": [▸{ \"url\": \"\(core)questionnaire-optionExclusive\", \"valueBoolean\": true }], \"valueCoding\""
            )
        ),
        Mutation(
            "toggle-option",
            .init(
                by,
                by,
                "\"extension\": [{ \"url\": \"\(sdc)sdc-questionnaire-answerOptionsToggleExpression\", \"extension\": [{ \"url\": \"option\", \"valueCoding\": ▸{ \"code\": \"pigeon\" } }, { \"url\": \"expression\", \"valueExpression\": { \"language\": \"text/fhirpath\", \"expression\": \"true\" } }] }], \(by)"
            )
        ),
        Mutation(
            "enable-twice",
            .init(
                name,
                name,
                "\"extension\": [▸{ \"url\": \"\(sdc)sdc-questionnaire-enableWhenExpression\", \"valueExpression\": { \"language\": \"text/fhirpath\", \"expression\": \"true\" } }], \"enableWhen\": [{ \"question\": \"contact.by\", \"operator\": \"exists\", \"answerBoolean\": true }], \(name)"
            )
        ),
        Mutation(
            "occurs-optional",
            .init(
                name,
                name,
                "\"extension\": [{ \"url\": \"\(core)questionnaire-minOccurs\", \"valueInteger\": ▸2 }], \"repeats\": true, \(name)"
            ),
            .init(name, required, "\"required\": false")
        ),
        extended(
            "sub-questionnaire",
            "▸{ \"url\": \"\(sdc)sdc-questionnaire-subQuestionnaire\", \"valueCanonical\": \"http://example.org/part\" }"
        ),
        Mutation(
            "option-keys",
            .init(by, "\"answerOption\": [", "\"answerOption\": ▸["),
            .init(by, "\"Phone call\"", "\"0 - Phone call\""),
            .init(by, "\"Text message\"", "\"1 - Text message\""),
            .init(by, "\"display\": \"Email\"", "\"display\": \"2 - Email\"")
        ),
        Mutation(
            "option-number",
            .init(by, "\"code\": \"phone\"", "\"code\": ▸\"phone\""),
            .init(by, "\"Phone call\"", "\"2 calls\"")
        ),
        Mutation("no-options", .init(name, "\"string\"", "▸\"choice\"")),
        Mutation(
            "value-set",
            .init(name, name, "\"answerValueSet\": ▸\"http://example.org/names\", \(name)")
        ),
        Mutation("for-staff", .init(name, "\"string\"", "▸\"attachment\"")),
        Mutation(
            "score-missing",
            .init(
                by,
                "\"valueCoding\"",
                "\"extension\": [{ \"url\": \"\(core)ordinalValue\", \"valueDecimal\": 1 }], \"valueCoding\""
            ),
            at: (by, "\"code\": \"text\"")
        ),
        Mutation(
            "score-conflict",
            .init(
                by,
                "\"valueCoding\"",
                "\"extension\": [{ \"url\": \"\(core)ordinalValue\", \"valueDecimal\": 1 }, { \"url\": \"\(core)itemWeight\", \"valueDecimal\": ▸2 }], \"valueCoding\""
            )
        ),
    ]

    static let limits = [
        Mutation(
            "option-value",
            .init(
                name,
                name,
                "\"answerOption\": [{ \"valueString\": \"Ann\" }, { \"valueString\": ▸\"\(String(repeating: "a", count: 81))\" }], \(name)"
            )
        ),
        extended(
            "unit",
            "{ \"url\": \"\(core)questionnaire-unit\", \"valueCoding\": { \"system\": \"http://unitsofmeasure.org\", \"code\": ▸\"lbs\" } }"
        ),
        extended(
            "unit",
            "{ \"url\": \"\(core)variable\", \"valueExpression\": { \"name\": \"limit\", \"language\": \"text/fhirpath\", \"expression\": ▸\"today() - 18 'years'\" } }"
        ),
        extended(
            "expression-escape",
            "{ \"url\": \"\(core)variable\", \"valueExpression\": { \"name\": \"isNumber\", \"language\": \"text/fhirpath\", \"expression\": ▸\"'1'.matches('\\\\d')\" } }"
        ),
        extended("bounds", "{ \"url\": \"\(core)minLength\", \"valueInteger\": 90 }"),
        extended("bounds", "{ \"url\": \"\(core)minLength\", \"valueInteger\": ▸-1 }"),
        Mutation("bounds", .init(name, "80", "▸0")),
        extended("bounds", "{ \"url\": \"\(core)questionnaire-maxOccurs\", \"valueInteger\": ▸0 }"),
        Mutation(
            "bounds",
            .init(name, "\"string\"", "\"integer\""),
            .init(
                name,
                name,
                "\"extension\": [{ \"url\": \"\(core)minValue\", \"valueInteger\": 5 }, { \"url\": \"\(core)maxValue\", \"valueInteger\": ▸4 }], \(name)"
            )
        ),
        extended("bound-type", "{ \"url\": \"\(core)minValue\", \"valueInteger\": ▸5 }"),
        extended(
            "occurs-without-repeats",
            "{ \"url\": \"\(core)questionnaire-maxOccurs\", \"valueInteger\": ▸3 }"
        ),
        Mutation(
            "initial-type",
            .init(name, name, "\"initial\": [▸{ \"valueInteger\": 5 }], \(name)")
        ),
        Mutation(
            "initial-value",
            .init(phone, phone, "\"initial\": [{ \"valueString\": ▸\"none\" }], \(phone)")
        ),
        Mutation(
            "initial-value",
            .init(
                name,
                name,
                "\"initial\": [{ \"valueString\": ▸\"\(String(repeating: "a", count: 81))\" }], \(name)"
            )
        ),
        Mutation(
            "initial-value",
            .init(by, by, "\"initial\": [{ \"valueCoding\": { \"code\": ▸\"pigeon\" } }], \(by)")
        ),
        Mutation(
            "initial-twice",
            .init(
                name,
                name,
                "\"initial\": [{ \"valueString\": \"a\" }], \"extension\": [{ \"url\": \"\(sdc)sdc-questionnaire-initialExpression\", \"valueExpression\": { \"language\": \"text/fhirpath\", \"expression\": ▸\"'a'\" } }], \(name)"
            )
        ),
        extended(
            "expression-language",
            "{ \"url\": \"\(sdc)sdc-questionnaire-initialExpression\", \"valueExpression\": { \"language\": ▸\"text/cql\", \"expression\": \"'a'\" } }"
        ),
    ].map { mutation in
        // The limit that stands later in the file is the one reported.
        mutation.edits.contains { $0.new.contains("▸") }
            ? mutation
            : Mutation(mutation.rule, mutation.edits[0], at: (name, "80"))
    }
}
