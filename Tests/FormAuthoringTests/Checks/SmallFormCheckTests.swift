import FHIRModel
import FormAuthoring
import FormFiller
import Testing

/// A small form without findings, made wrong in one way: the one finding, and no other.
@Suite("anteroom check: one fault, one finding")
struct SmallFormCheckTests {
    static let core = "http://hl7.org/fhir/StructureDefinition/"
    static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

    static let form = """
        {"resourceType":"Questionnaire","language":"en","url":"http://example.org/a","title":"A form","status":"draft",
        "experimental":true,"date":"2026-11-01",
        "extension":[
        {"url":"\(core)variable","valueExpression":{"name":"chosen","language":"text/fhirpath",
        "expression":"%resource.item.where(linkId = 'c').answer.value.code"}},
        {"url":"https://anteroom.example/fhir/StructureDefinition/staff-alert","valueExpression":{"language":"text/fhirpath",
        "expression":"iif('yes' in %chosen, 'now')"}}],
        "item":[
        {"linkId":"b","type":"boolean","text":"Here?"},
        {"linkId":"n","type":"integer","text":"How many?"},
        {"linkId":"t","type":"string","text":"Which name?"},
        {"linkId":"c","type":"choice","text":"Which one?","answerOption":[
        {"valueCoding":{"system":"http://example.org/c","code":"no","display":"No"}},
        {"valueCoding":{"system":"http://example.org/c","code":"yes","display":"Yes"}}]},
        {"linkId":"g","type":"group","text":"More","item":[
        {"linkId":"g.b","type":"boolean","text":"One?"},
        {"linkId":"g.d","type":"display","text":"Two."}]},
        {"linkId":"z","type":"string","text":"Last?"},
        {"linkId":"d","type":"date","text":"Which day?"},
        {"linkId":"m","type":"dateTime","text":"When?"},
        {"linkId":"o","type":"time","text":"At what time?"},
        {"linkId":"q","type":"quantity","text":"How heavy?"},
        {"linkId":"e","type":"string","text":"Anything else?"}]}
        """

    static func findings(
        _ old: String,
        _ new: String,
        today: String? = "2026-11-23"
    ) -> [Finding] {
        let text = form.replacing(old, with: new, maxReplacements: 1)
        #expect(text != form)
        let settings = CheckSettings(today: today.flatMap { FHIRDateTime($0) })
        return QuestionnaireCheck(Array(text.utf8), settings: settings).findings
    }

    static func expression(_ name: String, _ text: String) -> String {
        "\"extension\":[{\"url\":\"\(sdc)\(name)\",\"valueExpression\":{\"language\":\"text/fhirpath\",\"expression\":\"\(text)\"}}],"
    }

    @Test func theFormIsWithoutFindings() {
        #expect(QuestionnaireCheck(Array(Self.form.utf8)).findings == [])
    }

    @Test(arguments: [
        ("\"date\":\"2026-11-01\"", "\"approvalDate\":\"2026-11-24\"", "dates", 2),
        ("\"date\":\"2026-11-01\"", "\"approvalDate\":\"2027\"", "dates", 2),
        ("\"date\":\"2026-11-01\"", "\"lastReviewDate\":\"2026-12\"", "dates", 2),
        ("\"date\":\"2026-11-01\"", "\"date\":\"2026-12-01T08:00:00Z\"", "dates", 2),
        ("\"date\":\"2026-11-01\"", "\"effectivePeriod\":{\"start\":\"2026-12-01\"}", "dates", 2),
        ("\"date\":\"2026-11-01\"", "\"effectivePeriod\":{\"end\":\"2026-10\"}", "dates", 2),
        ("\"linkId\":\"z\"", "\"linkId\":\"z \"", "linkid-form", 18),
        ("'yes' in %chosen", "'yse' in %chosen", "expression-code", 7),
        ("iif('yes' in %chosen, 'now')", "{}", "staff-alert", 7),
        (
            "iif('yes' in %chosen, 'now')", "iif(%chosen = 'yes' and %chosen = 'no', 'now')",
            "staff-alert", 7
        ),
        ("iif('yes' in %chosen, 'now')", "iif('yes' in %chosen, 'now', 'later')", "staff-alert", 7),
        ("iif('yes' in %chosen, 'now')", "'now'", "staff-alert", 7),
        ("where(linkId = 'c').answer", "wher(linkId = 'c').answer", "expression", 5),
        ("where(linkId = 'c').answer", "where(linkId = 'cc').answer", "expression-linkid", 5),
        ("where(linkId = 'c').answer", "where(linkId = 'g.b').answer", "expression-linkid", 5),
        ("where(linkId = 'c').answer", "where(linkId = 'g').answer", "expression-linkid", 5),
        ("\"text\":\"Two.\"", "\"id\":\"d\"", "no-text", 17),
        (
            "\"type\":\"display\",", "\"type\":\"display\",\"initial\":[{\"valueString\":\"a\"}],",
            "que-8", 17
        ),
        (
            "\"type\":\"string\",", "\"type\":\"string\",\"answerOption\":[{\"valueText\":\"a\"}],",
            "unknown-element", 11
        ),
        ("\"type\":\"integer\"", "\"type\":\"count\"", "unknown-code", 10),
        (
            "\"type\":\"boolean\",\"text\":\"One?\"",
            "\"text\":\"One?\",\"extension\":[{\"url\":\"\(core)minLength\",\"valueInteger\":3}]",
            "missing-element", 16
        ),
        ("\"type\":\"choice\",", "\"type\":\"choice\",\"maxLength\":-1,", "que-10", 12),
        (
            "\"type\":\"string\",",
            "\"type\":\"string\",\"_text\":{\"extension\":{\"url\":\"http://example.org/a\",\"valueString\":\"a\"}},",
            "cardinality", 11
        ),
        ("{\"linkId\":\"g.d\"", "null,{\"linkId\":\"g.d\"", "wrong-type", 17),
        ("\"type\":\"choice\",", "\"answerValueSet\":\"#a\",\"type\":\"choice\",", "que-4", 12),
        ("\"experimental\":true", "\"experimental\":\"true\"", "wrong-type", 2),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\",\"enableWhen\":{\"question\":\"b\",\"operator\":\"exists\",\"answerBoolean\":true},",
            "cardinality", 18
        ),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\",\"enableWhen\":[{\"question\":\"t\",\"operator\":\"like\",\"answerString\":\"a\"}],",
            "unknown-code", 18
        ),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\",\"enableWhen\":[{\"question\":\"t\",\"answerString\":\"a\"}],",
            "missing-element", 18
        ),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\","
                + expression("calculatedExpression", "'a'").replacing("fhirpath", with: "fhirpth"),
            "unknown-code", 18
        ),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\","
                + expression("calculatedExpression", "'a'").replacing(
                    "\"language\":\"text/fhirpath\",",
                    with: ""
                ),
            "missing-element", 18
        ),
        (
            "\"type\":\"boolean\",\"text\":\"Here?\"},",
            "\"type\":\"choice\",\"text\":\"Here?\",\"answerValueSet\":\"http://example.org/v\"},\n{\"linkId\":\"bb\",\"type\":\"choice\",\"text\":\"There?\",\"answerValueSet\":\"http://example.org/v\"},",
            "value-set", 9
        ),
        (
            "\"type\":\"integer\",\"text\":\"How many?\"},",
            "\"type\":\"choice\",\"text\":\"How many?\",\"answerOption\":[]},", "empty-element", 10
        ),
        (
            "{\"linkId\":\"z\"",
            "{\"linkId\":\"h\",\"type\":\"group\",\"text\":\"None\",\"item\":[]},{\"linkId\":\"z\"",
            "empty-element", 18
        ),
        (
            "{\"linkId\":\"z\"",
            "{\"linkId\":\"y\",\"text\":\"What?\",\"code\":[{\"code\":\"a\"}],\"required\":true,\"maxLength\":3,\"initial\":[{\"valueString\":\"a\"}]},{\"linkId\":\"z\"",
            "missing-element", 18
        ),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\",\"enableWhen\":[{\"question\":\"c\",\"operator\":\">\",\"answerBoolean\":true}],",
            "enable-operator", 18
        ),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\",\"enableWhen\":[{\"question\":\"c\",\"operator\":\"=\",\"answerInteger\":1}],",
            "enable-type", 18
        ),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\","
                + expression(
                    "enableWhenExpression",
                    "%resource.item.where(linkId = 'c').answer.value = 'yes'"
                ), "expression-code", 18
        ),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\","
                + expression("enableWhenExpression", "'yes' in %chosen and 'no' in %chosen"),
            "condition-never", 18
        ),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\"," + expression("enableWhenExpression", "%chosen.count() < 2"),
            "condition-always", 18
        ),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\","
                + expression(
                    "enableWhenExpression",
                    "%resource.item.where(linkId = 'z').answer.exists()"
                ), "expression-cycle", 18
        ),
        (
            "\"linkId\":\"z\",",
            "\"linkId\":\"z\",\"readOnly\":true,"
                + expression(
                    "calculatedExpression",
                    "%resource.item.where(linkId = 'c').answer.value.weight().sum().toString()"
                ), "score-missing", 18
        ),
        (
            "\"linkId\":\"g\",", "\"linkId\":\"g\"," + expression("calculatedExpression", "'a'"),
            "extension-place", 15
        ),
        (
            "\"linkId\":\"g\",",
            "\"linkId\":\"g\","
                + expression(
                    "enableWhenExpression",
                    "%resource.repeat(item).where(linkId = 'g.b').answer.value"
                ), "expression-cycle", 15
        ),
    ])
    func oneFaultIsFoundOnce(_ old: String, _ new: String, _ rule: String, _ line: Int) {
        let found = Self.findings(old, new)
        #expect(found.map(\.rule) == [rule], "\(found)")
        #expect(found.first?.position?.line == line, "\(found)")
    }

    @Test(arguments: [
        "iif('yes' in %chosen, 'now')", "%chosen", "'yes' in %chosen",
        "%resource.item.where(linkId = 'b').answer.value",
        "iif(%resource.item.where(linkId = 'n').answer.value > 3, 'now')",
        "%resource.item.where(linkId = 'c').answer.value.where(code = 'yes')",
        "%resource.item.where(linkId = 'g').item.where(linkId = 'g.b').answer.value",
    ])
    func anAlertThatCanCallStaffIsNotReported(_ alert: String) {
        let old = "\"expression\":\"iif('yes' in %chosen, 'now')\""
        #expect(Self.findings(old, "\"expression\":\"\(alert)\" ") == [])
    }

    @Test func withoutAClockNoDateLiesInTheFuture() {
        let found = Self.findings("2026-11-01", "2099-01-01", today: nil)
        #expect(found == [])
    }

    @Test func todayIsNotInTheFuture() {
        for date in ["2026-11-23", "2026-11", "2026"] {
            #expect(Self.findings("2026-11-01", date) == [])
        }
    }

    /// A text that is the first to be translated brings one finding, not one for every other text.
    @Test func textsToTranslateAreCounted() {
        func translated(_ language: String) -> String {
            "\"_text\":{\"extension\":[{\"url\":\"\(Self.core)translation\",\"extension\":[{\"url\":\"lang\",\"valueCode\":\"\(language)\"},{\"url\":\"content\",\"valueString\":\"¿Qué?\"}]}]},"
        }
        let found = Self.findings("\"linkId\":\"b\",", "\"linkId\":\"b\"," + translated("es"))
        #expect(
            found.map(\.message) == [
                "15 of 16 texts do not come in es as others do; translate them too: lines 1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 (R4 translation)"
            ]
        )
        #expect(found.map(\.position?.line) == [1])
        let own = Self.findings("\"linkId\":\"b\",", "\"linkId\":\"b\"," + translated("en"))
        #expect(own.map(\.rule) == ["translation-part"])
    }

    @Test(arguments: [
        ("g", "page"), ("g", "gtable"), ("g", "header"), ("g", "tab-container"), ("g.d", "help"),
        ("g.d", "flyover"), ("g.d", "unit"), ("g.d", "legal"), ("c", "radio-button"),
        ("c", "drop-down"), ("c", "autocomplete"), ("b", "check-box"), ("n", "slider"),
        ("n", "spinner"), ("t", "text-box"),
    ])
    func controlsInTheirPlaceAreNotReported(_ linkId: String, _ code: String) {
        let control =
            "\"extension\":[{\"url\":\"\(Self.core)questionnaire-itemControl\",\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/questionnaire-item-control\",\"code\":\"\(code)\"}]}}],"
        let place = "{\"linkId\":\"\(linkId)\","
        #expect(Self.findings(place, place + control) == [])
        #expect(
            Self.findings(place, place + control.replacing(code, with: code + "x")).map(\.rule) == [
                "item-control"
            ]
        )
    }
}
