import Foundation
import TerminalTesting
import Testing

/// `anteroom fhirpath`: what it prints, where, and with which exit code.
struct FHIRPathCommandTests {
    private struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    private static let response = """
        {"resourceType":"QuestionnaireResponse","status":"completed","item":[
        {"linkId":"a","answer":[{"valueDecimal":1.50}]},
        {"linkId":"b","answer":[{"valueString":"canary"},{"valueCoding":{"code":"x"}}]}]}
        """

    private func run(_ arguments: [String], input: String = response) throws -> Result {
        let process = Process()
        let (keys, output, errors) = (Pipe(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: TerminalSession.product("anteroom"))
        process.arguments = ["fhirpath"] + arguments
        process.standardInput = keys
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        try keys.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try keys.fileHandleForWriting.close()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        let told = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: printed, as: UTF8.self),
            errors: String(decoding: told, as: UTF8.self)
        )
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
        "a variable or a resource that is no JSON has exit code 65, a missing file 66",
        arguments: [
            (["1", "-", "--variable", "x"], 65), (["1", "-", "--variable", "x=canary"], 65),
            (["1", "-", "--variable", "x=1,2"], 65), (["1", "/nonexistent.json"], 66),
        ]
    )
    func unreadable(arguments: [String], status: Int32) throws {
        let result = try run(arguments)
        #expect(result.status == status)
        #expect(result.output == "" && !result.errors.contains("canary"))
        #expect(try run(["1", "-"], input: "{\"canary\":}").status == 65)
    }

    @Test("trace() tells how many there are and never which")
    func traces() throws {
        let result = try run(["item.answer.value.trace('values').count()", "-"])
        #expect(result.status == 0)
        #expect(result.errors == "trace values: 3\n")
    }
}
