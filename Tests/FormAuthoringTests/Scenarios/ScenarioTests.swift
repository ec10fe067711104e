import FHIRModel
import FormTesting
import FoundationEssentials
import Testing

@testable import FormAuthoring
@testable import FormFiller

/// Acceptance tests of forms as files: what passes, what fails and why.
struct ScenarioTests {
    private let items = """
        {"linkId": "g", "type": "group", "item": [
         {"linkId": "a", "type": "choice", "answerOption": [
          {"valueCoding": {"system": "s", "code": "x"}}, {"valueCoding": {"system": "s", "code": "y"}}]},
         {"linkId": "b", "type": "integer", "repeats": true,
          "enableWhen": [{"question": "a", "operator": "=", "answerCoding": {"system": "s", "code": "y"}}]},
         {"linkId": "sum", "type": "integer", "extension": [
          {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true},
          {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
           "valueExpression": {"language": "text/fhirpath",
            "expression": "%resource.repeat(item).where(linkId = 'b').answer.value.sum()"}}]}]}
        """

    private func scenario(_ answers: String, _ expected: String) throws -> Scenario {
        let text = """
            {"resourceType": "QuestionnaireResponse", "status": "completed",
             "extension": [\(expected)], "item": [{"linkId": "g", "item": [\(answers)]}]}
            """
        return Scenario(try QuestionnaireResponse(parsing: Array(text.utf8)))
    }

    private func expect(_ linkId: String, _ values: String...) -> String {
        let answers = values.map { #", {"url": "answer", \#($0)}"# }.joined()
        return """
            {"url": "\(Scenario.expectedAnswerURL)",
             "extension": [{"url": "linkId", "valueString": "\(linkId)"}\(answers)]}
            """
    }

    private let x = #"{"linkId": "a", "answer": [{"valueCoding": {"system": "s", "code": "x"}}]}"#
    private let y = #"{"linkId": "a", "answer": [{"valueCoding": {"system": "s", "code": "y"}}]}"#
    private let twoAndThree =
        #"{"linkId": "b", "answer": [{"valueInteger": 2}, {"valueInteger": 3}]}"#

    private func run(_ answers: String, _ expected: String) throws -> ScenarioResult {
        try scenario(answers, expected).run(on: try form(items), now: try noon())
    }

    @Test func valuesAreComparedInAnyOrderAndCodesWithoutSystem() throws {
        let answers = "\(y), \(twoAndThree)"
        for expected in [
            expect("sum", #""valueInteger": 5"#), expect("sum", #""valueDecimal": 5.0"#),
            expect("b", #""valueInteger": 3"#, #""valueInteger": 2"#),
            expect("a", #""valueCoding": {"code": "y"}"#),
        ] {
            #expect(try run(answers, expected).hasPassed, "\(expected)")
        }
    }

    @Test func anotherValueMissingOrOneTooManyFails() throws {
        let answers = "\(y), \(twoAndThree)"
        for expected in [
            expect("sum", #""valueInteger": 6"#), expect("sum"),
            expect("b", #""valueInteger": 3"#),
            expect("b", #""valueInteger": 2"#, #""valueInteger": 3"#, #""valueInteger": 3"#),
            expect("a", #""valueCoding": {"code": "x"}"#),
            expect("a", #""valueCoding": {"system": "other", "code": "y"}"#),
        ] {
            let result = try run(answers, expected)
            #expect(!result.hasPassed)
            #expect(result.mismatches.count == 1)
            #expect(result.mismatches.first?.position != nil)
        }
    }

    @Test func nothingIsExpectedOfAnItemThatIsNotAnswered() throws {
        #expect(try run(x, expect("b")).hasPassed)
    }

    @Test func anAnswerThatCannotBeGivenFails() throws {
        let result = try run("\(x), \(twoAndThree)", expect("a", #""valueCoding": {"code": "x"}"#))
        #expect(result.mismatches.isEmpty)
        #expect(result.findings.map(\.rule).contains("disabled-answer"))
        #expect(!result.hasPassed)
    }

    @Test func anAnswerThatIsNotTakenIsToldWithWhatWouldBe() throws {
        let given = try run("\(x), \(twoAndThree)", expect("a", #""valueCoding": {"code": "x"}"#))
        #expect(
            given.findings.first { $0.rule == "disabled-answer" }?.message.hasSuffix(
                "; question 2 [b] is asked only if this holds: question 1 [a] is answered “y”"
            ) == true
        )
        let other = try run(x.replacing(#""code": "x""#, with: #""code": "z""#), expect("b"))
        #expect(
            other.findings.first { $0.rule == "not-offered" }?.message
                == "the answer is not among the options: x, y"
        )
    }

    @Test func whatIsExpectedMustBeSaidRightly() throws {
        #expect(try !run(x, "").hasPassed)
        #expect(try !run(x, expect("nowhere")).hasPassed)
        let part = #"{"url": "answer", "valueBoolean": true}"#
        let nameless = #"{"url": "\#(Scenario.expectedAnswerURL)", "extension": [\#(part)]}"#
        #expect(try !run(x, "\(nameless), \(expect("b"))").hasPassed)
    }
}

/// Slips in what a scenario expects, which would make it pass too easily.
struct ExpectationTests {
    private let items = """
        {"linkId": "a", "type": "integer"}
        """

    private func result(_ extensions: String, onItem: String = "") throws -> ScenarioResult {
        let text = """
            {"resourceType": "QuestionnaireResponse", "status": "completed", "extension": [\(extensions)],
             "item": [{"linkId": "a", "extension": [\(onItem)], "answer": [{"valueInteger": 6}]}]}
            """.replacing(#""extension": [],"#, with: "")
        let scenario = Scenario(try QuestionnaireResponse(parsing: Array(text.utf8)))
        return scenario.run(on: try form(items), now: try noon())
    }

    private func expectation(_ parts: String) -> String {
        #"{"url": "\#(Scenario.expectedAnswerURL)", "extension": [\#(parts)]}"#
    }

    private let linkId = #"{"url": "linkId", "valueString": "a"}"#
    private let six = #"{"url": "answer", "valueInteger": 6}"#

    @Test func aPartOfAnotherNameFails() throws {
        #expect(try result(expectation("\(linkId), \(six)")).hasPassed)
        let slip = six.replacing("answer", with: "answers")
        let found = try result(expectation("\(linkId), \(six), \(slip)")).findings
        #expect(found.map(\.rule) == ["expected-answer"])
        #expect(found.first?.message.contains("not 'answers'; did you mean 'answer'?") == true)
        #expect(found.first?.position != nil)
    }

    /// It would be passed over, and the scenario pass for nothing.
    @Test func anotherAddressOfTheExtensionFails() throws {
        let right = expectation("\(linkId), \(six)")
        for (old, new, advice) in [
            ("expected-answer", "expected-anwser", "; did you mean"),
            ("https://anteroom.example/", "https://clinic.example/", "; the address is"),
        ] {
            let wrong = right.replacing(old, with: new)
            let found = try result("\(right), \(wrong)").findings
            #expect(found.map(\.rule) == ["expected-answer"])
            #expect(found.first?.message.contains(advice) == true, "\(found)")
            #expect(found.first?.position != nil)
        }
        let others = #"{"url": "https://clinic.example/author", "valueString": "AB"}"#
        #expect(try result("\(right), \(others)").hasPassed, "extensions of others are theirs")
    }

    @Test func anItemAndTheAlertAtOnceFail() throws {
        let alert = #"{"url": "staff-alert", "valueBoolean": true}"#
        #expect(try !result(expectation("\(linkId), \(alert)")).hasPassed)
    }

    @Test func anExpectationBesideAnAnswerFails() throws {
        let right = expectation("\(linkId), \(six)")
        let found = try result(right, onItem: right).findings
        #expect(found.first?.message.contains("move it into the list 'extension'") == true)
        #expect(found.first?.linkId == "a")
    }

    @Test func aLinkIdThatIsNearlyOneIsNamed() throws {
        let items = #"{"linkId": "sleep", "type": "integer"}"#
        let wrong = expectation(#"{"url": "linkId", "valueString": "slep"}"#)
        let text = """
            {"resourceType": "QuestionnaireResponse", "status": "completed", "extension": [\(wrong)]}
            """
        let scenario = Scenario(try QuestionnaireResponse(parsing: Array(text.utf8)))
        let result = scenario.run(on: try form(items), now: try noon())
        #expect(result.findings.first?.message.hasSuffix("; did you mean 'sleep'?") == true)
    }

    @Test func valuesThatOnlyDifferInTypeAreToldApart() throws {
        let text = #"{"url": "answer", "valueString": "6"}"#
        let mismatch = try result(expectation("\(linkId), \(text)")).mismatches.first
        #expect(mismatch?.finding.message == "expected 6 (valueString), computed 6 (valueInteger)")
        let seven = #"{"url": "answer", "valueInteger": 7}"#
        let other = try result(expectation("\(linkId), \(seven)")).mismatches.first
        #expect(other?.finding.message == "expected 7, computed 6")
        #expect(other?.finding.position != nil)
    }
}

/// The scenarios that come with the consultation questionnaire.
struct ShippedScenarioTests {
    private static let folder = ShippedFile.folder.appending(path: "Scenarios")
    private static let names: [String] = {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    }()

    private func scenario(_ name: String) throws -> Scenario {
        let bytes = try Data(contentsOf: Self.folder.appending(path: name))
        return Scenario(try QuestionnaireResponse(parsing: Array(bytes)))
    }

    private func consultation() throws -> Form {
        Form(compiling: Questionnaire(try ShippedFile.consultation().tree))
    }

    @Test func allPass() throws {
        let form = try consultation()
        #expect(Self.names.count >= 50)
        for name in Self.names {
            let result = try scenario(name).run(on: form, now: try noon())
            #expect(
                result.hasPassed,
                "\(name): \(result.findings) \(result.mismatches.map(\.linkId))"
            )
            #expect(result.findings.isEmpty, "\(name): \(result.findings)")
        }
    }

    @Test func everyResultIsExpectedByOne() throws {
        var expected: [String: Set<String>] = [:]
        for name in Self.names {
            for expectation in try scenario(name).expectations {
                let codes = expectation.values.map { value in
                    if case .coding(let coding) = value { coding.code ?? "" } else { value.text }
                }
                expected[expectation.linkId, default: []].formUnion(codes)
            }
        }
        let file = try ShippedFile.consultation()
        for linkId in ["result.outcome", "result.priority", "result.reasons", "result.notes"] {
            let item = try #require(file.item(linkId))
            #expect(expected[linkId] == Set(file.optionCodes(of: item)), "\(linkId)")
        }
        #expect(expected["result.talk-before-leaving"] == ["true", "false"])
        #expect(expected["result.signs"]?.count ?? 0 >= 4)
    }

    /// Each of these mistakes in the file makes a scenario fail.
    @Test(arguments: [
        ("iif(true in %danger, 'safety-danger')", "iif(false in %danger, 'safety-danger')"),
        ("'yes' in %pregnant or 'nursing' in %pregnant", "'yes' in %pregnant"),
        ("'lt1m' in %since", "'1mplus' in %since"), ("%signCount < 3", "%signCount < 4"),
        ("%signCount < 3", "%signCount < 2"),
        ("'maybe' in %pregnant or 'skip' in %pregnant", "'maybe' in %pregnant"),
        ("'skip' in %safetyMonth or 'skip' in %safetyRecent", "'skip' in %safetyMonth"),
        ("true in %mindNow or %worryingBefore", "true in %mindNow"),
        ("%heart.exclude('none').exists()", "%heart.exists()"),
        ("('18-64' in %age or '65plus' in %age)", "('18-64' in %age)"),
        ("iif(%talkFirst, 'asap', 'routine')", "'routine'"),
        ("iif('maoi' in %medicines, 'maoi')", "iif('opioid' in %medicines, 'maoi')"),
    ])
    func aMistakeIsNoticed(_ right: String, _ wrong: String) throws {
        let url = ShippedFile.folder.appending(path: "2-consultation.json")
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
        #expect(text.contains(right))
        let bytes = Array(text.replacing(right, with: wrong).utf8)
        let form = Form(compiling: try Questionnaire(parsing: bytes))
        let failing = try Self.names.filter {
            try !scenario($0).run(on: form, now: try noon()).hasPassed
        }
        #expect(!failing.isEmpty)
    }
}
