extension MutationTable {
    private static let control = "http://hl7.org/fhir/questionnaire-item-control"

    private static func controlled(_ linkId: String, _ code: String) -> Mutation {
        Mutation(
            "item-control",
            .init(
                linkId,
                linkId,
                "\"extension\": [{ \"url\": \"\(core)questionnaire-itemControl\", \"valueCodeableConcept\": { \"coding\": [{ \"system\": \"\(control)\", \"code\": ▸\"\(code)\" }] } }], \(linkId)"
            )
        )
    }

    private static func expression(_ url: String, _ text: String) -> String {
        "{ \"url\": \"\(url)\", \"valueExpression\": { \"language\": \"text/fhirpath\", \"expression\": ▸\"\(text)\" } }"
    }

    /// What a form may have in every place of R4 and yet cannot mean.
    static let forms = [
        Mutation(
            "cpt-2",
            .init("\"publisher\"", "\"telecom\": [", "\"telecom\": [{ \"value\": ▸\"555\" },")
        ),
        extended(
            "qty-3",
            "{ \"url\": \"http://example.org/a\", \"valueQuantity\": { \"value\": 5, \"code\": ▸\"kg\" } }"
        ),
        extended(
            "att-1",
            "{ \"url\": \"http://example.org/a\", \"valueAttachment\": { \"data\": ▸\"QUJD\" } }"
        ),
        Mutation("json", .init(name, required, "▸/* must\nbe there */ \(required)")),
        Mutation(
            "unknown-code",
            .init(name, required, "// must be there\n\(required)"),
            .init(name, "\"string\"", "▸\"txt\"")
        ),
        Mutation("linkid-form", .init("", name, "\"linkId\": ▸\"contact.name \"")),
        Mutation("linkid-form", .init("", name, "\"linkId\": ▸\" contact.name\"")),
        Mutation("linkid-form", .init("", name, "\"linkId\": ▸\"contact\u{200B}.name\"")),
        Mutation("linkid-form", .init("", name, "\"linkId\": ▸\"contact.name\u{A0}\"")),
        Mutation("linkid-form", .init("", name, "\"linkId\": ▸\"contact\\nname\"")),
        Mutation("blank-text", .init(name, "\"What name should we use?\"", "▸\"  \"")),
        Mutation("malformed-value", .init(name, "What name should", "▸What\\u0007 name should")),
        Mutation("malformed-value", .init(name, required, "\"id\": ▸\"a b\", \(required)")),
        Mutation("malformed-value", .init(by, "\"code\": \"phone\"", "\"code\": ▸\"phone \"")),
        Mutation(
            "malformed-value",
            .init(
                "",
                "\"subjectType\"",
                "\"text\": { \"status\": \"generated\", \"div\": ▸\"Hello\" }, \"subjectType\""
            )
        ),
        Mutation(
            "cardinality",
            .init(
                "",
                "\"subjectType\"",
                "\"_subjectType\": ▸[null, { \"id\": \"a\" }], \"subjectType\""
            )
        ),
        Mutation("wrong-type", .init("\"subjectType\"", "\"Patient\"", "▸null")),
        Mutation(
            "wrong-type",
            .init(name, name, "\"_text\": { \"extension\": [▸\"a\"] }, \(name)")
        ),
        Mutation("empty-element", .init(name, name, "\"_text\": ▸{}, \(name)")),
        Mutation("unknown-code", .init(name, "\"string\"", "▸\"question\"")),
        Mutation(
            "modifier-extension",
            .init(
                "",
                "\"subjectType\"",
                "\"modifierExtension\": [▸{ \"url\": \"http://example.org/a\", \"valueBoolean\": true }], \"subjectType\""
            )
        ),
        Mutation(
            "modifier-extension",
            .init(
                danger,
                "\"operator\"",
                "\"modifierExtension\": ▸[{ \"url\": \"http://example.org/a\", \"valueBoolean\": true }], \"operator\""
            )
        ),
        Mutation(
            "implicit-rules",
            .init(
                "",
                "\"subjectType\"",
                "\"implicitRules\": ▸\"http://example.org/a\", \"subjectType\""
            )
        ),
        Mutation(
            "dates",
            .init(
                "",
                "\"subjectType\"",
                "\"approvalDate\": \"2026-02-01\", \"lastReviewDate\": ▸\"2026-01-31\", \"subjectType\""
            )
        ),
        Mutation(
            "per-1",
            .init(
                "",
                "\"subjectType\"",
                "\"effectivePeriod\": { \"start\": \"2026-02-01\", \"end\": ▸\"2026-01\" }, \"subjectType\""
            )
        ),
        controlled(name, "textbox"), controlled(name, "page"), controlled(notice, "slider"),
        controlled(by, "unit"), controlled(by, "slider"),
        Mutation(
            "no-text",
            .init(name, name, "▸\(name)"),
            .init(name, "\"text\": \"What name should we use?\",", "")
        ),
        extended("variable-name", expression("\(core)variable", "1")),
        extended(
            "extension-part",
            "▸{ \"url\": \"\(core)questionnaire-constraint\", \"extension\": [{ \"url\": \"key\", \"valueId\": \"a\" }, { \"url\": \"severity\", \"valueCode\": \"error\" }, { \"url\": \"expression\", \"valueString\": \"true\" }] }"
        ),
        extended(
            "extension-part",
            "{ \"url\": \"\(core)questionnaire-constraint\", \"extension\": [{ \"url\": \"severity\", \"valueCode\": ▸\"fatal\" }, { \"url\": \"expression\", \"valueString\": \"true\" }, { \"url\": \"human\", \"valueString\": \"No.\" }] }"
        ),
        Mutation(
            "sdc-1",
            .init(
                by,
                by,
                "\"extension\": [\(expression("\(sdc)sdc-questionnaire-answerExpression", "%age"))], \(by)"
            )
        ),
        Mutation(
            "dom-4",
            .init(
                "",
                "\"id\": \"sign-count-template\",",
                "\"id\": \"sign-count-template\", \"meta\": { \"versionId\": ▸\"1\" },"
            )
        ),
        Mutation(
            "dom-5",
            .init(
                "",
                "\"id\": \"sign-count-template\",",
                "\"id\": \"sign-count-template\", \"meta\": { \"security\": ▸[{ \"code\": \"R\" }] },"
            )
        ),
        Mutation(
            "dom-2",
            .init(
                "",
                "\"id\": \"sign-count-template\",",
                "\"id\": \"sign-count-template\", \"contained\": ▸[{ \"resourceType\": \"Patient\", \"id\": \"a\" }],"
            )
        ),
        Mutation(
            "ref-1",
            .init(
                "request-template",
                "\"requester\": {",
                "\"encounter\": { \"reference\": ▸\"#visit\" }, \"requester\": {"
            )
        ),
        Mutation(
            "expression-code",
            .init("StructureDefinition/staff-alert", "'yes' in %safetyNow", "▸'yess' in %safetyNow")
        ),
        Mutation(
            "expression-code",
            .init("", "'yes' in %event, %signCount", "▸'yep' in %event, %signCount")
        ),
        extended(
            "expression-linkid",
            expression(
                "\(sdc)sdc-questionnaire-calculatedExpression",
                "%resource.item.where(linkId = 'contact.by').answer.value.code"
            )
        ),
        extended(
            "expression-linkid",
            expression(
                "\(sdc)sdc-questionnaire-calculatedExpression",
                "%resource.repeat(item).where(linkId = 'visit').answer.value"
            )
        ),
        extended(
            "condition-never",
            expression(
                "\(sdc)sdc-questionnaire-enableWhenExpression",
                "%resource.repeat(item).where(linkId = 'safety.danger').answer.value and %resource.repeat(item).where(linkId = 'safety.danger').answer.value.not()"
            )
        ),
        extended(
            "condition-always",
            expression(
                "\(sdc)sdc-questionnaire-enableWhenExpression",
                "%resource.repeat(item).where(linkId = 'safety.danger').answer.value.count() < 2"
            )
        ),
        extended(
            "expression-cycle",
            expression(
                "\(sdc)sdc-questionnaire-enableWhenExpression",
                "%resource.repeat(item).where(linkId = 'contact.name').answer.exists()"
            )
        ),
        Mutation(
            "expression-cycle",
            .init(
                name,
                name,
                "\"extension\": [\(expression("\(sdc)sdc-questionnaire-enableWhenExpression", "%resource.repeat(item).where(linkId = 'contact.access').answer.exists()"))], \(name)"
            ),
            .init(
                "\"linkId\": \"contact.access\"",
                "\"type\"",
                "\"enableWhen\": [{ \"question\": \"contact.name\", \"operator\": \"exists\", \"answerBoolean\": true }], \"type\""
            )
        ),
        extended(
            "extension-place",
            "{ \"url\": ▸\"\(own)staff-alert\", \"valueExpression\": { \"language\": \"text/fhirpath\", \"expression\": \"'a'\" } }"
        ),
        extended("bound-type", "{ \"url\": \"\(core)maxDecimalPlaces\", \"valueInteger\": ▸2 }"),
        extended(
            "initial-twice",
            expression("\(sdc)sdc-questionnaire-calculatedExpression", "'a'")
                + ", { \"url\": \"\(sdc)sdc-questionnaire-initialExpression\", \"valueExpression\": { \"language\": \"text/fhirpath\", \"expression\": \"'b'\" } }"
        ),
        Mutation("option-text", .init(by, "\"Text message\"", "▸\"phone CALL \"")),
        Mutation(
            "no-clinic-contact",
            .init("\"publisher\"", "\"telecom\"", "\"telecoms\""),
            at: request
        ),
        Mutation(
            "one-choice",
            .init(
                "sign-count-template",
                "\"_valueInteger\"",
                "\"valueString\": \"a\", ▸\"_valueInteger\""
            )
        ),
    ]
}
