import Testing

@Suite("Examples of FHIRPath 3.0.0")
struct ExampleTests {
    @Test(
        "every example that can be run gives what the text says, except those the ledger names",
        arguments: SpecificationExample.all
    )
    func example(_ example: SpecificationExample) throws {
        let gap = ExampleLedger.gaps.first { $0.expression == example.expression }
        #expect(try example.outcome() == gap?.ours ?? example.result, "\(example.section)")
        #expect(gap?.ours != example.result, "the ledger names an example that passes")
    }

    @Test("the ledger names examples that exist, and there are as many as it says")
    func ledger() {
        #expect(SpecificationExample.all.count == ExampleLedger.count)
        for gap in ExampleLedger.gaps {
            #expect(
                SpecificationExample.all.contains { $0.expression == gap.expression },
                "\(gap.expression)"
            )
        }
    }
}
