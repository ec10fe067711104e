extension MutationTable {
    /// What a form asks of a server, a screen with pictures or a pen.
    static let offline = [
        extended(
            "fhir-query",
            "{ \"url\": \"\(sdc)sdc-questionnaire-initialExpression\", \"valueExpression\": { \"language\": ▸\"application/x-fhir-query\", \"expression\": \"Patient\" } }"
        ),
        extended(
            "adaptive",
            "{ \"url\": ▸\"\(sdc)sdc-questionnaire-questionnaireAdaptive\", \"valueUrl\": \"http://example.org/fhir\" }"
        ),
        extended(
            "structure-map",
            "{ \"url\": ▸\"\(sdc)sdc-questionnaire-targetStructureMap\", \"valueCanonical\": \"http://example.org/map\" }"
        ),
        extended(
            "not-prefilled",
            "{ \"url\": ▸\"\(sdc)sdc-questionnaire-sourceStructureMap\", \"valueCanonical\": \"http://example.org/map\" }"
        ),
        extended(
            "not-prefilled",
            "{ \"url\": ▸\"\(sdc)sdc-questionnaire-sourceQueries\", \"valueReference\": { \"reference\": \"Bundle/1\" } }"
        ),
        extended(
            "launch-context",
            "{ \"url\": ▸\"\(sdc)sdc-questionnaire-launchContext\", \"extension\": [{ \"url\": \"name\", \"valueCoding\": { \"code\": \"patient\" } }, { \"url\": \"type\", \"valueCode\": \"Patient\" }] }"
        ),
        extended(
            "candidate-expression",
            "{ \"url\": ▸\"\(sdc)sdc-questionnaire-candidateExpression\", \"valueExpression\": { \"language\": \"text/fhirpath\", \"expression\": \"'a'\" } }"
        ),
        extended(
            "terminology-server",
            "{ \"url\": ▸\"\(core)preferredTerminologyServer\", \"valueUrl\": \"http://example.org/tx\" }"
        ),
        extended(
            "terminology-server",
            "{ \"url\": ▸\"\(sdc)sdc-questionnaire-preferredTerminologyServer\", \"valueUrl\": \"http://example.org/tx\" }"
        ),
        Mutation(
            "item-media",
            .init(
                by,
                "\"valueCoding\"",
                "\"extension\": [{ \"url\": ▸\"\(sdc)sdc-questionnaire-itemAnswerMedia\", \"valueAttachment\": { \"contentType\": \"image/png\", \"url\": \"http://example.org/a.png\" } }], \"valueCoding\""
            )
        ),
        extended(
            "usage-mode",
            "{ \"url\": ▸\"\(core)questionnaire-usageMode\", \"valueCode\": \"display\" }"
        ),
        extended(
            "usage-mode",
            "{ \"url\": ▸\"\(core)questionnaire-usageMode\", \"valueCode\": \"sometimes\" }"
        ),
        extended(
            "item-media",
            "{ \"url\": ▸\"\(sdc)sdc-questionnaire-itemMedia\", \"valueAttachment\": { \"title\": \"a\" } }"
        ),
        extended(
            "signature",
            "{ \"url\": ▸\"\(core)questionnaire-signatureRequired\", \"valueCodeableConcept\": { \"text\": \"a\" } }"
        ),
        extended(
            "regex",
            "{ \"url\": \"\(core)regex\", \"valueString\": ▸\"matches('[a-z]+')\" }"
        ),
        Mutation(
            "long-list",
            .init(
                by,
                "\"answerOption\": [",
                "\"answerOption\": ▸["
                    + (1...20).map { "{ \"valueCoding\": { \"code\": \"x\($0)\" } }," }.joined()
            )
        ),
        Mutation("picture-sign", .init(name, "\"text\": \"", "\"text\": ▸\"😀 ")),
        Mutation(
            "gender-options",
            .init(name, "\"string\"", "\"choice\""),
            .init(
                name,
                name,
                "\"answerOption\": ▸[{ \"valueString\": \"Male\" }, { \"valueString\": \"Female\" }], \(name)"
            )
        ),
        Mutation(
            "fhir-version",
            .init("", "{\n  \"resourceType\"", "▸{\n  \"resourceType\""),
            .init(
                "",
                "\"id\": \"consultation\"",
                "\"versionAlgorithmString\": \"semver\", \"copyrightLabel\": \"x\", \"id\": \"consultation\""
            )
        ),
        Mutation("linkid-form", .init(name, name, "\"linkId\": ▸\"Contact.By\"")),
    ]
}
