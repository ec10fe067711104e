extension MutationTable {
    private static func calculated(_ text: String) -> String {
        "{ \"url\": \"\(sdc)sdc-questionnaire-calculatedExpression\", \"valueExpression\": { \"language\": \"text/fhirpath\", \"expression\": ▸\"\(text)\" } }"
    }

    private static func contained(_ rule: String, _ body: String) -> Mutation {
        Mutation(
            rule,
            .init(
                "",
                "\"contained\": [",
                "\"contained\": [ { \"resourceType\": \"ValueSet\", \"id\": \"made\", \"status\": \"active\", \(body) },"
            )
        )
    }

    private static func part(_ rule: String, _ text: String) -> Mutation {
        contained(rule, "\"compose\": { \"include\": [ \(text) ] }")
    }

    private static func entry(_ rule: String, _ text: String) -> Mutation {
        contained(
            rule,
            "\"expansion\": { \"timestamp\": \"2026-01-01\", \"contains\": [ \(text) ] }"
        )
    }

    /// Codes and value sets, and what is calculated from codes.
    static let codes = [
        part("vsd-1", "▸{ \"version\": \"1\" }"),
        part("vsd-2", "▸{ \"concept\": [ { \"code\": \"a\" } ] }"),
        part(
            "vsd-3",
            "{ \"system\": \"urn:s\", \"concept\": [ { \"code\": \"a\" } ], \"filter\": ▸[ { \"property\": \"p\", \"op\": \"=\", \"value\": \"v\" } ] }"
        ),
        entry("vsd-6", "▸{ \"system\": \"urn:s\" }"), entry("vsd-9", "▸{ \"display\": \"A\" }"),
        entry("vsd-10", "▸{ \"code\": \"a\" }"),
        extended(
            "finds-nothing",
            calculated(
                "%resource.repeat(item).where(linkId = 'safety.danger').answer.valueInteger.toString()"
            )
        ),
        extended(
            "editable-result",
            calculated("%resource.repeat(item).answer.weight().sum().toString()")
        ),
        extended(
            "no-value",
            "{ \"url\": \"\(core)variable\", \"valueExpression\": { \"name\": \"asked\", \"language\": \"application/x-fhir-query\", \"expression\": \"Patient?x=1\" } }, "
                + calculated("%asked.name.first().family")
        ),
        Mutation(
            "harm-question",
            .init("", "\(own)staff-alert", "http://example.org/another"),
            .init("", "\(own)staff-alert", "http://example.org/another"),
            .init(name, "\"text\": \"", "\"text\": ▸\"Have you thought of suicide? ")
        ),
    ]
}
