import FHIRModel
import FormAuthoring
import FormFiller
import Testing

// Mistakes of people and of form builders: one finding each, that says how to mend it.
extension SmallFormCheckTests {
    private static func extended(_ url: String, _ value: String) -> String {
        "\"extension\":[{\"url\":\"\(url)\",\(value)}],"
    }

    private static let last = "\"linkId\":\"z\","

    @Test(
        "slips of structure are said once, with how to mend them",
        arguments: [
            (
                "{\"valueCoding\":{\"system\":\"http://example.org/c\",\"code\":\"no\",\"display\":\"No\"}}",
                "{\"system\":\"http://example.org/c\",\"code\":\"no\",\"display\":\"No\"}",
                "unknown-element", 13, "put code, display and system in \"valueCoding\": { }"
            ),
            (
                "{\"valueCoding\":{\"system\":\"http://example.org/c\",\"code\":\"no\"",
                "{\"valueCodeableConcept\":{\"system\":\"http://example.org/c\",\"code\":\"no\"",
                "unknown-element", 13, "it has valueCoding, valueDate"
            ),
            (
                last,
                "\(last)\"enableWhen\":[{\"question\":\"b\",\"operator\":\"=\",\"valueBoolean\":true}],",
                "unknown-element", 18, "did you mean 'answerBoolean'?"
            ),
            (
                last,
                "\(last)\"enableWhen\":[{\"question\":\"b\",\"operator\":\"=\",\"answerCode\":\"a\"}],",
                "unknown-element", 18, "it has answerBoolean, answerCoding"
            ),
            (last, "\(last)\"enableWhen\":null,", "cardinality", 18, "fill it, or leave it out"),
            (last, "\(last)\"code\":\"a\",", "cardinality", 18, "write [{ }]"),
            (last, "\(last)\"prefix\":null,", "wrong-type", 18, "not null; leave it out"),
            (
                last,
                "\"_linkId\":{\"extension\":[{\"url\":\"http://example.org/a\",\"valueString\":\"z\"}]},",
                "missing-element", 18, "only extensions of it; add the value"
            ),
            (
                "\"status\":\"draft\"",
                "\"_status\":{\"extension\":[{\"url\":\"http://example.org/a\",\"valueString\":\"z\"}]}",
                "missing-element", 1, "only extensions of it; add the value"
            ),
            (
                "{\"linkId\":\"b\"", "{\"linkId\":7", "wrong-type", 9, "a text in quotes"
            ),
        ]
    )
    func slipsOfStructure(
        _ old: String,
        _ new: String,
        _ rule: String,
        _ line: Int,
        _ advice: String
    ) {
        let found = Self.findings(old, new)
        #expect(found.map(\.rule) == [rule], "\(found)")
        #expect(found.map(\.position?.line) == [line])
        #expect(found.first?.message.contains(advice) == true, "\(found)")
    }

    @Test("a linkId that is a number is the fault, not what looks for it")
    func numbersAsLinkIds() {
        let text = Self.form.replacing("{\"linkId\":\"b\"", with: "{\"linkId\":7")
        for reader in [
            "\"enableWhen\":[{\"question\":\"7\",\"operator\":\"exists\",\"answerBoolean\":true}],",
            Self.expression(
                "enableWhenExpression",
                "%resource.item.where(linkId = '7').answer.value"
            ),
        ] {
            let whole = text.replacing(Self.last, with: Self.last + reader)
            let found = QuestionnaireCheck(Array(whole.utf8)).findings
            #expect(found.map(\.rule) == ["wrong-type"], "\(found)")
        }
    }

    @Test(
        "addresses of extensions that are not quite right",
        arguments: [
            "https://hl7.org/fhir/StructureDefinition/questionnaire-hidden",
            "http://www.hl7.org/fhir/StructureDefinition/questionnaire-hidden",
            "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden|5.1.0",
            "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden/",
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/questionnaire-hidden",
            "http://hl7.org/fhir/StructureDefinition/questionnaire-hiden",
        ]
    )
    func addressesOfExtensions(_ url: String) {
        let found = Self.findings(
            Self.last,
            Self.last + Self.extended(url, "\"valueBoolean\":false")
        )
        #expect(found.map(\.rule) == ["unknown-extension"], "\(found)")
        #expect(found.map(\.position?.line) == [18])
        #expect(
            found.first?.message.contains(
                "'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden'"
            ) == true
        )
    }

    @Test(
        "addresses of other extensions are let be",
        arguments: [
            "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden",
            "http://hl7.org/fhir/StructureDefinition/rendering-style",
            "http://example.org/hl7.org/fhir/questionnaire-hidden",
            "http://example.org/StructureDefinition/hidden",
        ]
    )
    func otherExtensions(_ url: String) {
        let found = Self.findings(
            Self.last,
            Self.last + Self.extended(url, "\"valueBoolean\":false")
        )
        #expect(found == [])
    }

    @Test(
        "an extension of an option or of its code has a value of its type",
        arguments: [
            "{\"extension\":[{\"url\":\"\(core)questionnaire-optionExclusive\",\"valueString\":\"true\"}],\n\"valueCoding\":{\"system\"",
            "{\"valueCoding\":{\"extension\":[{\"url\":\"\(core)questionnaire-optionPrefix\",\"valueInteger\":1}],\n\"system\"",
        ]
    )
    func valuesOfExtensionsOnOptions(_ option: String) {
        let found = Self.findings("{\"valueCoding\":{\"system\"", option)
        #expect(found.map(\.rule) == ["extension-value"], "\(found)")
        #expect(found.map(\.position?.line) == [13])
    }

    @Test(
        "slips in expressions say how FHIRPath writes it",
        arguments: [
            ("%resource.item.where(linkId == 'b').exists()", "expression", "compared with one ="),
            ("true && false", "expression", "write 'and'"),
            ("true || false", "expression", "write 'or'"),
            ("!true", "expression", ".not()"),
            (
                "%resource.item.where(linkId = \\\"b\\\").exists()", "expression",
                "single quotation marks"
            ),
            ("today() > @2020-01-01 + 2 yrs", "expression", "'yrs' is no word for a unit"),
            ("true false", "expression", "put a . or an operator before this"),
            ("   ", "malformed-value", "nothing but blanks"),
        ]
    )
    func slipsInExpressions(_ text: String, _ rule: String, _ advice: String) {
        let found = Self.findings(
            Self.last,
            Self.last + Self.expression("enableWhenExpression", text)
        )
        #expect(found.map(\.rule) == [rule], "\(found)")
        #expect(found.map(\.position?.line) == [18])
        #expect(found.first?.message.contains(advice) == true, "\(found)")
    }

    @Test(
        "an expression without a text, or with one elsewhere",
        arguments: [
            ("", Finding.Severity.error),
            (",\"reference\":\"http://example.org/e\"", Finding.Severity.warning),
        ]
    )
    func expressionsWithoutText(_ rest: String, _ severity: Finding.Severity) {
        let found = Self.findings(
            Self.last,
            Self.last
                + Self.extended(
                    "\(Self.sdc)calculatedExpression",
                    "\"valueExpression\":{\"language\":\"text/fhirpath\"\(rest)}"
                )
        )
        #expect(found.map(\.rule) == ["expression"], "\(found)")
        #expect(found.map(\.severity) == [severity])
    }

    @Test("a variable that names itself")
    func variableOfItself() {
        let found = Self.findings(
            "\"expression\":\"%resource.item.where(linkId = 'c').answer.value.code\"",
            "\"expression\":\"%resource.item.where(linkId = 'c').answer.value.code | %chosen\""
        )
        #expect(found.map(\.rule) == ["expression-cycle"], "\(found)")
        #expect(found.map(\.position?.line) == [5])
    }

    @Test("conditions in a circle are said once")
    func circleOfThree() {
        func condition(_ question: String) -> String {
            "\"enableWhen\":[{\"question\":\"\(question)\",\"operator\":\"exists\",\"answerBoolean\":true}],"
        }
        let text = Self.form
            .replacing("\"linkId\":\"b\",", with: "\"linkId\":\"b\"," + condition("n"))
            .replacing("\"linkId\":\"n\",", with: "\"linkId\":\"n\"," + condition("t"))
            .replacing("\"linkId\":\"t\",", with: "\"linkId\":\"t\"," + condition("b"))
        let found = QuestionnaireCheck(Array(text.utf8)).findings
        #expect(found.map(\.rule) == ["enable-cycle"], "\(found)")
    }

    @Test("a pattern between slashes, a launchContext of no resource, a file of another kind")
    func otherSlips() {
        let pattern = Self.findings(
            Self.last,
            Self.last + Self.extended("\(Self.core)regex", "\"valueString\":\"/^[a-z]+$/\"")
        )
        #expect(pattern.map(\.rule) == ["regex"])
        let parts =
            "{\"url\":\"name\",\"valueCoding\":{\"code\":\"patient\"}},{\"url\":\"type\",\"valueCode\":\"Pacient\"}"
        let context = Self.findings(
            "\"extension\":[",
            "\"extension\":[{\"url\":\"\(Self.sdc)launchContext\",\"extension\":[\(parts)]},"
        )
        #expect(context.map(\.rule) == ["launch-context", "extension-part"])
        #expect(context.last?.message.contains("did you mean 'Patient'?") == true)
        let markup = QuestionnaireCheck(Array("<Questionnaire/>".utf8)).findings
        #expect(markup.map(\.rule) == ["json"])
        #expect(markup.first?.message.contains("This is FHIR XML. Convert it to JSON.") == true)
    }

    @Test(
        "words that visitors do not see",
        arguments: [
            ("", Finding.Severity.error, "give the item a text"),
            (
                "\"_text\":{\"extension\":[{\"url\":\"\(core)rendering-xhtml\",\"valueString\":\"<b>Which?</b>\"}]},",
                nil, ""
            ),
            (
                "\"_text\":{\"extension\":[{\"url\":\"\(core)rendering-markdown\",\"valueMarkdown\":\"**Which?**\"}]},",
                nil, ""
            ),
            (
                "\"_text\":{\"extension\":[{\"url\":\"\(core)rendering-xhtml\",\"valueString\":\"<img src='icon.png'/>\"}]},",
                .error, "no words that can be shown"
            ),
            (
                "\"_text\":{\"extension\":[{\"url\":\"\(core)translation\",\"extension\":[{\"url\":\"lang\",\"valueCode\":\"es\"},{\"url\":\"content\",\"valueString\":\"¿Cuál?\"}]}]},",
                .warning, "only in a translation"
            ),
            (
                "\"item\":[{\"linkId\":\"z.1\",\"type\":\"display\",\"text\":\"Which one?\",\"extension\":[\(control("flyover"))]}],",
                .warning, "unless they ask for help"
            ),
            (
                "\"item\":[{\"linkId\":\"z.1\",\"type\":\"display\",\"text\":\"Which one?\",\"extension\":[\(control("prompt"))]}],",
                nil, ""
            ),
            (
                "\"item\":[{\"linkId\":\"z.1\",\"type\":\"display\",\"text\":\"Which one?\"}],",
                nil, ""
            ),
        ]
    )
    func wordsThatAreNotSeen(_ words: String, _ severity: Finding.Severity?, _ advice: String) {
        let found = Self.findings(
            "\"linkId\":\"z\",\"type\":\"string\",\"text\":\"Last?\"",
            "\"linkId\":\"z\",\(words)\"type\":\"string\""
        )
        #expect(found.map(\.severity) == [severity].compactMap(\.self), "\(found)")
        #expect(found.map(\.rule) == [severity].compactMap(\.self).map { _ in "no-text" })
        #expect(found.allSatisfy { $0.message.contains(advice) })
    }

    @Test("extensions of items on options and texts have no effect")
    func extensionsOfItemsElsewhere() {
        let hidden = Self.extended("\(Self.core)questionnaire-hidden", "\"valueBoolean\":true")
        let option = Self.findings(
            "{\"valueCoding\":{\"system\"",
            "{\(hidden)\n\"valueCoding\":{\"system\""
        )
        #expect(option.map(\.rule) == ["extension-place"], "\(option)")
        #expect(option.map(\.position?.line) == [13])
        let text = Self.findings(
            Self.last,
            "\(Self.last)\"_text\":{\(Self.expression("calculatedExpression", "'a'").dropLast())},"
        )
        #expect(text.map(\.rule) == ["extension-place"], "\(text)")
    }

    @Test("a variable that is nearly the one meant")
    func variablesThatWereMeant() {
        let found = Self.findings("'yes' in %chosen", "'yes' in %chosne")
        #expect(found.map(\.rule) == ["unknown-variable"], "\(found)")
        let used = Self.findings(
            Self.last,
            Self.last + Self.expression("enableWhenExpression", "'yes' in %chosne")
        )
        #expect(used.map(\.rule) == ["unknown-variable"], "\(used)")
        #expect(used.first?.message.contains("did you mean %chosen?") == true)
    }

    private static func control(_ code: String) -> String {
        "{\"url\":\"\(core)questionnaire-itemControl\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/questionnaire-item-control\",\"code\":\"\(code)\"}]}}"
    }
}
