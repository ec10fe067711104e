import FHIRModel
import FormAuthoring
import FormFiller
import Testing

// Names and codes that are nearly right, and what would follow from them.
extension SmallFormCheckTests {
    @Test(
        "a code that R4 does not have says which was meant",
        arguments: [
            ("\"type\":\"integer\"", "\"type\":\"Integer\"", 10, "did you mean 'integer'?"),
            ("\"type\":\"integer\"", "\"type\":\"number\"", 10, "did you mean 'decimal'?"),
            ("\"type\":\"choice\"", "\"type\":\"dropdown\"", 12, "did you mean 'choice'?"),
            ("\"status\":\"draft\"", "\"status\":\"Draft\"", 1, "did you mean 'draft'?"),
            ("\"status\":\"draft\"", "\"status\":\"published\"", 1, "did you mean 'active'?"),
            (
                "\"linkId\":\"z\",",
                "\"linkId\":\"z\",\"enableWhen\":[{\"question\":\"b\",\"operator\":\"==\",\"answerBoolean\":true}],",
                18, "did you mean '='?"
            ),
            (
                "\"linkId\":\"z\",",
                "\"linkId\":\"z\",\"enableBehavior\":\"AND\",\"enableWhen\":[{\"question\":\"b\",\"operator\":\"=\",\"answerBoolean\":true},{\"question\":\"n\",\"operator\":\"=\",\"answerInteger\":1}],",
                18, "did you mean 'all'?"
            ),
        ]
    )
    func codesThatWereMeant(_ old: String, _ new: String, _ line: Int, _ advice: String) {
        let found = Self.findings(old, new)
        // That several conditions have no known enableBehavior is the same fault.
        #expect(found.map(\.rule) == ["unknown-code"], "\(found)")
        #expect(found.map(\.position?.line) == [line])
        #expect(found.first?.message.contains(advice) == true, "\(found)")
    }

    @Test(
        "what is missing for a slip in a name is no fault of its own",
        arguments: [
            ("\"linkId\":\"z\"", "\"linkid\":\"z\"", 18),
            ("\"linkId\":\"z\",\"type\"", "\"linkId\":\"z\",\"tpye\"", 18),
            ("\"text\":\"Two.\"", "\"Text\":\"Two.\"", 17),
            (
                "\"text\":\"Which one?\",\"answerOption\"",
                "\"text\":\"Which one?\",\"answerOptions\"", 12
            ),
            ("\"text\":\"Which one?\",\"answerOption\"", "\"text\":\"Which one?\",\"option\"", 12),
            ("\"text\":\"More\",\"item\"", "\"text\":\"More\",\"items\"", 15),
        ]
    )
    func slipsInNames(_ old: String, _ new: String, _ line: Int) {
        let found = Self.findings(old, new).filter {
            !$0.rule.hasPrefix("expression-") && $0.rule != "staff-alert"
        }
        #expect(found.map(\.rule) == ["unknown-element"], "\(found)")
        #expect(found.map(\.position?.line) == [line])
    }

    private static func valueSet(_ reference: String, _ compose: String) -> [Finding] {
        let text = Self.form
            .replacing(
                "\"item\":[\n{\"linkId\":\"b\",\"type\":\"boolean\",\"text\":\"Here?\"",
                with:
                    "\"contained\":[{\"resourceType\":\"ValueSet\",\"id\":\"v\",\"status\":\"active\",\n\"compose\":\(compose)}],\n\"item\":[\n{\"linkId\":\"b\",\"type\":\"choice\",\"answerValueSet\":\"\(reference)\",\"text\":\"Here?\""
            )
        return QuestionnaireCheck(Array(text.utf8)).findings
    }

    @Test("value sets that give nothing say why")
    func valueSetsWithoutCodes() {
        let codes =
            "{\"include\":[{\"system\":\"http://example.org/c\",\"concept\":[{\"code\":\"a\",\"display\":\"A\"}]}]}"
        #expect(Self.valueSet("#v", codes) == [])
        for reference in ["v", "#V"] {
            let found = Self.valueSet(reference, codes)
            #expect(found.map(\.rule) == ["value-set"], "\(found)")
            #expect(found.first?.message.contains("did you mean '#v'?") == true)
            #expect(found.map(\.position?.line) == [11])
        }
        let nameless = Self.valueSet(
            "#v",
            codes.replacing("\"system\":\"http://example.org/c\",", with: "")
        )
        #expect(nameless.map(\.rule) == ["value-set"], "\(nameless)")
        #expect(nameless.map(\.position?.line) == [9])
        let empty = Self.valueSet("#v", "{\"include\":[]}")
        #expect(empty.map(\.rule) == ["no-options"], "\(empty)")
        #expect(empty.map(\.position?.line) == [11])
    }

    @Test("a template whose name lacks the number sign is said once")
    func templateWithoutSign() {
        let address = "\(Self.sdc)templateExtract"
        let found = Self.findings(
            "\"extension\":[",
            "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\",\"active\":true}],\"extension\":[{\"url\":\"\(address)\",\"extension\":[{\"url\":\"template\",\"valueReference\":{\"reference\":\"p\"}}]},"
        )
        #expect(found.map(\.rule) == ["extract-template"], "\(found)")
    }

    @Test(
        "this program's own extensions under a slightly wrong address: staff would not be called",
        arguments: [
            "http://anteroom.example/fhir/StructureDefinition/staff-alert",
            "https://anteroom.example/fhir/StructureDefinition/staff-alert|1.0",
            "anteroom.example/fhir/StructureDefinition/staff-alert",
        ]
    )
    func ownExtensions(_ url: String) {
        let found = Self.findings(
            "https://anteroom.example/fhir/StructureDefinition/staff-alert",
            url
        )
        #expect(found.map(\.rule) == ["own-extension"], "\(found)")
        #expect(found.map(\.severity) == [.error])
        #expect(found.map(\.position?.line) == [6])
    }

    @Test(
        "translations in the wrong place, of no words, to no language",
        arguments: [
            ("\"extension\":[\(translation("es", "¿Qué?"))],", "extension-place"),
            ("\"_text\":{\"extension\":[\(translation("es", ""))]},", "malformed-value"),
            ("\"_text\":{\"extension\":[\(translation("spanish", "¿Qué?"))]},", "translation-part"),
        ]
    )
    func translationsThatAreNone(_ text: String, _ rule: String) {
        let found = Self.findings("\"linkId\":\"z\",", "\"linkId\":\"z\",\(text)")
        #expect(found.map(\.rule) == [rule], "\(found)")
        #expect(found.map(\.position?.line) == [18])
    }

    private static func translation(_ language: String, _ words: String) -> String {
        "{\"url\":\"\(core)translation\",\"extension\":[{\"url\":\"lang\",\"valueCode\":\"\(language)\"},{\"url\":\"content\",\"valueString\":\"\(words)\"}]}"
    }

    @Test(
        "texts of which nothing is seen",
        arguments: [" ", "\\u00a0", "\\u200b\\u00a0", "\\u3000"]
    )
    func textsOfNothing(_ text: String) {
        let found = Self.findings("\"text\":\"Last?\"", "\"text\":\"\(text)\"")
        #expect(found.map(\.rule) == ["blank-text"], "\(found)")
    }

    @Test("texts of other scripts are texts", arguments: ["何", "？", "…", "\\ud83d\\ude00"])
    func textsOfOtherScripts(_ text: String) {
        let found = Self.findings("\"text\":\"Last?\"", "\"text\":\"\(text)\"")
        #expect(found.filter { $0.rule != "picture-sign" } == [])
    }

    @Test("counts that contradict each other are not held against the options too")
    func countsOnce() {
        func count(_ name: String, _ number: Int) -> String {
            "{\"url\":\"\(Self.core)questionnaire-\(name)\",\"valueInteger\":\(number)}"
        }
        let found = Self.findings(
            "\"linkId\":\"c\",",
            "\"linkId\":\"c\",\"repeats\":true,\"required\":true,\"extension\":[\(count("minOccurs", 3)),\(count("maxOccurs", 2))],"
        )
        #expect(found.map(\.rule) == ["bounds"], "\(found)")
    }

    @Test("a required question that is hidden is not said to be skipped with its group")
    func hiddenAndRequired() {
        let found = Self.findings(
            "\"linkId\":\"g.b\",",
            "\"linkId\":\"g.b\",\"required\":true,\"extension\":[{\"url\":\"\(Self.core)questionnaire-hidden\",\"valueBoolean\":true}],"
        )
        #expect(found.map(\.rule) == ["required-unanswerable"], "\(found)")
    }
}
