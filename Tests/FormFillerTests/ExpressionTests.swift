import FHIRModel
import FormTesting
import Foundation
import Testing

@testable import FormFiller

/// SDC expressions: what is computed, when, and in which occurrence.
@Suite struct ExpressionTests {
    private func computed(_ url: String, _ expression: String, name: String? = nil) -> String {
        let name = name.map { #""name":"\#($0)","# } ?? ""
        return
            #"{"url":"\#(url)","valueExpression":{\#(name)"language":"text/fhirpath","expression":"\#(expression)"}}"#
    }

    private let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
    private let variable = "http://hl7.org/fhir/StructureDefinition/variable"

    @Test("calculatedExpression follows the answers until the person edits it")
    func calculated() throws {
        let total = computed(
            sdc + "calculatedExpression",
            "%resource.item.where(linkId='a').answer.value + %resource.item.where(linkId='b').answer.value"
        )
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"integer"},{"linkId":"b","text":"b","type":"integer"},{"linkId":"t","text":"t","type":"decimal","extension":[\#(total)]}"#
        )
        interview.answer([.integer(1)])
        interview.answer([.integer(2)])
        #expect(interview.outline == "a=1,b=2,t=3")
        interview.back()
        interview.answer([.integer(5)])
        #expect(interview.outline == "a=1,b=5,t=6")
        interview.answer([.integer(9)])
        interview.go(to: try #require(interview.answeredQuestions.first?.place))
        interview.answer([.integer(2)])
        #expect(interview.outline == "a=2,b=5,t=9")
    }

    @Test("enableWhenExpression decides like enableWhen, over variables")
    func enableWhenExpression() throws {
        let condition = computed(sdc + "enableWhenExpression", "%x > 5")
        let x = computed(variable, "%resource.item.where(linkId='a').answer.value", name: "x")
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"integer"},{"linkId":"b","text":"b","type":"string","extension":[\#(condition)]}"#,
            more: #","extension":[\#(x)]"#
        )
        interview.answer([.integer(6)])
        #expect(interview.asked == "b")
        interview.back()
        interview.answer([.integer(5)])
        #expect(interview.isFinished)
    }

    @Test("a variable on a repeating group sees its own instance")
    func ownInstance() throws {
        let price = computed(variable, "item.where(linkId='p').answer.value", name: "p")
        let count = computed(variable, "item.where(linkId='n').answer.value", name: "n")
        let cost = computed(sdc + "calculatedExpression", "%p * %n")
        var interview = try interview(
            #"{"linkId":"g","type":"group","repeats":true,"extension":[\#(price),\#(count)],"item":[{"linkId":"p","text":"p","type":"integer"},{"linkId":"n","text":"n","type":"integer"},{"linkId":"c","text":"c","type":"integer","readOnly":true,"extension":[\#(cost)]}]}"#
        )
        interview.answer([.integer(2)])
        interview.answer([.integer(3)])
        interview.next()
        interview.addAnother(true)
        interview.answer([.integer(4)])
        interview.answer([.integer(5)])
        #expect(interview.outline == "g[p=2,n=3,c=6],g[p=4,n=5,c=20]")
    }

    @Test("initialExpression is evaluated once, when its question is first enabled")
    func initial() throws {
        let first = computed(sdc + "initialExpression", "today()")
        let interview = try interview(
            #"{"linkId":"d","text":"d","type":"date","extension":[\#(first)]}"#
        )
        #expect(interview.outline == "d=2026-11-23")
    }

    @Test("a calculated value that depends on itself is a finding, and the interview ends")
    func cycle() throws {
        let a = computed(
            sdc + "calculatedExpression",
            "%resource.item.where(linkId='b').answer.value + 1"
        )
        let b = computed(
            sdc + "calculatedExpression",
            "iif(%resource.item.where(linkId='a').exists(), %resource.item.where(linkId='a').answer.value + 1, 0)"
        )
        let form = try form(
            #"{"linkId":"a","text":"a","type":"integer","readOnly":true,"extension":[\#(a)]},{"linkId":"b","text":"b","type":"integer","readOnly":true,"extension":[\#(b)]}"#
        )
        #expect(form.findings.contains { $0.rule == "expression-cycle" && $0.severity == .error })
        #expect(Interview(form, now: try noon()).enablement.isUnstable)
    }

    @Test(
        "every shared scenario gives the outcome it names",
        .enabled(if: Questionnaires.arePresent, Questionnaires.skipped)
    )
    func scenarios() throws {
        let file = Questionnaires.shipped.appending(path: "2-consultation.json")
        let form = Form(
            compiling: try Questionnaire(parsing: [UInt8](try Data(contentsOf: file)))
        )
        let folder = Questionnaires.fixtures.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "scenarios")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names.count > 10)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            let tree = try JSONTree(parsing: bytes)
            var interview = Interview(form, now: try noon())
            let answers = tree.child("answers", of: tree.root)
            var steps = 0
            while !interview.isFinished, steps < 300 {
                steps += 1
                guard let question = interview.question else {
                    interview.next()
                    continue
                }
                let given = tree.child(ElementName(question.linkId), of: answers)
                let values = values(of: given, in: tree, for: question)
                if values.isEmpty {
                    if !interview.skip().isEmpty { break }
                } else {
                    interview.answer(values)
                }
            }
            let expected = tree.child("expect", of: tree.root)
            for node in tree.children(of: expected) {
                let linkId = tree.name(of: node).string
                let index = try #require(form.byLinkId[linkId])
                let occurrence = Occurrence(0, form.items[Int(index)].slot)
                let found =
                    interview.isEnabled(occurrence) ? interview[occurrence].answers.map(plain) : []
                let wanted =
                    (tree.kind(of: node) == .array ? Array(tree.children(of: node)) : [node])
                    .map {
                        tree.string(at: $0) ?? tree.boolean(at: $0).map { "\($0)" }
                            ?? String(decoding: tree.bytes(at: $0), as: UTF8.self)
                    }
                #expect(Set(found) == Set(wanted), "\(name) \(linkId): \(found)")
            }
        }
    }

    private func plain(_ value: AnswerValue) -> String {
        if case .coding(let coding) = value { coding.code ?? "" } else { value.text }
    }

    private func values(
        of node: JSONNode,
        in tree: JSONTree,
        for question: Question
    ) -> [AnswerValue] {
        guard node.exists else { return [] }
        return (tree.kind(of: node) == .array ? Array(tree.children(of: node)) : [node]).compactMap
        {
            value in
            if let flag = tree.boolean(at: value) { return .boolean(flag) }
            guard let text = tree.string(at: value) else { return nil }
            let option = question.options.first {
                if case .coding(let coding) = $0.value { coding.code == text } else { false }
            }
            return option?.value ?? .string(text)
        }
    }
}
