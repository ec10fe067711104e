import FHIRPath
import Testing

/// FHIR R4's `htmlChecks()`: the rules txt-1 and txt-2 of a narrative.
@Suite("htmlChecks() keeps to the rules of a narrative")
struct NarrativeTests {
    @Test(
        arguments: [
            (
                "<div xmlns='http://www.w3.org/1999/xhtml'><p>Hello &amp; <b>welcome</b></p></div>",
                true
            ),
            ("<div><img src='a.png' alt='a'/></div>", true),
            ("<div><script>alert(1)</script></div>", false),
            ("<div><p onclick='x()'>Hello</p></div>", false),
            ("<div><form>Hello</form></div>", false),
            ("<div><p>Hello</div></p>", false),
            ("<div>  </div>", false),
            ("<p>Hello</p>", false),
            ("<div>Hello", false),
        ]
    )
    func rules(markup: String, isAllowed: Bool) throws {
        let json = """
            {"resourceType":"Patient","text":{"status":"generated","div":"\(markup)"}}
            """
        let results = try ExpressionTrial(json).results(of: "text.`div`.htmlChecks()")
        #expect(results == [isAllowed ? "true" : "false"])
    }
}
