extension MutationTable {
    static let conditions = [
        Mutation("enable-question", .init(danger, "\"safety.now\"", "▸\"safety.nowadays\"")),
        Mutation("enable-question", .init(danger, "\"safety.now\"", "▸\"notice.1\"")),
        Mutation(
            "enable-operator",
            .init(
                danger,
                "\"question\": \"safety.now\",\n                  \"operator\": \"=\"",
                "\"question\": \"safety.now\",\n                  \"operator\": ▸\">\""
            )
        ),
        Mutation(
            "enable-type",
            .init(month, "\"answerBoolean\": false", "\"answerString\": ▸\"no\"")
        ),
        Mutation("enable-cycle", .init(danger, "\"safety.now\"", "▸\"safety.danger\"")),
        Mutation("condition-never", .init(danger, "\"code\": \"no\"", "\"code\": ▸\"not\"")),
        Mutation(
            "condition-never",
            .init("\"linkId\": \"visit\"", "\"code\": \"agree\"", "\"code\": ▸\"agreed\"")
        ),
        Mutation(
            "condition-always",
            .init(danger, "\"=\"", "\"!=\""),
            .init(danger, "\"code\": \"no\"", "\"code\": ▸\"not\"")
        ),
        Mutation(
            "condition-never",
            .init(
                month,
                "\"question\": \"safety.danger\"",
                "\"question\": \"safety.danger\", \"operator\": \"=\", \"answerBoolean\": true }, { \"question\": \"safety.danger\""
            ),
            at: (month, "\"answerBoolean\": false")
        ),
        Mutation(
            "unreachable",
            .init(danger, "\"code\": \"no\"", "\"code\": \"not\""),
            at: (month, "\"answerBoolean\"")
        ),
        Mutation(
            "unreachable",
            .init(danger, "\"code\": \"no\"", "\"code\": \"yes\""),
            at: (month, "\"code\": \"no\"")
        ),
        Mutation(
            "required-unanswerable",
            .init(name, required, "\"readOnly\": true, \"required\": ▸true")
        ),
        Mutation(
            "required-in-optional-group",
            .init("\"linkId\": \"visit\"", required, "\"required\": false"),
            at: ("\"linkId\": \"path\"", required)
        ),
    ]

    static let expressions = [
        Mutation("expression", .init("", "%signCount, 0)", "▸%signCount, 0")),
        Mutation(
            "expression",
            .init("", "'yes' in %event, %signCount", "▸'yes' in %event, %signCount.summe()")
        ),
        Mutation(
            "expression",
            .init(
                "",
                "\"%resource.repeat(item).where(linkId = 'consent')",
                "▸\"%resource.repeat(item.where(linkId = 'consent')"
            )
        ),
        Mutation(
            "expression-linkid",
            .init(
                "",
                "\"%resource.repeat(item).where(linkId = 'consent')",
                "▸\"%resource.repeat(item).where(linkId = 'consnt')"
            )
        ),
        Mutation(
            "expression-linkid",
            .init("", "linkId = 'signs.mood'", "▸linkId = 'signs.moody'")
        ),
        Mutation(
            "expression-element",
            .init(
                "",
                "\"%resource.repeat(item).where(linkId = 'consent').answer",
                "▸\"%resource.repeat(item).where(linkId = 'consent').answers"
            )
        ),
        Mutation(
            "expression-element",
            .init(
                "",
                "%resource.repeat(item).where(linkId = 'age').answer.value.code",
                "▸%resource.repeat(items).where(linkId = 'age').answer.value.code"
            )
        ),
        Mutation(
            "expression-result",
            .init("", "\"iif('yes' in %event, %signCount, 0)\"", "▸\"'many'\"")
        ),
        Mutation("expression-result", .init("", "\"%talkFirst\"", "▸\"%signCount\"")),
        Mutation(
            "expression-cycle",
            .init(
                "",
                "\"iif('yes' in %event, %signCount, 0)\"",
                "▸\"%resource.repeat(item).where(linkId = 'result.signs').answer.value\""
            )
        ),
        Mutation(
            "staff-alert",
            .init(
                "StructureDefinition/staff-alert",
                "\"expression\": \"iif(",
                "\"expression\": ▸\"iif(("
            )
        ),
        Mutation(
            "duplicate-variable",
            .init(
                "",
                "\"name\": \"safetyMonth\",\n        \"language\": \"text/fhirpath\",\n        \"expression\": ",
                "\"name\": \"danger\",\n        \"language\": \"text/fhirpath\",\n        \"expression\": ▸"
            )
        ),
        Mutation(
            "reserved-name",
            .init(
                "",
                "\"name\": \"safetyMonth\",\n        \"language\": \"text/fhirpath\",\n        \"expression\": ",
                "\"name\": \"context\",\n        \"language\": \"text/fhirpath\",\n        \"expression\": ▸"
            )
        ),
        Mutation(
            "unknown-variable",
            .init("StructureDefinition/staff-alert", "%safetyNow", "▸%safetyNw")
        ),
        Mutation(
            "expression-linkid",
            .init(
                "StructureDefinition/staff-alert",
                "\"expression\": \"",
                "\"expression\": ▸\"%resource.repeat(item).where(linkId = 'safety.then').answer.value | "
            )
        ),
    ]
}
