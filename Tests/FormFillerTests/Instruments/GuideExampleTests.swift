import ConformanceData
import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// What the examples of the SDC guide and forms of other engines compute, worked out by hand from the published formulas.
@Suite(
    "Forms that compute",
    .enabled(if: ConformanceData.isPresent, "conformance data: \(ConformanceData.absence)")
)
struct GuideExampleTests {
    private func guide(_ name: String) throws -> Questionnaire {
        try Questionnaire(
            fixture: "sdc/Questionnaire-questionnaire-sdc-profile-example-\(name).json"
        )
    }

    /// Body mass index: kilograms by the square of metres; this form asks for inches of 0.0254 m.
    @Test(
        "weight and height panel",
        arguments: [("70", "70", "22.1"), ("81.5", "67", "28.1"), ("55.25", "61.5", "22.6")]
    )
    func bodyMass(kilograms: String, inches: String, expected: String) throws {
        let made = try FilledForm(
            guide("weight-height-tracking-panel"),
            ["/29463-7": kilograms, "/8302-2": inches]
        )
        #expect(made["/39156-5"] == expected)
    }

    @Test("the index needs both numbers")
    func bodyMassOfNothing() throws {
        let made = try FilledForm(guide("weight-height-tracking-panel"), ["/29463-7": "70"])
        #expect(made["/39156-5"] == nil)
    }

    /// ATP III, 10-year risk of hard coronary heart disease, by the published coefficients with their own constants
    /// (women 146.5933061 and 0.98767, men 172.300168 and 0.9402), computed in double precision elsewhere.
    @Test(
        "Framingham risk",
        arguments: [
            ("LA3-6", "55", "N", "130", "210", "50", "Y", "2.18%"),
            ("LA3-6", "60", "Y", "118", "240", "45", "N", "5.30%"),
            ("LA3-6", "79", "Y", "140", "220", "55", "Y", "12.64%"),
            ("LA2-8", "55", "N", "120", "213", "50", "N", "6.51%"),
            ("LA2-8", "60", "Y", "140", "240", "40", "Y", "27.08%"),
            ("LA2-8", "72", "Y", "135", "200", "45", "Y", "21.87%"),
        ]
    )
    func framingham(
        _ gender: String,
        _ age: String,
        _ smokes: String,
        _ systolic: String,
        _ cholesterol: String,
        _ hdl: String,
        _ treated: String,
        _ expected: String
    ) throws {
        let made = try FilledForm(
            guide("framingham-hchd-lhc"),
            [
                "/age": age, "/46098-0": gender, "/smokes": smokes, "/8480-6": systolic,
                "/2093-3": cholesterol, "/2085-9": hdl, "/antihypertensive": treated,
            ]
        )
        #expect(made["riskPercentage"] == expected)
    }

    @Test("no risk is computed while an answer is missing")
    func framinghamInPart() throws {
        let text =
            #"{"resourceType":"QuestionnaireResponse","status":"in-progress","item":[{"linkId":"/age","answer":[{"valueDecimal":55}]}]}"#
        let made = ResponseEvaluation(
            of: try QuestionnaireResponse(parsing: Array(text.utf8)),
            to: Form(compiling: try guide("framingham-hchd-lhc")),
            now: try noon()
        )
        #expect(made.response.items.map(\.linkId) == ["/age"])
    }

    /// Hager 2010: at risk when either statement is often or sometimes true.
    @Test(
        "hunger vital sign",
        arguments: [
            ("LA28397-0", "LA28398-8", "LA19952-3"), ("LA28398-8", "LA6729-3", "LA19952-3"),
            ("LA28398-8", "LA28398-8", "LA19983-8"), ("LA6729-3", "LA28397-0", "LA19952-3"),
        ]
    )
    func hunger(worried: String, ranOut: String, expected: String) throws {
        for file in [
            "sdc/Questionnaire-questionnaire-sdc-profile-example-hunger-vital-signs.json",
            "sdc/Questionnaire-SDOHCC-QuestionnaireHungerVitalSign.json",
        ] {
            let made = try FilledForm(
                Questionnaire(fixture: file),
                ["/88122-7": worried, "/88123-5": ranOut]
            )
            #expect(made["/88124-3"] == expected, "\(file)")
        }
    }

    @Test("hunger vital sign: unanswered, there is no result")
    func hungerUnanswered() throws {
        #expect(try FilledForm(guide("hunger-vital-signs"), [:])["/88124-3"] == nil)
    }

    /// The file gives no weights; the guide takes those of the code system, here they stand on the answers.
    @Test("item weights: the total of the answers' own weights")
    func itemWeights() throws {
        let form = Form(compiling: try guide("item-weight"))
        func total(_ weights: [Int]) throws -> String? {
            let codes = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]
            let items = weights.enumerated().map { number, weight in
                #"{"linkId":"1.\#(number + 1)","answer":[{"valueCoding":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/itemWeight","valueDecimal":\#(weight)}],"system":"http://loinc.org","code":"\#(codes[weight])"}}]}"#
            }.joined(separator: ",")
            let text =
                #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"1.0","item":[\#(items)]}]}"#
            let made = ResponseEvaluation(
                of: try QuestionnaireResponse(parsing: Array(text.utf8)),
                to: form,
                now: try noon()
            )
            return made.response.items.first?.items.last { $0.linkId == "6" }?.answers.first?
                .value?.text
        }
        #expect(try total([3, 3, 3, 3]) == "12")
        #expect(try total([0, 1, 2, 3]) == "6")
        #expect(try total([0, 0, 0, 0]) == "0")
    }

    @Test("form behavior: initial values from today and from the patient of the launch")
    func behaviour() throws {
        let patient = try JSONTree(
            parsing: Array(
                #"{"resourceType":"Patient","active":true,"name":[{"use":"official","family":"Doe","given":["Ann","B"]}],"gender":"female","address":[{"use":"home","line":["1 Main St"],"city":"Oslo"}]}"#
                    .utf8
            )
        )
        let interview = Interview(
            Form(compiling: try guide("form-behavior")),
            now: try noon(),
            launch: ["patient": patient]
        )
        let outline = interview.outline
        for expected in ["2.7=2026-11-23", "3.1=2026-11-30", "3.2.1=Ann", "3.2.2=Doe"] {
            #expect(outline.contains(expected), "\(expected)")
        }
    }

    /// Age in whole years on 2026-11-23.
    @Test(
        "age from a date of birth",
        arguments: [("1990-05-04", "36"), ("1990-12-01", "35"), ("2026-01-01", "0")]
    )
    func age(born: String, expected: String) throws {
        let made = try FilledForm(
            Questionnaire(fixture: "android-fhir/behavior_calculated_expression.json"),
            ["birthdate": born]
        )
        #expect(made["age"] == expected)
    }

    /// New Zealand/Australian five-year risk after Anderson 1991 as the form writes it, worked out elsewhere: 14.76 and 0.50.
    @Test(
        "cardiovascular risk over a score of variables",
        arguments: [
            ("55", "77176002", "140", "5.5", "1.1", "15"),
            ("30", "266919005", "120", "5", "1.3", "0"),
        ]
    )
    func cardiovascular(
        _ age: String,
        _ smoking: String,
        _ systolic: String,
        _ total: String,
        _ hdl: String,
        _ expected: String
    ) throws {
        let made = try FilledForm(
            Questionnaire(fixture: "smart-forms/CVD-Risk-2023.json"),
            [
                "e2a16e4d-2765-4b61-b286-82cfc6356b30": age,
                "b639a3a8-f476-4cc8-b5c7-f5d2abb23511": smoking,
                "4b98f514-2f6a-41f3-ad9d-185abc68ae34": systolic,
                "f11feebc-fc4a-40d5-8481-b87d9f5a89aa": total,
                "c47a7fae-0c60-40f8-8426-1019b1f0dd8f": hdl,
            ]
        )
        #expect(made["ca830916-e2ee-4b24-a4c1-13eee23f8733"] == expected)
    }

    @Test("a health check of 187 items: body mass from its own group's answers")
    func healthCheck() throws {
        let made = try FilledForm(
            Questionnaire(fixture: "smart-forms/715.R4.json"),
            [
                "f5308669-d1f9-49a1-bedd-7420946e7288": "80",
                "29644716-433e-45ec-a805-8043f35a85e1": "180",
            ]
        )
        #expect(made["d9306be3-fedf-45ca-8b91-71e6f7f6c6f5"] == "24.7")
    }

    /// Two forms of one engine are written for that engine's own JSON, not for FHIR: %QuestionnaireResponse is unknown.
    @Test(
        "an expression in an engine's own dialect gives no wrong number",
        arguments: [
            "sdc-qrf/gad_7.json", "sdc-qrf/phq_2_phq_9.json", "sdc-qrf/vitals.json",
        ]
    )
    func dialect(file: String) throws {
        let form = Form(compiling: try Questionnaire(fixture: file))
        let interview = Interview(form, now: try noon())
        #expect(!interview.outline.contains("score="))
    }
}
