/// At least one mutation of the shipped files for every rule.
enum MutationTable {
    static let all =
        json + structure + invariants + identity + extensions + contained + conditions
        + expressions + options + limits + translations + wording + consultation

    private static let name = "\"linkId\": \"contact.name\""
    private static let by = "\"linkId\": \"contact.by\""
    private static let phone = "\"linkId\": \"contact.phone\""
    private static let danger = "\"linkId\": \"safety.danger\""
    private static let month = "\"linkId\": \"safety.month\""
    private static let notice = "\"linkId\": \"notice.1\""
    private static let consent = "\"linkId\": \"consent\""
    private static let required = "\"required\": true"
    private static let core = "http://hl7.org/fhir/StructureDefinition/"
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
    private static let own = "https://anteroom.example/fhir/StructureDefinition/"

    /// The name question with an extension before its linkId.
    private static func extended(_ rule: String, _ extensions: String) -> Mutation {
        Mutation(rule, .init(name, name, "\"extension\": [\(extensions)], \(name)"))
    }

    private static let json = [
        Mutation("json", .init("consent.help", "\"display\"\n", "\"display\"▸,\n")),
        Mutation(
            "json",
            .init(consent, "\"type\": \"choice\"", "\"type\": \"choice\", ▸\"type\": \"choice\"")
        ),
        Mutation("json", .init("", "\"id\": \"consultation\",", "\"id\": \"consultation\"▸")),
        Mutation("json", .init("", "\"Schedule a consultation\"", "\"Schedule ▸a\tconsultation\"")),
        Mutation(
            "json",
            .init("", "\"Schedule a consultation\"", "\"Schedule ▸a\\x consultation\"")
        ),
        Mutation("json", .init("", "{", "\u{FEFF}▸{")),
        Mutation("json", .init(name, "80", "▸080")),
        Mutation("json", .init(name, "80", "▸NaN")),
        Mutation("json", .init(name, required, "\"required\": ▸True")),
        Mutation("json", .init(name, required, "▸required: true")),
        Mutation("json", .init(name, required, "▸// must be there\n\(required)")),
        Mutation("json", .init(name, required, "▸'required': true")),
    ]

    private static let structure = [
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
            "missing-element",
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

    private static let invariants = [
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
            .init(
                "",
                "\"item\": [\n    {\n      \"linkId\"",
                "\"item\": ▸[], \"itm\": [\n    {\n      \"linkId\""
            ),
            in: "4-contact.json"
        ),
    ]

    private static let identity = [
        Mutation(
            "no-title",
            .init("", "\"title\": \"Schedule a consultation\",", ""),
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

    private static let extensions = [
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
        Mutation("regex", .init("StructureDefinition/regex", "{7,15}", "▸{7,15")),
    ]

    private static let contained = [
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
            .init("", "\"#sign-count-template\"", "\"#count-template\""),
            at: ("sign-count", "\"url\": \"template\"")
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
            "▸{ \"url\": \"\(sdc)sdc-questionnaire-definitionExtract\", \"extension\": [{ \"url\": \"definition\", \"valueCanonical\": \"http://hl7.org/fhir/StructureDefinition/Nothing\" }] }"
        ),
    ]

    private static let conditions = [
        Mutation("enable-question", .init(danger, "\"safety.now\"", "▸\"safety.nowadays\"")),
        Mutation("enable-question", .init(danger, "\"safety.now\"", "▸\"notice.1\"")),
        Mutation(
            "enable-operator",
            .init(
                danger,
                "\"question\": \"safety.now\",\n                  \"operator\": \"=\"",
                "\"question\": ▸\"safety.now\",\n                  \"operator\": \">\""
            )
        ),
        Mutation(
            "enable-type",
            .init(month, "\"safety.danger\"", "▸\"safety.danger\""),
            .init(month, "\"answerBoolean\": false", "\"answerString\": \"no\"")
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
                "\"question\": \"safety.danger\", \"operator\": \"=\", \"answerBoolean\": ▸true }, { \"question\": \"safety.danger\""
            )
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

    private static let expressions = [
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
                "\"%resource.repeat(item).where(linkId = 'result.signs').answer.value\""
            ),
            at: ("\"linkId\": \"result\"", "{\n          \"extension\"")
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
            "unknown-variable",
            .init("StructureDefinition/staff-alert", "%safetyNow", "▸%safetyNw")
        ),
        Mutation(
            "expression-linkid",
            .init(
                "StructureDefinition/staff-alert",
                "\"expression\": \"",
                "\"expression\": ▸\"%resource.repeat(item).where(linkId = 'safety').answer.value | "
            )
        ),
    ]

    private static let options = [
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

    private static let limits = [
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
            "{ \"url\": \"\(sdc)sdc-questionnaire-initialExpression\", \"valueExpression\": { \"language\": \"text/cql\", \"expression\": ▸\"'a'\" } }"
        ),
    ].map { mutation in
        // The limit that stands later in the file is the one reported.
        mutation.edits.contains { $0.new.contains("▸") }
            ? mutation
            : Mutation(mutation.rule, mutation.edits[0], at: (name, "80"))
    }

    private static let spanish =
        "\"_text\": { \"extension\": [{ \"url\": \"\(core)translation\", \"extension\": [{ \"url\": \"lang\", \"valueCode\": \"es\" }, { \"url\": \"content\", \"valueString\": \"¿Qué nombre usamos?\" }] }] }"

    private static let translations = [
        Mutation(
            "translation-missing",
            .init(name, name, "\(spanish), \(name)"),
            at: ("", "\"title\"")
        ),
        Mutation(
            "translation-missing",
            .init(name, name, "\(spanish), \(name)"),
            at: (by, "\"Email\"")
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

    private static let wording = [
        Mutation(
            "forbidden-word",
            .init(name, "What name should we use?", "▸You are eligible. What name should we use?")
        ),
        Mutation("forbidden-word", .init(by, "Phone call", "▸A CURE")),
        Mutation("forbidden-word", .init("", "\"title\": \"Schedule", "▸\"title\": \"Guaranteed")),
        Mutation(
            "reading-grade",
            .init(
                name,
                "What name should we use?",
                "▸Notwithstanding institutional documentation requirements, kindly communicate the appellation whereby correspondence regarding subsequent appointments should preferably be addressed."
            )
        ),
    ]

    private static let request = (
        anchor: "\"contained\"", text: "\"resourceType\": \"ServiceRequest\""
    )

    private static let consultation = [
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
            at: request
        ),
        Mutation(
            "no-contact-question",
            .init(phone, "\"string\"", "\"date\""),
            .init("\"linkId\": \"contact.email\"", "\"string\"", "\"date\""),
            at: request
        ),
        Mutation(
            "no-clinic-contact",
            .init("\"publisher\"", "\"contact\"", "\"contacts\""),
            at: request
        ),
    ]
}
