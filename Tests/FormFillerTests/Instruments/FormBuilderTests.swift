import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// A score as form builders export it: no system on the options, `_` in the names of variables, and points looked up in the
/// questionnaire, option by option, by a variable for each question.
@Suite struct FormBuilderTests {
    private static let codes = ["never", "days", "often", "daily"]

    private static func extensions(_ list: [String]) -> String {
        #""extension":[\#(list.joined(separator: ","))]"#
    }

    private static func question(_ number: Int) -> String {
        let options = codes.enumerated().map { points, code in
            let prefix =
                #"{"url":"\#(Computed.core)questionnaire-optionPrefix","valueString":"\#(points)"}"#
            let weight = #"{"url":"\#(Computed.core)ordinalValue","valueDecimal":\#(points)}"#
            return
                #"{\#(extensions([prefix, weight])),"valueCoding":{"code":"\#(code)","display":"\#(code)"}}"#
        }
        let control =
            #"{"url":"\#(Computed.core)questionnaire-itemControl","valueCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/questionnaire-item-control","code":"drop-down"}]}}"#
        let period =
            #"{"url":"\#(Computed.sdc)observationLinkPeriod","valueDuration":{"value":1,"unit":"year","system":"http://unitsofmeasure.org","code":"a"}}"#
        return
            #"{\#(extensions([control, period])),"linkId":"/q\#(number)","text":"How often?","type":"choice","required":true,"answerOption":[\#(options.joined(separator: ","))]}"#
    }

    private static func points(_ number: Int) -> String {
        let given = "%resource.item.where(linkId = '/q\(number)').answer.valueCoding.code"
        let option =
            "%questionnaire.item.where(linkId = '/q\(number)').answerOption.where(valueCoding.code = \(given))"
        return Computed.variable(
            "q\(number)_points",
            option + ".extension.where(url = %points_url).valueDecimal"
        )
    }

    private static func form(questions: Int) throws -> Questionnaire {
        let numbers = 1...questions
        let url = Computed.variable("points_url", "'\(Computed.core)ordinalValue'")
        let answered = numbers.map { "%q\($0)_points.exists()" }.joined(separator: " or ")
        let sum = numbers.map { "iif(%q\($0)_points.exists(), %q\($0)_points, 0)" }
            .joined(separator: " + ")
        let total =
            [
                #"{"url":"\#(Computed.core)questionnaire-unit","valueCoding":{"display":"{score}"}}"#,
                url,
            ]
            + numbers.map(points) + [
                Computed.variable("any_answered", answered),
                Computed.by(
                    Computed.sdc + "calculatedExpression",
                    "iif(%any_answered, \(sum), {})"
                ),
            ]
        let items =
            numbers.map(question) + [
                #"{\#(extensions(total)),"linkId":"/total","text":"Total","type":"decimal"}"#
            ]
        return try Questionnaire(
            parsing: Array(
                #"{"resourceType":"Questionnaire","status":"draft","title":"Nine questions","item":[\#(items.joined(separator: ","))]}"#
                    .utf8
            )
        )
    }

    @Test func `It has no errors, and the names of its variables are only warned of`() throws {
        let findings = Form(compiling: try Self.form(questions: 9)).check()
        #expect(findings.filter { $0.severity == .error } == [])
        #expect(findings.filter { $0.rule == "expression-name" }.count == 11)
    }

    @Test(arguments: [
        ([3, 3, 3, 3, 3, 3, 3, 3, 3], "27"), ([1, 0, 3, 2, 1, 0, 2, 3, 1], "13"),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0], "0"),
    ])
    func `Its total is the sum of the points`(points: [Int], total: String) throws {
        let answers = Dictionary(
            uniqueKeysWithValues: points.enumerated().map { ("/q\($0 + 1)", Self.codes[$1]) }
        )
        #expect(try FilledForm(try Self.form(questions: 9), answers)["/total"] == total)
    }

    @Test func `Without an answer it has no total`() throws {
        let interview = Interview(
            Form(compiling: try Self.form(questions: 9)),
            now: try noon()
        )
        #expect(interview.response.items.isEmpty)
    }
}
