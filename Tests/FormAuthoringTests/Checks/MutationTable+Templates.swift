extension MutationTable {
    private static let requestTemplate = "\"id\": \"request-template\""
    private static let patient = "\"id\": \"patient-template\""
    private static let effective = "\"_effectiveDateTime\""
    private static let authored = "\"%resource.authored\""
    private static let contactName = "item.where(linkId = 'contact.name')"

    /// Expressions by which templates are filled in.
    static let templates = [
        Mutation("unknown-variable", .init(requestTemplate, "\"%RequestId\"", "\"▸%ReqestId\"")),
        Mutation("unknown-variable", .init(effective, authored, "\"▸%signCount\"")),
        Mutation(
            "unknown-variable",
            .init("", "'identifier=urn:ietf:rfc:3986|' + %RequestId", "▸%Requst")
        ),
        Mutation(
            "unknown-variable",
            .init("", "\"valueString\": \"SignCountId\"", "\"valueString\": \"CountId\""),
            at: ("\"supportingInfo\"", "%SignCountId")
        ),
        Mutation(
            "expression-linkid",
            .init(requestTemplate, "'result.priority'", "▸'result.prio'")
        ),
        Mutation("expression-linkid", .init(patient, "'contact.phone'", "▸'contact.fon'")),
        Mutation(
            "expression-element",
            .init(requestTemplate, "answer.value.code", "answer.▸values.code")
        ),
        Mutation("expression-element", .init(effective, authored, "\"%resource.▸authoredOn\"")),
        Mutation(
            "expression-element",
            .init(
                requestTemplate,
                "'result.reasons').answer.value",
                "'result.signs').answer.value"
            ),
            at: (
                "'result.signs').answer.value\"\n            }\n          ],\n          \"coding\"",
                "\"display\""
            )
        ),
        Mutation("extract-type", .init(effective, authored, "▸\"true\"")),
        Mutation("extract-type", .init(effective, authored, "▸\"'soon'\"")),
        Mutation("extract-type", .init(effective, authored, "▸\"%resource.subject\"")),
        Mutation("extract-type", .init(effective, authored, "▸\"item.count()\"")),
        Mutation(
            "extract-type",
            .init(
                requestTemplate,
                "'result.priority').answer.value.code",
                "'result.priority').answer.value"
            ),
            at: (requestTemplate, "'result.priority')")
        ),
        Mutation(
            "extract-type",
            .init(patient, contactName, "item.where(linkId = 'contact.by')"),
            at: (patient, "\"$this\"")
        ),
        Mutation(
            "extract-type",
            .init(patient, "\"ofType(Coding)\"", "▸\"ofType(Quantity)\"")
        ),
        Mutation(
            "extract-type",
            .init("\"_valueInteger\"", "'result.signs').answer.value", "'age').answer.value"),
            at: ("\"_valueInteger\"", "\"valueString\"")
        ),
    ]

    /// Definitions by which answers become elements.
    static let definitions = [
        extended(
            "extract-definition",
            "{ \"url\": \"\(sdc)sdc-questionnaire-definitionExtract\", \"extension\": [{ \"url\": \"definition\", \"valueCanonical\": ▸\"\(core)Pateint\" }] }"
        ),
        extended(
            "extract-definition",
            "{ \"url\": \"\(sdc)sdc-questionnaire-definitionExtract\", \"extension\": [{ \"url\": \"definition\", \"valueCanonical\": ▸\"\(core)Coding\" }] }"
        ),
        Mutation(
            "extract-definition",
            .init(name, name, "\"definition\": \"\(core)Patient#▸Patient.nam.text\", \(name)")
        ),
        Mutation(
            "extract-definition",
            .init(name, name, "\"definition\": \"\(core)Patient#▸Person.name.text\", \(name)")
        ),
        Mutation(
            "extract-definition",
            .init(name, name, "\"definition\": \"\(core)Pateint#▸Pateint.name.text\", \(name)")
        ),
        Mutation(
            "extract-type",
            .init(name, name, "\"definition\": ▸\"\(core)Patient#Patient.birthDate\", \(name)")
        ),
        Mutation(
            "extract-type",
            .init(
                danger,
                danger,
                "\"definition\": ▸\"\(core)Patient#Patient.birthDate\", \(danger)"
            )
        ),
        extended(
            "extract-definition",
            "{ \"url\": \"\(sdc)sdc-questionnaire-definitionExtractValue\", \"extension\": [{ \"url\": \"definition\", \"valueUri\": ▸\"\(core)Patient#Patient.gendr\" }, { \"url\": \"fixed-value\", \"valueCode\": \"other\" }] }"
        ),
        extended(
            "extract-type",
            "{ \"url\": \"\(sdc)sdc-questionnaire-definitionExtractValue\", \"extension\": [{ \"url\": \"definition\", \"valueUri\": \"\(core)Patient#Patient.birthDate\" }, { \"url\": \"expression\", \"valueExpression\": { \"language\": \"text/fhirpath\", \"expression\": ▸\"5\" } }] }"
        ),
        extended(
            "extract-profile",
            "▸{ \"url\": \"\(sdc)sdc-questionnaire-definitionExtract\", \"extension\": [{ \"url\": \"definition\", \"valueCanonical\": \"http://example.org/StructureDefinition/visitor\" }] }"
        ),
    ].map { mutation in
        mutation.edits.contains { $0.new.contains("▸") }
            ? mutation : Mutation(mutation.rule, mutation.edits[0], at: (name, name))
    }
}
