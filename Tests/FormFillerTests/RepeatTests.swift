import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// `repeats` on groups and questions, and which occurrence a condition sees.
@Suite struct RepeatTests {
    private let household = #"""
        {"linkId":"g","text":"Child","type":"group","repeats":true,"item":[
          {"linkId":"name","text":"name","type":"string"},
          {"linkId":"ill","text":"ill?","type":"boolean"},
          {"linkId":"how","text":"how?","type":"string","enableWhen":[{"question":"ill","operator":"=","answerBoolean":true}]}]},
        {"linkId":"end","text":"end","type":"string"}
        """#

    @Test("a group repeats as several items of the same linkId; a condition sees its own instance")
    func ownInstance() throws {
        var interview = try interview(household)
        interview.answer([string("Ann")])
        interview.answer([.boolean(false)])
        guard case .addAnother(let repetition) = interview.step else {
            Issue.record("expected the offer of another instance")
            return
        }
        #expect(repetition.linkId == "g" && repetition.count == 1 && repetition.text == "Child")
        interview.addAnother(true)
        interview.answer([string("Ben")])
        interview.answer([.boolean(true)])
        #expect(interview.asked == "how")
        interview.answer([string("cough")])
        interview.addAnother(false)
        interview.answer([string("x")])
        #expect(interview.outline == "g[name=Ann,ill=false],g[name=Ben,ill=true,how=cough],end=x")
        #expect(interview.isFinished && interview.isConsistent)
    }

    @Test("an instance without answers is not in the response")
    func emptyInstance() throws {
        var interview = try interview(household)
        interview.answer([string("Ann")])
        interview.skip()
        interview.addAnother(true)
        interview.skip()
        interview.skip()
        interview.addAnother(false)
        interview.skip()
        #expect(interview.outline == "g[name=Ann]")
    }

    @Test("of a required group one instance is needed; a further one may stay empty")
    func furtherInstanceOfARequiredGroup() throws {
        var interview = try interview(
            #"""
            {"linkId":"g","text":"Child","type":"group","repeats":true,"required":true,"item":[
              {"linkId":"name","text":"name","type":"string","required":true}]},
            {"linkId":"end","text":"end","type":"string"}
            """#
        )
        #expect(interview.skip() == [.required])
        interview.answer([string("Ann")])
        interview.addAnother(true)
        #expect(interview.asked == "name")
        #expect(interview.skip() == [])
        interview.addAnother(false)
        interview.answer([string("x")])
        #expect(interview.isFinished && interview.problems.isEmpty)
        #expect(interview.outline == "g[name=Ann],end=x")
    }

    @Test("from outside, a condition sees the last instance before it, or the first after it")
    func nearestOutside() throws {
        let items = #"""
            {"linkId":"before","text":"b","type":"string","enableWhen":[{"question":"x","operator":"=","answerString":"one"}]},
            {"linkId":"g","type":"group","repeats":true,"item":[{"linkId":"x","text":"x","type":"string"}]},
            {"linkId":"after","text":"a","type":"string","enableWhen":[{"question":"x","operator":"=","answerString":"two"}]}
            """#
        var interview = try interview(items)
        interview.answer([string("one")])
        interview.addAnother(true)
        interview.answer([string("two")])
        interview.addAnother(false)
        #expect(interview.asked == "after")
        interview.answer([string("A")])
        #expect(interview.asked == "before")
        interview.answer([string("B")])
        #expect(interview.outline == "before=B,g[x=one],g[x=two],after=A")
    }

    @Test("repeating groups within repeating groups keep to their own instance")
    func nestedGroups() throws {
        let items = #"""
            {"linkId":"g","type":"group","repeats":true,"item":[
              {"linkId":"a","text":"a","type":"boolean"},
              {"linkId":"h","type":"group","repeats":true,"item":[
                {"linkId":"b","text":"b","type":"string","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]},
                {"linkId":"c","text":"c","type":"string"}]}]}
            """#
        var interview = try interview(items)
        interview.answer([.boolean(true)])
        interview.answer([string("1")])
        interview.answer([string("2")])
        interview.addAnother(true)
        interview.answer([string("3")])
        interview.skip()
        interview.addAnother(false)
        interview.addAnother(true)
        interview.answer([.boolean(false)])
        #expect(interview.asked == "c")
        interview.answer([string("4")])
        interview.addAnother(false)
        interview.addAnother(false)
        #expect(interview.outline == "g[a=true,h[b=1,c=2],h[b=3]],g[a=false,h[c=4]]")
        #expect(interview.isFinished && interview.isConsistent)
    }

    @Test("a repeating question is one item with several answers, nested items under each of them")
    func nestedUnderAnswers() throws {
        let items = #"""
            {"linkId":"drug","text":"Drugs","type":"choice","repeats":true,
             "answerOption":[{"valueString":"x"},{"valueString":"y"},{"valueString":"z"}],
             "item":[{"linkId":"dose","text":"dose","type":"integer"}]}
            """#
        var interview = try interview(items)
        interview.answer([string("x"), string("z")])
        #expect(interview.question?.headings == ["Drugs", "x"])
        interview.answer([.integer(1)])
        #expect(interview.question?.headings == ["Drugs", "z"])
        interview.answer([.integer(3)])
        #expect(interview.isFinished)
        #expect(interview.outline == "drug=x(dose=1)|z(dose=3)")
        interview.go(to: try #require(interview.answeredQuestions.first?.place))
        interview.answer([string("y"), string("z")])
        #expect(interview.asked == "dose")
        interview.answer([.integer(2)])
        #expect(interview.outline == "drug=y(dose=2)|z(dose=3)")
        #expect(interview.isFinished && interview.isConsistent)
    }

    @Test(
        "maxOccurs ends the offer of another instance, minOccurs of a required group begins with as many"
    )
    func occurs() throws {
        let extensions =
            #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs","valueInteger":2},{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs","valueInteger":3}]"#
        let items =
            #"{"linkId":"g","type":"group","repeats":true,"required":true,\#(extensions),"item":[{"linkId":"a","text":"a","type":"string"}]}"#
        var interview = try interview(items)
        interview.answer([string("1")])
        interview.answer([string("2")])
        guard case .addAnother(let repetition) = interview.step else {
            Issue.record("expected the offer of a third")
            return
        }
        #expect(repetition.minimum == 2 && repetition.maximum == 3)
        interview.addAnother(true)
        interview.answer([string("3")])
        #expect(interview.isFinished)
    }

    @Test("going back passes through instances and nested items in reverse")
    func back() throws {
        var interview = try interview(household)
        interview.answer([string("Ann")])
        interview.answer([.boolean(false)])
        interview.addAnother(true)
        interview.answer([string("Ben")])
        interview.answer([.boolean(true)])
        interview.answer([string("cough")])
        interview.addAnother(false)
        var seen: [String] = []
        while interview.back() { seen.append(interview.asked ?? "-") }
        #expect(seen == ["how", "ill", "name", "ill", "name"])
        #expect(!interview.canGoBack)
    }

    @Test("an instance can be taken away, with its answers and what depended on them")
    func removal() throws {
        let counted = #"""
            {"linkId":"few","text":"few","type":"string","enableWhen":[{"question":"ill","operator":"=","answerBoolean":true}]}
            """#
        var interview = try interview(household + "," + counted)
        for (name, ill) in [("Ann", false), ("Ben", true), ("Cem", false)] {
            interview.answer([string(name)])
            interview.answer([.boolean(ill)])
            if ill { interview.answer([string("cough")]) }
            if name != "Cem" { interview.addAnother(true) }
        }
        guard case .addAnother(let before) = interview.step else {
            Issue.record("expected the offer of another instance")
            return
        }
        #expect(before.removable.map(\.summary) == ["Ann", "Ben", "Cem"])
        #expect(!"\(before)".contains("Ann") && !String(reflecting: before).contains("Ann"))
        let isRemoved = interview.remove(before.removable[1])
        let isRemovedTwice = interview.remove(before.removable[1])
        #expect(isRemoved && !isRemovedTwice)
        #expect(interview.outline == "g[name=Ann,ill=false],g[name=Cem,ill=false]")
        #expect(interview.isConsistent)
        guard case .addAnother(let after) = interview.step else {
            Issue.record("expected the step to stay")
            return
        }
        #expect(after.count == 2 && after.removable.map(\.summary) == ["Ann", "Cem"])
        for instance in after.removable { interview.remove(instance) }
        #expect(interview.outline.isEmpty && interview.isConsistent)
        interview.addAnother(true)
        interview.answer([string("Dora")])
        interview.skip()
        interview.addAnother(false)
        interview.skip()
        #expect(interview.outline == "g[name=Dora]")
        #expect(interview.isFinished && interview.isConsistent)
    }

    @Test("a condition on the last instance sees the one before it when the last is taken away")
    func removalOfTheNearest() throws {
        let items =
            household
            + #","#
            + #"{"linkId":"after","text":"a","type":"string","enableWhen":[{"question":"ill","operator":"=","answerBoolean":true}]}"#
        var interview = try interview(items)
        interview.answer([string("Ann")])
        interview.answer([.boolean(true)])
        interview.answer([string("cough")])
        interview.addAnother(true)
        interview.answer([string("Ben")])
        interview.answer([.boolean(false)])
        guard case .addAnother(let repetition) = interview.step else {
            Issue.record("expected the offer of another instance")
            return
        }
        interview.remove(repetition.removable[1])
        interview.addAnother(false)
        interview.skip()
        #expect(interview.asked == "after")
        #expect(interview.isConsistent)
    }

    @Test("as many instances as minOccurs asks for cannot be taken away")
    func removalDownToTheMinimum() throws {
        let extensions =
            #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs","valueInteger":2}]"#
        let items =
            #"{"linkId":"g","type":"group","repeats":true,"required":true,\#(extensions),"item":[{"linkId":"a","text":"a","type":"string"}]}"#
        var interview = try interview(items)
        for name in ["1", "2"] { interview.answer([string(name)]) }
        guard case .addAnother(let two) = interview.step else {
            Issue.record("expected the offer of another instance")
            return
        }
        #expect(two.removable.isEmpty)
        interview.addAnother(true)
        interview.answer([string("3")])
        guard case .addAnother(let three) = interview.step else {
            Issue.record("expected the offer of another instance")
            return
        }
        #expect(three.removable.count == 3)
    }
}
