import FHIRModel
import Testing
import Workload

@Suite("Scripts of answers")
struct ScriptTests {
    @Test(
        "A value is read by the type of its question or its own",
        arguments: [
            (#""boolean","value":true"#, AnswerValue.Kind.boolean),
            (#""decimal","value":1.50"#, .decimal), (#""integer","value":3"#, .integer),
            (#""date","value":"2026-11""#, .date),
            (#""dateTime","value":"2026-11-23T14:15:07+01:00""#, .dateTime),
            (#""time","value":"14:15:07""#, .time), (#""string","value":"words""#, .string),
            (#""text","value":"words""#, .string), (#""url","value":"http://example.org""#, .uri),
            (#""choice","value":{"code":"a"}"#, .coding),
            (#""open-choice","value":"words""#, .string),
            (#""coding","value":{"code":"a"}"#, .coding),
            (#""Coding","value":{"code":"a"}"#, .coding),
            (#""valueInteger","value":3"#, .integer),
            (#""quantity","value":{"value":3,"unit":"kg"}"#, .quantity),
            (#""Quantity","value":{"value":3}"#, .quantity),
        ]
    )
    func kind(_ rest: String, expected: AnswerValue.Kind) throws {
        let script = Script(try tree(#"[{"linkId":"q","type":\#(rest)}]"#))
        #expect(script.entries.first?.candidates.first?.kind == expected)
        #expect(script.faults.isEmpty)
    }

    @Test(
        "What cannot be read is left out and named",
        arguments: [
            (#"{"type":"string","value":"a"}"#, "no linkId"),
            (#"{"linkId":"q","value":"a"}"#, "no type"),
            (#"{"linkId":"q","type":"string"}"#, "no value"),
            (#"{"linkId":"q","type":"group","value":"a"}"#, "'group' is no type of an answer"),
            (#"{"linkId":"q","type":"words","value":"a"}"#, "'words' is no type of an answer"),
            (#"{"linkId":"q","type":"integer","value":1.5}"#, "the value does not fit 'integer'"),
            (#"{"linkId":"q","type":"date","value":"today"}"#, "the value does not fit 'date'"),
            (#"{"linkId":"q","type":"string","value":{}}"#, "the value does not fit 'string'"),
            (#""words""#, "no linkId"),
        ]
    )
    func faults(_ entry: String, fault: String) throws {
        let good = #"{"linkId":"p","type":"boolean","value":true}"#
        let script = Script(try tree("[\(good),\(entry),\(good)]"))
        #expect(script.faults.map(\.number) == [2])
        #expect(script.faults.map(\.message) == [fault])
        #expect(script.entries.map(\.number) == [1, 3])
    }
}
