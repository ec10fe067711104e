extension MutationTable {
    static let spanish =
        "\"_text\": { \"extension\": [{ \"url\": \"\(core)translation\", \"extension\": [{ \"url\": \"lang\", \"valueCode\": \"es\" }, { \"url\": \"content\", \"valueString\": \"¿Qué nombre usamos?\" }] }] }"

    static let translations = [
        Mutation(
            "translation-missing",
            .init(name, name, "\(spanish), \(name)"),
            at: ("", "\"title\"")
        ),
        Mutation(
            "translation-part",
            .init(
                name,
                name,
                "\"_text\": { \"extension\": [▸{ \"url\": \"\(core)translation\", \"extension\": [{ \"url\": \"lang\", \"valueCode\": \"es\" }] }] }, \(name)"
            )
        ),
        Mutation(
            "language",
            .init(
                "",
                "{\n  \"resourceType\": \"Questionnaire\",\n  \"id\": \"consultation\",\n  \"language\": \"en\",",
                "▸{\n  \"resourceType\": \"Questionnaire\",\n  \"id\": \"consultation\","
            ),
            .init(name, name, "\(spanish), \(name)")
        ),
        Mutation(
            "translation-twice",
            .init(
                name,
                name,
                spanish.replacing(
                    "}] }] }",
                    with:
                        "}] }, { \"url\": \"\(core)translation\", \"extension\": [{ \"url\": \"lang\", \"valueCode\": ▸\"es\" }, { \"url\": \"content\", \"valueString\": \"¿Nombre?\" }] }] }"
                ) + ", \(name)"
            )
        ),
    ]

    static let wording = [
        Mutation(
            "forbidden-word",
            .init(name, "What name should we use?", "▸You are eligible. What name should we use?")
        ),
        Mutation("forbidden-word", .init(by, "Phone call", "▸A CURE")),
        Mutation("forbidden-word", .init("", "\"title\": \"Ask", "▸\"title\": \"Guaranteed")),
        Mutation(
            "reading-grade",
            .init(
                name,
                "What name should we use?",
                "▸Notwithstanding institutional documentation requirements, kindly communicate the appellation whereby correspondence regarding subsequent appointments should preferably be addressed."
            )
        ),
    ]

    static let request = (
        anchor: "\"contained\"", text: "\"resourceType\": \"ServiceRequest\""
    )

    static let consultation = [
        Mutation("no-consent", .init("", consent, "\"linkId\": \"permission\""), at: request),
        Mutation("consent-optional", .init(consent, required, "\"required\": ▸false")),
        Mutation(
            "asked-without-consent",
            .init("\"linkId\": \"visit\"", "\"enableWhen\"", "\"enableWhenever\""),
            at: ("", "\"linkId\": \"path\"")
        ),
        Mutation(
            "no-safety-path",
            .init("", "\(own)staff-alert", "http://example.org/alert"),
            .init("", "\(own)staff-alert", "http://example.org/alert"),
            at: request
        ),
        Mutation(
            "no-contact-question",
            .init(phone, "\"string\"", "\"date\""),
            .init("\"linkId\": \"contact.email\"", "\"string\"", "\"date\""),
            at: request
        ),
        Mutation(
            "asked-at-the-end",
            .init("\"resourceType\": \"Patient\"", "\"name\"", "\"nickname\""),
            at: request
        ),
        Mutation(
            "no-clinic-contact",
            .init("\"publisher\"", "\"contact\"", "\"contacts\""),
            at: request
        ),
    ]
}
