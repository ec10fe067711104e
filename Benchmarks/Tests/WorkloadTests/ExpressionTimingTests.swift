import FHIRModel
import FHIRPath
import Testing
import Workload

@Suite("Races of expressions")
struct ExpressionTimingTests {
    @Test(
        "Each expression has its time and value, or its error",
        arguments: ["eval", "parse_eval"]
    )
    func results(_ name: String) throws {
        let mode = try #require(ExpressionTiming.Mode(rawValue: name))
        let timing = ExpressionTiming(mode: mode, batchMilliseconds: 0.01, batches: 1)
        let context = EvaluationContext(
            trees: [try tree(#"{"resourceType":"Patient","id":"p"}"#)],
            now: try now()
        )
        let right = try tree(timing.result(of: "id & '!'", in: context))
        #expect(
            right.children(of: right.root).map { right.name(of: $0).string } == ["ns", "value"]
        )
        #expect(right.serialized(right.child("value", of: right.root)) == Array(#"["p!"]"#.utf8))
        for faulty in ["id.", "'a'.length(", "('a' | 'b').single()"] {
            let wrong = try tree(timing.result(of: faulty, in: context))
            #expect(wrong.children(of: wrong.root).map { wrong.name(of: $0).string } == ["error"])
        }
    }

    @Test("Entries that cannot be read are named, the first of one id counts")
    func list() throws {
        let list = ExpressionList(
            try tree(#"[{"id":"a","expr":"1"},{"expr":"2"},{"id":"b"},{"id":"a","expr":"3"}]"#)
        )
        #expect(list.entries.map(\.source) == ["1"])
        #expect(list.faults.map(\.number) == [2, 3, 4])
    }
}
