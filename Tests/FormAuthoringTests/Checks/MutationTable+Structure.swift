extension MutationTable {
    static let json = [
        Mutation("json", .init("consent.help", "\"display\"\n", "\"display\"▸,\n")),
        Mutation(
            "json",
            .init(consent, "\"type\": \"choice\"", "\"type\": \"choice\", ▸\"type\": \"choice\"")
        ),
        Mutation("json", .init("", "\"id\": \"consultation\",", "\"id\": \"consultation\"▸")),
        Mutation("json", .init("", "\"Ask for a visit\"", "\"Ask ▸for\ta visit\"")),
        Mutation(
            "json",
            .init("", "\"Ask for a visit\"", "\"Ask ▸for\\x a visit\"")
        ),
        Mutation("json", .init("", "{", "\u{FEFF}▸{")),
        Mutation("json", .init(name, "80", "▸080")),
        Mutation("json", .init(name, "80", "▸NaN")),
        Mutation("json", .init(name, required, "\"required\": ▸True")),
        Mutation("json", .init(name, required, "▸required: true")),
        Mutation("json", .init(name, required, "▸// must be there\n\(required)")),
        Mutation("json", .init(name, required, "▸'required': true")),
    ]

    static let structure = [
        Mutation("resource-type", .init("", "\"Questionnaire\"", "▸\"Questionaire\"")),
        Mutation(
            "resource-type",
            .init("", "\"Patient\",\n      \"id\"", "▸\"Pateint\",\n      \"id\"")
        ),
        Mutation("not-a-questionnaire", .init("", "\"Questionnaire\"", "▸\"Patient\"")),
        Mutation("unknown-element", .init(name, "\"text\"", "▸\"texxt\"")),
        Mutation("unknown-element", .init(name, required, "\"mandatory\": ▸true")),
        Mutation("unknown-element", .init(by, "\"answerOption\"", "▸\"option\"")),
        Mutation(
            "unknown-element",
            .init(
                "",
                "\"telecom\": [\n        {\n          \"extension\"",
                "▸\"phone\": [\n        {\n          \"extension\""
            )
        ),
        Mutation("wrong-type", .init(name, required, "\"required\": ▸\"true\"")),
        Mutation("wrong-type", .init(name, "80", "▸\"80\"")),
        Mutation("wrong-type", .init(name, "\"What name should we use?\"", "▸12")),
        Mutation("wrong-type", .init("", "\"preferred\": true", "\"preferred\": ▸\"yes\"")),
        Mutation("malformed-value", .init("", "\"2026-11-23\"", "▸\"2026-23-11\"")),
        Mutation(
            "malformed-value",
            .init("", "\"id\": \"consultation\"", "\"id\": ▸\"the consultation\"")
        ),
        Mutation("malformed-value", .init(name, "80", "▸80.5")),
        Mutation(
            "malformed-value",
            .init("", "\"name\": \"safetyMonth\"", "\"name\": ▸\"2 signs\"")
        ),
        Mutation(
            "expression-name",
            .init("", "\"name\": \"diagnosis\"", "\"name\": ▸\"a_diagnosis\"")
        ),
        Mutation("malformed-value", .init(name, "\"What name should we use?\"", "▸\"\"")),
        Mutation(
            "missing-element",
            .init(
                "",
                "{\n              \(name),\n              \"text\": \"What name should we use?\",\n              \"type\": \"string\",",
                "▸{\n              \(name),\n              \"text\": \"What name should we use?\","
            )
        ),
        Mutation(
            "no-status",
            .init("", "{\n  \"resourceType\"", "▸{\n  \"resourceType\""),
            .init("", "\"status\": \"draft\",", "")
        ),
        Mutation(
            "missing-element",
            .init("sign-count-template", "\"status\": \"final\",", ""),
            at: ("\"contained\"", "{\n      \"resourceType\": \"Observation\"")
        ),
        Mutation(
            "cardinality",
            .init("", "\"subjectType\": [\n    \"Patient\"\n  ]", "\"subjectType\": ▸\"Patient\"")
        ),
        Mutation("cardinality", .init(name, required, "\"required\": ▸[true]")),
        Mutation(
            "cardinality",
            .init("sign-count-template", "\"status\": \"final\"", "\"status\": ▸[\"final\"]")
        ),
        Mutation(
            "one-choice",
            .init(
                danger,
                "\"operator\": \"=\",\n                  \"answerCoding\"",
                "\"operator\": \"=\", \"answerBoolean\": true,\n                  ▸\"answerCoding\""
            )
        ),
        Mutation("unknown-code", .init("", "\"status\": \"draft\"", "\"status\": ▸\"drafted\"")),
        Mutation("unknown-code", .init(name, "\"string\"", "▸\"txt\"")),
        Mutation("unknown-code", .init(danger, "\"=\"", "▸\"==\"")),
        Mutation("unknown-code", .init(month, "\"all\"", "▸\"both\"")),
        Mutation("unknown-code", .init("sign-count-template", "\"final\"", "▸\"finished\"")),
        Mutation("unknown-code", .init("", "\"text/fhirpath\"", "▸\"fhirpath\"")),
        Mutation("empty-element", .init(name, required, "\"code\": ▸[], \(required)")),
        Mutation("empty-element", .init(name, required, "\"code\": [▸{}], \(required)")),
        Mutation(
            "r5-element",
            .init(name, required, "\"disabledDisplay\": ▸\"hidden\", \(required)")
        ),
    ]
}
