import FHIRModel
import FHIRPath
import Testing

/// FHIRPath 3.0, Instance Selector/Object Creation and pathname.
@Suite struct InstanceTests {
    private let trial: ExpressionTrial

    init() throws {
        trial = try ExpressionTrial(
            #"{"resourceType":"Patient","id":"p","gender":"female","_birthDate":{"extension":[{"url":"u","valueCode":"c"}]},"name":[{"family":"M","given":["Ana","Luz"]},{"family":"N"}],"contained":[{"resourceType":"Practitioner","id":"c"}]}"#
        )
    }

    @Test(
        "elements made of values, of elements of the resource and of each other",
        arguments: [
            ("Coding { code: gender }", [#"{"code":"female"}"#]),
            ("Coding { code: {}, system: 's' }", [#"{"system":"s"}"#]), ("Period {:}", ["{}"]),
            (
                "name.first().HumanName { family: family, given: given }",
                [#"{"family":"M","given":["Ana","Luz"]}"#]
            ),
            ("name.select(HumanName { family: family }).family", [#""M""#, #""N""#]),
            ("Observation { status: 'final', value: 5 'mg' }.value.unit", [#""mg""#]),
            (
                "Observation { status: 'final', value: true }",
                [#"{"resourceType":"Observation","status":"final","valueBoolean":true}"#]
            ),
            (
                "Extension { url: 'x', value: Coding { code: 'c' } }",
                [#"{"url":"x","valueCoding":{"code":"c"}}"#]
            ),
            ("Coding { code: 'a' } = Coding { code: 'a' }", ["true"]),
            ("(Coding { code: 'a' } | Coding { code: 'a' } | Coding { code: 'b' }).count()", ["2"]),
            ("Coding { code: 'a' } is Coding", ["true"]),
            ("code { value: 'final' } is code", ["true"]),
            ("Quantity { value: 2, system: %ucum, code: 'g' } = 2000 'mg'", ["true"]),
            ("Period { start: @2001-05-06 }.start < @2002", ["true"]),
            ("{}.select(Coding { code: 'a' })", []), ("link.Coding { code: 'a' }", []),
            ("defineVariable('c', Coding { code: 'a' }).select(%c.code)", [#""a""#]),
        ]
    )
    func elements(expression: String, expected: [String]) throws {
        #expect(try trial.results(of: expression) == expected)
    }

    @Test(
        "what R4 does not have is an error",
        arguments: [
            ("Coding { cod: 'a' }", .unknownElement), ("Nothing { code: 'a' }", .unknownType),
            ("Coding { code: ('a' | 'b') }", .severalItems), ("Coding { code: 5 }", .wrongArgument),
            ("name.Coding { code: 'a' }", .severalItems), ("Element {:}", .unknownType),
            ("Coding { code: name.first() }", .wrongArgument),
            ("code { text: 'a' }", .unknownElement),
            ("Observation { value: name.first() }", .wrongArgument),
        ] as [(String, FHIRPathError.Problem)]
    )
    func errors(expression: String, problem: FHIRPathError.Problem) throws {
        #expect(try trial.problem(of: expression) == problem)
    }

    @Test(
        "the printed expression is the same again",
        arguments: [
            "FHIR.Identifier { system : 'a', type: CodeableConcept { coding: Coding {:} } }",
            "Period{:}.start.exists()",
            "name.first().HumanName { family: family & 'x' }", "-2147483648",
            "(-2147483648).toString()", "5L + 3",
        ]
    )
    func printing(source: String) throws {
        let parsed = try FHIRPathExpression(parsing: source)
        #expect(try FHIRPathExpression(parsing: parsed.description) == parsed)
    }

    @Test("check refuses an element that the type does not have, and knows the type that is made")
    func checking() throws {
        #expect(throws: FHIRPathError.self) {
            try FHIRPathExpression(parsing: "Coding { cod: 'a' }").check(on: "Patient")
        }
        #expect(throws: FHIRPathError.self) {
            try FHIRPathExpression(parsing: "Coding { code: 'a' }.family").check(on: "Patient")
        }
        try FHIRPathExpression(parsing: "Coding { code: gender }.code").check(on: "Patient")
    }

    @Test(
        "an element that was made serves as a variable, and shows nothing of itself in a description"
    )
    func variables() throws {
        var context = trial.context
        let made = try FHIRPathExpression(parsing: "Coding { code: 'canary' }")
            .evaluate(on: context.resource(0), in: context)
        context.variables["made"] = made
        let code = try FHIRPathExpression(parsing: "%made.code").evaluate(on: [], in: context)
        #expect(code.map { $0.literal(from: []) } == ["'canary'"] || code.count == 1)
        #expect(!"\(made)".contains("canary"))
        if case .instance(let instance)? = made.first { #expect(!"\(instance)".contains("canary")) }
        let adopted = context.adopt(made)
        #expect(
            try FHIRPathExpression(parsing: "code").evaluate(on: adopted, in: context).count == 1
        )
    }

    @Test("made elements are bounded like everything else")
    func bounds() throws {
        var context = trial.context
        context.limits = .init(steps: 10_000, items: 1_000, bytes: 100_000)
        let source = "(1 | 2).repeatAll(Coding { code: 'a' })"
        let parsed = try FHIRPathExpression(parsing: source)
        #expect(throws: FHIRPathError.self) {
            try parsed.evaluate(on: context.resource(0), in: context)
        }
    }

    @Test(
        "pathname: the path that leads to the item and to nothing else",
        arguments: [
            ("name.given.pathname()", ["Patient.name[0].given[0]", "Patient.name[0].given[1]"]),
            ("name.family.pathname(true)", ["Patient.name[0].family", "Patient.name[1].family"]),
            ("pathname()", ["Patient"]),
            ("contained.id.pathname()", ["Patient.contained[0].id[0]"]),
            (
                "birthDate.extension.value.pathname()",
                ["Patient.birthDate[0].extension[0].value[0]"]
            ),
            ("(name.given & 'x').pathname()", []), ("Coding { code: 'a' }.pathname()", []),
            ("5.pathname()", []),
            ("{}.pathname()", []),
        ]
    )
    func paths(expression: String, expected: [String]) throws {
        let source = expression.replacing(
            "(name.given & 'x')",
            with: "name.given.first().substring(1)"
        )
        #expect(try trial.results(of: source) == expected.map { "\"\($0)\"" })
        for path in expected {
            #expect(try trial.results(of: "(\(path)).count()") == ["1"])
        }
    }
}
