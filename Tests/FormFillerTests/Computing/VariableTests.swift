import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// SDC "Using Expressions", Variables.
@Suite struct VariableTests {
    private func findings(_ root: String, item: String = "") throws -> [String] {
        let extensions = item.isEmpty ? "" : #","extension":[\#(item)]"#
        return try form(
            #"{"linkId":"a","text":"a","type":"integer"\#(extensions)}"#,
            more: #","extension":[\#(root)]"#
        ).findings.map { "\($0.severity) \($0.rule)" }
    }

    @Test("a name nothing defines is an error at the place of its expression")
    func unknown() throws {
        let form = try form(
            #"{"linkId":"a","text":"a","type":"integer","extension":[\#(Computed.by(Computed.sdc + "calculatedExpression", "%nowhere + 1"))]}"#
        )
        let finding = try #require(form.findings.first)
        #expect(finding.rule == "unknown-variable")
        #expect(finding.severity == .error)
        #expect(finding.linkId == "a")
        #expect(finding.message.contains("%nowhere"))
        #expect(finding.position != nil)
        #expect(form.findings.count == 1)
    }

    @Test("a variable of another item is not known")
    func outOfReach() throws {
        let other =
            #"{"linkId":"b","text":"b","type":"integer","extension":[\#(Computed.variable("x", "1"))]}"#
        let user = Computed.by(Computed.sdc + "calculatedExpression", "%x")
        let form = try form(
            #"{"linkId":"a","text":"a","type":"integer","extension":[\#(user)]},\#(other)"#
        )
        #expect(form.findings.map(\.rule) == ["unknown-variable"])
    }

    @Test(
        "names of FHIRPath, SDC and declared launch contexts are known; a usual launch name without declaration is a warning"
    )
    func known() throws {
        let launch =
            #"{"url":"\#(Computed.sdc)launchContext","extension":[{"url":"name","valueCoding":{"code":"patient"}},{"url":"type","valueCode":"Patient"}]}"#
        let all = Computed.by(
            Computed.sdc + "initialExpression",
            "iif(%resource.exists() and %context.empty() and %questionnaire.exists() and %qitem.exists() and %ucum = %`vs-x`, %patient.id, {})"
        )
        #expect(try findings(launch, item: all).isEmpty)
        #expect(
            try findings("", item: Computed.by(Computed.sdc + "initialExpression", "%patient.id"))
                .isEmpty == false
        )
    }

    @Test("a name defined twice on one item, and a name with a meaning of its own, are errors")
    func names() throws {
        let twice = Computed.variable("x", "1") + "," + Computed.variable("x", "2")
        #expect(try findings(twice) == ["error duplicate-variable"])
        #expect(try findings(Computed.variable("resource", "1")) == ["error reserved-name"])
    }

    @Test("variables that need each other are an error when the form is loaded")
    func circle() throws {
        let both = Computed.variable("x", "%y + 1") + "," + Computed.variable("y", "%x + 1")
        #expect(try findings(both) == ["error expression-cycle"])
    }

    @Test("an inner definition hides an outer one, and may use it")
    func hiding() throws {
        let interview = try interview(
            #"{"linkId":"g","type":"group","extension":[\#(Computed.variable("x", "%x + 1"))],"item":[{"linkId":"a","text":"a","type":"integer","readOnly":true,"extension":[\#(Computed.by(Computed.sdc + "calculatedExpression", "%x"))]}]}"#,
            more: #","extension":[\#(Computed.variable("x", "1"))]"#
        )
        #expect(interview.outline == "g[a=2]")
    }

    @Test(
        "a variable is evaluated once per change, however many read it, and anew when what it reads changes"
    )
    func onceForAll() throws {
        let readers = (0..<20).map {
            #"{"linkId":"r\#($0)","text":"r","type":"integer","readOnly":true,"extension":[\#(Computed.by(Computed.sdc + "calculatedExpression", "%x + \($0)"))]}"#
        }
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"integer"},"# + readers.joined(separator: ","),
            more: #","extension":[\#(Computed.variable("x", Computed.answer("a")))]"#
        )
        interview.answer([.integer(1)])
        #expect(interview.evaluation.variables.count == 1)
        #expect(interview.outline.hasPrefix("a=1,r0=1,r1=2"))
        interview.go(to: try #require(interview.place(of: "a")))
        interview.answer([.integer(5)])
        #expect(interview.outline.hasPrefix("a=5,r0=5,r1=6"))
        interview.go(to: try #require(interview.place(of: "a")))
        interview.skip()
        #expect(interview.outline == "")
    }

    @Test("an error in a variable is an error of what uses it, not an empty result")
    func failing() throws {
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"integer"},{"linkId":"t","text":"t","type":"integer","readOnly":true,"extension":[\#(Computed.by(Computed.sdc + "calculatedExpression", "iif(%x.empty(), 1, 2)"))]}"#,
            more: #","extension":[\#(Computed.variable("x", "(1 | 2).single()"))]"#
        )
        interview.answer([.integer(1)])
        #expect(interview.outline == "a=1")
        #expect(interview.problems.map(\.linkId) == ["t"])
    }

    @Test("launchContext: a resource the caller gives is known by its name")
    func launchContext() throws {
        let launch =
            #"{"url":"\#(Computed.sdc)launchContext","extension":[{"url":"name","valueCoding":{"code":"patient"}},{"url":"type","valueCode":"Patient"}]}"#
        let name = Computed.by(Computed.sdc + "initialExpression", "%patient.name.given.first()")
        let form = try form(
            #"{"linkId":"a","text":"a","type":"string","extension":[\#(name)]}"#,
            more: #","extension":[\#(launch)]"#
        )
        let patient = try JSONTree(
            parsing: Array(#"{"resourceType":"Patient","name":[{"given":["Ana"]}]}"#.utf8)
        )
        #expect(Interview(form, now: try noon(), launch: ["patient": patient]).outline == "a=Ana")
        #expect(Interview(form, now: try noon()).outline == "")
    }
}
