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

    @Test(
        "the result is a JSON array of objects with type, text as FHIRPath writes it, and value, the scale of numbers kept"
    )
    func results() throws {
        let result = try run(["item.answer.value", "-"])
        #expect(result.status == 0)
        #expect(result.errors == "")
        #expect(
            result.output == """
                [
                  {"type":"decimal","text":"1.50","value":1.50},
                  {"type":"string","text":"'canary'","value":"canary"},
                  {"type":"Coding","value":{"code":"x"}}
                ]

                """
        )
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        #expect(
            (json as? [[String: Any]])?.map { Set($0.keys) } == [
                ["type", "text", "value"], ["type", "text", "value"], ["type", "value"],
            ]
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
        #expect(
            result.output == "[\n  {\"type\":\"string\",\"text\":\"'b/2'\",\"value\":\"b/2\"}\n]\n"
        )
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

    @Test(
        "the text of a result can be written in an expression again",
        arguments: [
            ("3 'cm' * 12 'cm2'", "Quantity", "36 'cm3'"),
            ("@2026-11-23 + 1 month", "date", "@2026-12-23"),
            ("2 years", "Quantity", "2 years"), ("5L", "integer64", "5L"),
            ("@T10:30", "time", "@T10:30"),
            ("@2026T", "dateTime", "@2026T"), ("'it\\'s'", "string", "'it\\'s'"),
        ]
    )
    func literals(expression: String, type: String, text: String) throws {
        let result = try run([expression, "-"])
        #expect(result.status == 0, "\(result.errors)")
        let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
        let first = (json as? [[String: Any]])?.first
        #expect(first?["type"] as? String == type)
        #expect(first?["text"] as? String == text)
        #expect(try run(["(\(text)) = (\(expression))", "-"]).output.contains("true"))
    }

    @Test("an element that the expression makes is printed with its type")
    func instances() throws {
        let result = try run(["Coding { code: item.first().linkId }", "-"])
        #expect(result.output == "[\n  {\"type\":\"Coding\",\"value\":{\"code\":\"a\"}}\n]\n")
        let base = try run(["code", "-", "--base", "Coding { code: 'x' }"])
        #expect(base.output.contains("'x'"), "\(base.errors)")
    }

    @Test(
        "--strict refuses what R4's types do not allow; without it the same has no result",
        arguments: [
            (["item.answr", "-"], 65), (["item.answer.value", "-"], 0),
            (["Patient.name", "-"], 65),
            (["item.children().skip(1)", "-"], 65), (["linkid", "-", "--base", "item[0]"], 65),
            (["linkId", "-", "--base", "item[0]"], 0),
        ]
    )
    func strict(arguments: [String], status: Int) throws {
        #expect(Int(try run(arguments + ["--strict"]).status) == status)
        #expect(try run(arguments).status == 0)
    }

    @Test(
        "--now and --time-zone make a result that can be repeated",
        arguments: [
            (["--now", "2026-11-23T14:15:07+01:00"], "@2026-11-23T14:15:07+01:00"),
            (["--now", "2026-11-23T14:15:07+01:00", "--time-zone", "Z"], "@2026-11-23T13:15:07Z"),
            (
                ["--now", "2026-11-23T23:15:07Z", "--time-zone", "+05:30"],
                "@2026-11-24T04:45:07+05:30"
            ),
            (
                ["--now", "2026-07-01T12:00:00", "--time-zone", "-03:30"],
                "@2026-07-01T12:00:00-03:30"
            ),
        ]
    )
    func clock(options: [String], now: String) throws {
        let result = try run(["now()", "-"] + options)
        #expect(result.output.contains("\"text\":\"\(now)\""), "\(result.output)\(result.errors)")
        let zone = try run(["now().timezoneOffsetOf()", "-", "--time-zone", "+02:00"])
        #expect(zone.output.contains("\"text\":\"2.0\""))
    }

    @Test(
        "a time zone by its name keeps summer time",
        .enabled(if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/Europe/Berlin"))
    )
    func zoneName() throws {
        for (now, text) in [
            ("2026-07-01T12:00:00Z", "@2026-07-01T14:00:00+02:00"),
            ("2026-01-01T12:00:00Z", "@2026-01-01T13:00:00+01:00"),
            ("2026-07-01T12:00:00", "@2026-07-01T12:00:00+02:00"),
        ] {
            let result = try run(["now()", "-", "--now", now, "--time-zone", "Europe/Berlin"])
            #expect(result.output.contains("\"text\":\"\(text)\""), "\(result.output)")
        }
    }

    @Test(
        "a time or zone that cannot be read has exit code 64",
        arguments: [
            ["--now", "yesterday"], ["--now", "2026-11-23"], ["--time-zone", "Nowhere/There"],
            ["--time-zone", "../etc/passwd"], ["--time-zone", "+15:00"], ["--time-zone", ""],
        ]
    )
    func malformedClock(options: [String]) throws {
        let result = try run(["1", "-"] + options)
        #expect(result.status == 64 && result.output == "")
    }
}
