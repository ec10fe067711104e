import FHIRModel
import FHIRPath
import FormTesting
import Synchronization
import Testing

@testable import FormFiller

/// What an answer makes anew: what it touches, and nothing else.
@Suite struct RecomputingTests {
    /// How often an expression with `trace()` was evaluated.
    private final class Count: Sendable {
        private let evaluations = Mutex(0)
        var value: Int { evaluations.withLock { $0 } }
        func add() { evaluations.withLock { $0 += 1 } }
    }

    /// A group with a score made of a variable of the group, asked of twenty children.
    private func household(_ variable: String) throws -> (interview: Interview, count: Count) {
        let age = Computed.variable("age", variable)
        let score = Computed.calculated("(%age.first() * 2).trace('score')")
        var interview = try interview(
            #"""
            {"linkId":"g","text":"Child","type":"group","repeats":true,"extension":[\#(age)],"item":[
              {"linkId":"age","text":"age","type":"integer"},
              {"linkId":"score","text":"score","type":"integer","readOnly":true,"extension":[
                {"url":"\#(ExtensionName.hidden.url)","valueBoolean":true},\#(score)]}]},
            {"linkId":"end","text":"end","type":"string"}
            """#
        )
        for age in 1...20 {
            interview.answer([.integer(age)])
            interview.addAnother(age < 20)
        }
        let count = Count()
        interview.evaluation.context.trace = { _, _ in count.add() }
        let first = try #require(interview.place(of: "age"))
        let isThere = interview.go(to: first)
        #expect(isThere)
        interview.answer([.integer(50)])
        return (interview, count)
    }

    @Test(
        "a value that goes by its own instance of a group is computed for an answer in that one only"
    )
    func ownInstance() throws {
        let (interview, count) = try household("item.where(linkId='age').answer.value")
        #expect(count.value == 1)
        #expect(interview.outline.hasPrefix("g[age=50,score=100],g[age=2,score=4],"))
        #expect(interview.isConsistent)
    }

    @Test("a value that goes by the whole response is computed in every instance")
    func wholeResponse() throws {
        let (interview, count) = try household(
            "%resource.item.where(linkId='g').item.where(linkId='age').answer.value"
        )
        #expect(count.value == 20)
        #expect(interview.outline.hasPrefix("g[age=50,score=100],g[age=2,score=100],"))
        #expect(interview.isConsistent)
    }

    @Test("after the end only the rules are tried again that an answer concerns")
    func rules() throws {
        let rule = Computed.constraint("($this.answer.value < 100).trace('rule')")
        let items = (0..<30).map {
            #"{"linkId":"q\#($0)","text":"t","type":"integer","extension":[\#(rule)]}"#
        }
        var interview = try interview(items.joined(separator: ","))
        for number in 0..<30 { interview.answer([.integer(number)]) }
        #expect(interview.isFinished)
        let count = Count()
        interview.evaluation.context.trace = { _, _ in count.add() }
        let place = try #require(interview.place(of: "q7"))
        let isThere = interview.go(to: place)
        #expect(isThere)
        let broken = interview.answer([.integer(100)])
        #expect(broken.count == 1)
        interview.answer([.integer(50)])
        #expect(interview.isFinished)
        #expect((1...6).contains(count.value))
        #expect(interview.isConsistent)
    }

    @Test(
        "whom staff are called for is worked out again after an answer the rule reads, and only then"
    )
    func alerts() throws {
        let alert = Computed.by(
            ExtensionName.staffAlert.url,
            "iif(%resource.item.where(linkId='now').answer.value = true, 'now')"
        )
        var interview = Interview(
            try form(
                #"{"linkId":"a","text":"a","type":"string"},{"linkId":"now","text":"now","type":"boolean"}"#,
                more: #","extension":[\#(alert)]"#
            ),
            now: try noon()
        )
        #expect(interview.evaluation.alerts == [])
        let kept = StaffAlert(
            coding: Coding(code: "kept"),
            priority: .stat,
            display: nil,
            rule: 0
        )
        interview.evaluation.alerts = [kept]
        interview.answer([.string("x")])
        #expect(interview.alertsHolding == [kept])
        interview.answer([.boolean(true)])
        #expect(interview.staffAlerts == [Coding(code: "now")])
    }

    @Test("a rule that cannot be evaluated calls staff all the same")
    func failingAlert() throws {
        let alert = Computed.by(
            ExtensionName.staffAlert.url,
            "iif(%resource.item.single().linkId = 'b', 'b')"
        )
        var interview = Interview(
            try form(
                #"{"linkId":"a","text":"a","type":"string"},{"linkId":"b","text":"b","type":"string"}"#,
                more: #","extension":[\#(alert)]"#
            ),
            now: try noon()
        )
        interview.answer([.string("x")])
        #expect(interview.staffAlerts == [])
        interview.answer([.string("y")])
        #expect(interview.staffAlerts == [Coding(code: "alert-rule-failed")])
    }

    @Test(
        "of values computed of each other those in a circle are reported, not those before or behind it"
    )
    func circles() throws {
        func item(_ linkId: String, _ reads: String) -> String {
            let expression = "%resource.item.where(linkId='\(reads)').answer.value"
            return
                #"{"linkId":"\#(linkId)","text":"t","type":"integer","readOnly":true,"extension":[\#(Computed.calculated(expression))]}"#
        }
        let form = try form(
            [
                ("a", "q"), ("b", "d"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "f"), ("g", "h"),
                ("h", "g"), ("i", "h"),
            ]
            .map(item).joined(separator: ",") + #",{"linkId":"q","text":"q","type":"integer"}"#
        )
        let found = form.findings.filter { $0.rule == "expression-cycle" }
        #expect(found.compactMap(\.linkId) == ["b", "f", "g"])
        #expect(
            found.compactMap { $0.message.split(separator: "depend").first.map(String.init) } == [
                "the calculated values of 'b', 'c', 'd' ", "the calculated value ",
                "the calculated values of 'g', 'h' ",
            ]
        )
    }

    @Test(
        "a linkId is found wherever its item stands: near by, far off, and in a table that has grown"
    )
    func linkIds() throws {
        let items = (0..<300).map { #"{"linkId":"q\#($0)","text":"t","type":"string"}"# }
        let form = try form(items.joined(separator: ","))
        for number in 0..<300 {
            #expect(form.byLinkId["q\(number)"] == Int32(number))
            for near in [0, number, number + 1, number + 16, number + 17, 300] {
                let found = form.byLinkId.item(named: "q\(number)", near: Int32(min(near, 300)))
                #expect(found == Int32(number))
            }
        }
        #expect(form.byLinkId["q300"] == nil)
    }

    @Test("a rule that comes to the answer of a yes/no question calls staff on yes and not on no")
    func alertOfAYesNoAnswer() throws {
        let alert = Computed.by(
            ExtensionName.staffAlert.url,
            "%resource.item.where(linkId='now').answer.value"
        )
        for isNow in [true, false] {
            var interview = Interview(
                try form(
                    #"{"linkId":"now","text":"now","type":"boolean"}"#,
                    more: #","extension":[\#(alert)]"#
                ),
                now: try noon()
            )
            interview.answer([.boolean(isNow)])
            #expect(interview.staffAlerts == (isNow ? [Coding(code: "alert")] : []))
        }
    }
}
