import FHIRModel
import FormAuthoring
import FormFiller
import Testing

/// Calculations that can never find anything are found, and the finding says how to mend them; right ones are not blamed.
@Suite("anteroom check: a calculation that finds nothing")
struct FindsNothingTests {
    private static func choice(_ linkId: String, _ codes: [String] = ["a", "b"]) -> String {
        let options = codes.map {
            #"{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/itemWeight","valueDecimal":1}],"valueCoding":{"system":"urn:s","code":"\#($0)","display":"\#($0)"}}"#
        }.joined(separator: ",")
        return
            #"{"linkId":"\#(linkId)","text":"\#(linkId)","type":"choice","answerOption":[\#(options)]}"#
    }

    private static func total(_ expression: String, _ more: String = "") -> String {
        #"{"linkId":"total","text":"Total","type":"decimal","readOnly":true,\#(more)"extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression","valueExpression":{"language":"text/fhirpath","expression":"\#(expression)"}}]}"#
    }

    private static func group(_ items: String...) -> String {
        #"{"linkId":"g","text":"g","type":"group","item":[\#(items.joined(separator: ","))]}"#
    }

    /// The findings about expressions of a form of these items.
    private func findings(_ items: String...) -> [Finding] {
        let text =
            #"{"resourceType":"Questionnaire","status":"draft","item":[\#(items.joined(separator: ","))]}"#
        let rules: Set = [
            "finds-nothing", "expression-linkid", "expression-element", "editable-result",
        ]
        return QuestionnaireCheck(Array(text.utf8)).findings.filter { rules.contains($0.rule) }
    }

    @Test(
        "the questions stand in a group, and the sum looks on the top level: write repeat(item)",
        arguments: [
            "%resource.item.answer.value.ofType(Coding).weight().sum()",
            "%resource.item.answer.weight().sum()",
            "%resource.item.answer.value.code.toInteger().sum()",
            "%resource.item.answer.value.sum()", "%resource.item.answer.count()",
        ]
    )
    func wrongLevel(expression: String) {
        for items in [
            [Self.group(Self.choice("q1"), Self.choice("q2")), Self.total(expression)],
            [Self.group(Self.choice("q1"), Self.choice("q2"), Self.total(expression))],
        ] {
            let found = findings(items.joined(separator: ","))
            #expect(found.map(\.rule) == ["expression-linkid"], "\(found)")
            #expect(found.first?.message.contains("repeat(item)") == true)
            #expect(found.first?.severity == .warning)
        }
    }

    @Test(
        "written with every step on the way, what is added up and made numbers of is still looked at",
        arguments: [
            ("%resource.item.item.answer.value.sum()", "codes cannot be added up"),
            ("%resource.item.item.answer.value.code.toInteger().sum()", "codes are no numbers"),
            (
                "%resource.item.item.answer.value.ofType(integer).sum()",
                "no answer here is of type integer"
            ),
        ]
    )
    func everyStep(expression: String, words: String) {
        let found = findings(
            Self.group(Self.choice("q1"), Self.choice("q2")),
            Self.total(expression)
        )
        #expect(found.map(\.rule) == ["finds-nothing"], "\(found)")
        #expect(found.first?.message.contains(words) == true, "\(found)")
        let right = findings(
            Self.group(Self.choice("q1", ["1", "2"]), Self.choice("q2", ["1", "2"])),
            Self.total("%resource.item.item.answer.value.code.toInteger().sum()")
        )
        #expect(right.isEmpty, "\(right)")
    }

    @Test(
        "another question on the top level does not hide it",
        arguments: [
            "%resource.item.answer.value.ofType(Coding).weight().sum()",
            "%resource.item.answer.weight().sum()", "%resource.item.answer.value.sum()",
        ]
    )
    func besideAnother(expression: String) {
        let name = #"{"linkId":"name","text":"Name","type":"string"}"#
        let found = findings(name, Self.group(Self.choice("q1")), Self.total(expression))
        #expect(found.count == 1, "\(found)")
    }

    @Test(
        "codes added up, codes and words that are no numbers, answers of another type",
        arguments: [
            "%resource.repeat(item).answer.value.sum()",
            "%resource.item.where(linkId='g').item.answer.value.sum()",
            "%resource.repeat(item).where(linkId='q1').answer.value.sum()",
            "%resource.repeat(item).answer.value.code.toInteger().sum()",
            "%resource.repeat(item).where(linkId='q1').answer.value.code.toDecimal()",
            "%resource.repeat(item).where(linkId='q1').answer.value.code.toLong()",
            "%resource.repeat(item).answer.value.display.toInteger().sum()",
            "%resource.repeat(item).where(linkId='q1').answer.value.display.toDecimal()",
            "%resource.repeat(item).where(linkId='q1').answer.valueInteger",
            "%resource.repeat(item).answer.valueDecimal.sum()",
            "%resource.repeat(item).where(linkId='q1').answer.value.ofType(integer)",
        ]
    )
    func neverANumber(expression: String) {
        let found = findings(
            Self.group(Self.choice("q1"), Self.choice("q2")),
            Self.total(expression)
        )
        #expect(found.map(\.rule) == ["finds-nothing"], "\(found)")
    }

    @Test(
        "what finds something is not blamed",
        arguments: [
            "%resource.repeat(item).answer.value.ofType(Coding).weight().sum()",
            "%resource.repeat(item).answer.weight().sum()",
            "%resource.item.where(linkId='g').item.answer.weight().sum()",
            "%resource.repeat(item).where(linkId='n').answer.value.sum()",
            "%resource.item.answer.value.sum()", "%resource.item.answer.valueInteger.sum()",
            "%resource.item.where(linkId='n').answer.value.ofType(integer)",
            "%resource.repeat(item).where(linkId='d').answer.value.code.toInteger().sum()",
            "%resource.repeat(item).where(linkId='d').answer.value.display.toInteger().sum()",
            "%resource.repeat(item).where(linkId='q1').answer.value.display.toQuantity()",
            "%resource.repeat(item).answer.count()",
        ]
    )
    func rightOnes(expression: String) {
        let number = #"{"linkId":"n","text":"n","type":"integer"}"#
        let found = findings(
            number,
            Self.group(Self.choice("q1"), Self.choice("d", ["0", "1", "2"])),
            Self.total(expression)
        )
        #expect(found == [], "\(found)")
    }

    @Test(
        "a score visitors can change is named; a value they may well correct, or a hidden score, is not"
    )
    func editable() {
        let open = Self.total("%resource.repeat(item).answer.weight().sum()")
            .replacing(#""readOnly":true,"#, with: "")
        #expect(findings(Self.choice("q1"), open).map(\.rule) == ["editable-result"])
        let next = Self.total("%resource.item.where(linkId='n').answer.value + 1")
            .replacing(#""readOnly":true,"#, with: "")
        #expect(findings(#"{"linkId":"n","text":"n","type":"integer"}"#, next) == [])
        let hidden = open.replacing(
            #""extension":["#,
            with:
                #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-hidden","valueBoolean":true},"#
        )
        #expect(findings(Self.choice("q1"), hidden) == [])
    }
}
