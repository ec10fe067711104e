import Foundation
import Testing

/// `anteroom fhirpath`: what it prints, where, and with which exit code.
struct FHIRPathCommandTests {
    private static let response = """
        {"resourceType":"QuestionnaireResponse","status":"completed","item":[
        {"linkId":"a","answer":[{"valueDecimal":1.50}]},
        {"linkId":"b","answer":[{"valueString":"canary"},{"valueCoding":{"code":"x"}}]}]}
        """

    private func run(_ arguments: [String], input: String = response) throws -> Program {
        try Program(["fhirpath"] + arguments, input: input)
    }

    @Test("the result is a JSON array of objects with type and value, the scale of numbers kept")
    func results() throws {
        let result = try run(["item.answer.value", "-"])
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(
            result.output == """
                [
                  {"type":"decimal","value":1.50},
                  {"type":"string","value":"canary"},
                  {"type":"Coding","value":{"code":"x"}}
                ]

                """
        )
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        #expect(
            (json as? [[String: Any]])?.allSatisfy { Set($0.keys) == ["type", "value"] } == true
        )
    }

    @Test("an empty result is an empty array and no error")
    func emptiness() throws {
        let result = try run(["item.where(linkId = 'z')", "-"])
        #expect(result.status == 0 && result.output == "[]\n")
    }

    @Test(
        "--variable gives any JSON value, an array being several",
        arguments: [
            ("%x + 1", "x=41", "42"), ("%x & '!'", "x=\"hello\"", "\"hello!\""),
            ("%x.count()", "x=[1,2,3]", "3"), ("%x.code", "x={\"code\":\"c\"}", "\"c\""),
            ("%x", "%x=true", "true"), ("%x + 0.50", "x=1.25", "1.75"),
        ]
    )
    func variables(expression: String, variable: String, value: String) throws {
        let result = try run([expression, "-", "--variable", variable])
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("\"value\":\(value)}"), "\(result.output)")
    }

    @Test("--base makes its result the input, %resource stays the whole")
    func base() throws {
        let result = try run([
            "linkId & '/' & %resource.item.count().toString()", "-", "--base", "item[1]",
        ])
        #expect(result.status == 0)
        #expect(result.output == "[\n  {\"type\":\"string\",\"value\":\"b/2\"}\n]\n")
    }

    @Test(
        "an error has exit code 65 and a caret under its place, and shows no answer",
        arguments: [
            (["item.where(linkId = 'a'", "-"], "expression:"),
            (["item.answer.value.foo(", "-"], "expression:"),
            (["item.answer.value.single()", "-"], "expression:"),
            (["linkId", "-", "--base", "item.answer.value +"], "--base:"),
        ]
    )
    func errors(arguments: [String], name: String) throws {
        let result = try run(arguments)
        #expect(result.status == 65)
        #expect(result.output == "")
        #expect(result.errors.hasPrefix("anteroom: \(name)"))
        let lines = result.errors.split(separator: "\n")
        #expect(lines.last?.trimmingCharacters(in: .whitespaces) == "^", "\(result.errors)")
        #expect(!result.errors.contains("canary"))
    }

    @Test(
        "a variable that is no JSON has exit code 65, and is not shown",
        arguments: ["x", "x=canary", "x=1,2"]
    )
    func malformedVariable(assignment: String) throws {
        let result = try run(["1", "-", "--variable", assignment])
        #expect(result.status == 65)
        #expect(result.output == "" && !result.errors.contains("canary"))
    }

    @Test("a resource that is no JSON has exit code 65 and its place, a missing file 66")
    func unreadable() throws {
        let malformed = try run(["1", "-"], input: "{\"canary\":}")
        #expect(malformed.status == 65 && malformed.errors.hasPrefix("anteroom: -:1:11:"))
        #expect(!malformed.errors.contains("canary"))
        let missing = try run(["1", "/nonexistent.json"], input: "")
        #expect(missing.status == 66 && missing.errors.contains("/nonexistent.json"))
    }

    @Test("trace() tells how many there are and never which")
    func traces() throws {
        let result = try run(["item.answer.value.trace('values').count()", "-"])
        #expect(result.status == 0)
        #expect(result.errors == "trace values: 3\n")
    }
}
