extension MutationTable {
    static let invariants = [
        Mutation("que-0", .init("", "\"ScheduleAConsultation\"", "▸\"schedule a consultation\"")),
        Mutation("que-1", .init(name, "\"string\"", "▸\"display\"")),
        Mutation("que-1", .init(notice, "\"display\"", "▸\"group\"")),
        Mutation("que-2", .init("", by, "▸\(name)")),
        Mutation("que-3", .init(notice, notice, "\"code\": ▸[{ \"code\": \"a\" }], \(notice)")),
        Mutation(
            "que-4",
            .init(by, "\"type\"", "\"answerValueSet\": ▸\"#patient-template\", \"type\"")
        ),
        Mutation(
            "que-5",
            .init(danger, required, "\"answerOption\": ▸[{ \"valueString\": \"a\" }], \(required)")
        ),
        Mutation("que-6", .init(notice, notice, "\"required\": ▸true, \(notice)")),
        Mutation("que-6", .init(notice, notice, "\"repeats\": ▸true, \(notice)")),
        Mutation(
            "que-7",
            .init(
                danger,
                "\"operator\": \"=\",\n                  \"answerCoding\"",
                "\"operator\": \"exists\",\n                  ▸\"answerCoding\""
            )
        ),
        Mutation(
            "que-8",
            .init(notice, notice, "\"initial\": ▸[{ \"valueString\": \"a\" }], \(notice)")
        ),
        Mutation("que-9", .init(notice, notice, "\"readOnly\": ▸true, \(notice)")),
        Mutation("que-10", .init(by, by, "\"maxLength\": ▸20, \(by)")),
        Mutation(
            "que-11",
            .init(by, by, "\"initial\": ▸[{ \"valueCoding\": { \"code\": \"phone\" } }], \(by)")
        ),
        Mutation(
            "que-12",
            .init(month, "\"enableBehavior\": \"all\",", ""),
            at: (month, "\"enableWhen\"")
        ),
        Mutation(
            "que-13",
            .init(
                name,
                name,
                "\"initial\": ▸[{ \"valueString\": \"a\" }, { \"valueString\": \"b\" }], \(name)"
            )
        ),
        Mutation(
            "modifier-extension",
            .init(
                name,
                name,
                "\"modifierExtension\": ▸[{ \"url\": \"http://example.org/a\" }], \(name)"
            )
        ),
        Mutation(
            "text-too-long",
            .init(
                name,
                "\"What name should we use?\"",
                "▸\"\(String(repeating: "a word ", count: 1_500))\""
            )
        ),
        Mutation(
            "no-items",
            .init("", "\"item\": [\n    {", "\"itm\": [\n    {"),
            at: ("", "{"),
            in: "4-contact.json"
        ),
    ]

    static let identity = [
        Mutation(
            "no-title",
            .init("", "\"title\": \"Ask for a visit\",", ""),
            at: ("", "{")
        ),
        Mutation(
            "no-url",
            .init("", "\"url\": \"https://anteroom.example/fhir/Questionnaire/consultation\",", ""),
            at: ("", "{")
        ),
        Mutation("draft-status", .init("", "\"status\": \"draft\"", "\"status\": ▸\"retired\"")),
        Mutation("draft-status", .init("", "\"status\": \"draft\"", "\"status\": ▸\"unknown\"")),
        Mutation(
            "draft-status",
            .init(
                "",
                "\"status\": \"draft\",\n  \"experimental\"",
                "\"status\": \"active\", \"approvalDate\": \"2026-11-23\",\n  ▸\"experimental\""
            )
        ),
        Mutation(
            "draft-status",
            .init("", "\"status\": \"draft\",\n  \"experimental\": true", "\"status\": ▸\"active\"")
        ),
        Mutation(
            "draft-status",
            .init("", "\"status\": \"draft\",\n  \"experimental\": true", "\"status\": ▸\"draft\"")
        ),
    ]

    static let extensions = [
        Mutation(
            "extension-value",
            .init("keep-previous-answers", "\"valueBoolean\": true", "\"valueString\": ▸\"true\"")
        ),
        extended(
            "extension-value",
            "{ \"url\": \"\(core)maxDecimalPlaces\", \"valueString\": ▸\"2\" }"
        ),
        Mutation(
            "extension-twice",
            .init(
                "555-123-4567",
                "}",
                "}, ▸{ \"url\": \"\(core)entryFormat\", \"valueString\": \"a\" }"
            )
        ),
        extended(
            "extension-place",
            "{ \"url\": ▸\"\(own)staff-alert\", \"valueExpression\": { \"language\": \"text/fhirpath\", \"expression\": \"'a'\" } }"
        ),
        Mutation("own-extension", .init("", "keep-previous-answers\"", "▸keep-previous-answer\"")),
        Mutation("regex", .init("StructureDefinition/regex", "[0-9])", "▸[0-9)")),
    ]

    static let contained = [
        Mutation(
            "contained-id",
            .init("", "\"id\": \"sign-count-template\"", "\"id\": ▸\"patient-template\"")
        ),
        Mutation(
            "dom-3",
            .init("", "\"id\": \"sign-count-template\"", "\"id\": ▸\"count-template\"")
        ),
        Mutation(
            "extract-template",
            .init("", "\"#sign-count-template\"", "▸\"#count-template\"")
        ),
        Mutation("extract-expression", .init("", "\"%PatientId\"", "▸\"%PatientId.\"")),
        Mutation(
            "extract-expression",
            .init(
                "sign-count-template",
                "\"%resource.authored\"",
                "▸\"%resource.authored.nothing()\""
            )
        ),
        extended(
            "extract-observation",
            "{ \"url\": \"\(sdc)sdc-questionnaire-observationExtract\", \"valueCode\": ▸\"maybe\" }"
        ),
        extended(
            "extract-definition",
            "▸{ \"url\": \"\(sdc)sdc-questionnaire-definitionExtract\", \"extension\": [{ \"url\": \"fullUrl\", \"valueString\": \"%a\" }] }"
        ),
    ]
}
