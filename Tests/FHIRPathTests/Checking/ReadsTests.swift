import FHIRPath
import Testing

@Suite("What an expression reads of a response")
struct ReadsTests {
    private func reads(_ source: String) throws -> ExpressionDependencies {
        try FHIRPathExpression(parsing: source).reads
    }

    @Test("a comparison of linkId says which item is meant")
    func linkIds() throws {
        let found = try reads("%resource.item.where(linkId = 'a').answer.value + %b")
        #expect(found.linkIds == ["a"])
        #expect(found.variables == ["b"])
        #expect(!found.isWholeResponse && !found.isContext)
        #expect(try reads("%resource.repeat(item).where(linkId='x').exists()").linkIds == ["x"])
        #expect(
            try reads("%resource.descendants().where(linkId='x' or linkId='y').answer").linkIds
                == ["x", "y"]
        )
    }

    @Test("without one the whole response, or all under an item, is read")
    func open() throws {
        #expect(try reads("%resource.item.answer.value.sum()").isWholeResponse)
        #expect(try reads("%resource.descendants().count()").isWholeResponse)
        let found = try reads("%resource.item.where(linkId='g').item.answer.value.count()")
        #expect(found.subtrees == ["g"] && !found.isWholeResponse)
    }

    @Test("the input, the clock and the questionnaire's scores are told")
    func others() throws {
        #expect(try reads("answer.value > 3").isContext)
        #expect(try reads("today() > @2020").isClock)
        #expect(try reads("%resource.item.answer.weight()").variables == ["questionnaire"])
    }
}
