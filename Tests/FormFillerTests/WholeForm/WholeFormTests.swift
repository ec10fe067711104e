import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

@Suite("A whole form")
struct WholeFormTests {
    private func whole(_ items: String, more: String = "") throws -> WholeForm {
        WholeForm(try form(items, more: more), now: try noon())
    }

    private func item(_ linkId: String, of whole: WholeForm) throws -> WholeForm.Item {
        try #require(whole.items.first { $0.linkId == linkId })
    }

    private static let conditional = """
        {"linkId":"pain","type":"boolean","text":"Pain?"},
        {"linkId":"where","type":"string","text":"Where?","required":true,
         "enableWhen":[{"question":"pain","operator":"=","answerBoolean":true}]},
        {"linkId":"other","type":"string","text":"Other?"}
        """

    @Test(
        "an answer enables what it decides, and the change names the places that read differently"
    )
    func enabling() throws {
        var whole = try whole(Self.conditional)
        #expect(try !item("where", of: whole).isEnabled)
        let change = whole.set([.boolean(true)], at: try item("pain", of: whole).place)
        #expect(change.isAccepted)
        #expect(change.places.compactMap { whole.item(at: $0)?.linkId } == ["pain", "where"])
        #expect(try item("where", of: whole).problems == [.required])
        #expect(whole.problems.map(\.linkId) == ["where"])
    }

    @Test(
        "the last question can be answered first, and the response is complete once nothing is missing"
    )
    func anyOrder() throws {
        var whole = try whole(Self.conditional)
        whole.set([.string("x")], at: try item("other", of: whole).place)
        whole.set([.boolean(true)], at: try item("pain", of: whole).place)
        #expect(whole.response.status == .inProgress)
        whole.set([.string("knee")], at: try item("where", of: whole).place)
        #expect(whole.response.status == .completed)
        #expect(whole.state.outline == "pain=true,where=knee,other=x")
    }

    @Test(
        "a wrong answer is refused and changes nothing; too few answers may stand until the others come"
    )
    func refused() throws {
        var whole = try whole(
            """
            {"linkId":"n","type":"integer","text":"n"},
            {"linkId":"m","type":"string","text":"m","repeats":true,"extension":[
              {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs","valueInteger":2}]}
            """
        )
        let wrong = whole.set([.string("x")], at: try item("n", of: whole).place)
        #expect(
            wrong
                == .init(isAccepted: false, problems: [.wrongType(expected: .integer)], places: [])
        )
        let few = whole.set([.string("one")], at: try item("m", of: whole).place)
        #expect(few.isAccepted)
        #expect(try item("m", of: whole).problems == [.tooFew(minimum: 2)])
    }

    @Test("a disabled question is not answered, and its answers come back with it")
    func disabled() throws {
        var whole = try whole(Self.conditional)
        let place = try item("where", of: whole).place
        #expect(whole.set([.string("x")], at: place).problems == [.notAnswerable])
        whole.set([.boolean(true)], at: try item("pain", of: whole).place)
        whole.set([.string("knee")], at: place)
        whole.set([.boolean(false)], at: try item("pain", of: whole).place)
        #expect(whole.state.outline == "pain=false")
        whole.set([.boolean(true)], at: try item("pain", of: whole).place)
        #expect(whole.state.outline == "pain=true,where=knee")
    }

    @Test("instances are added and removed anywhere, within what the form permits")
    func instances() throws {
        var whole = try whole(
            """
            {"linkId":"g","type":"group","text":"g","repeats":true,"required":true,"item":[
              {"linkId":"a","type":"string","text":"a"}],"extension":[
              {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs","valueInteger":2}]}
            """
        )
        let group = try item("g", of: whole)
        #expect(!group.mayRemoveInstance)
        #expect(whole.addInstance(of: group.place).isAccepted)
        #expect(!whole.addInstance(of: group.place).isAccepted)
        let both = try item("g", of: whole).instances
        for (instance, text) in zip(both, ["one", "two"]) {
            whole.set([.string(text)], at: try #require(instance.items.first))
        }
        let removed = whole.removeInstance(both[0].id, of: group.place)
        #expect(removed.places.compactMap { whole.item(at: $0)?.linkId } == ["g", "a"])
        #expect(whole.item(at: both[0].items[0]) == nil)
        #expect(!whole.removeInstance(both[0].id, of: group.place).isAccepted)
        #expect(whole.state.outline == "g[a=two]")
    }

    @Test("a copy is an undo step")
    func value() throws {
        var whole = try whole(Self.conditional)
        let before = whole
        whole.set([.boolean(true)], at: try item("pain", of: whole).place)
        #expect(before.state.outline == "")
        #expect(before.items != whole.items)
    }

    @Test(
        "going on one question at a time begins with what was not answered, and comes back to the whole"
    )
    func bothWays() throws {
        var whole = try whole(Self.conditional)
        whole.set([.boolean(true)], at: try item("pain", of: whole).place)
        var interview = whole.interview
        #expect(interview.asked == "where")
        interview.answer([.string("knee")])
        #expect(WholeForm(interview).state.outline == "pain=true,where=knee")
    }

    @Test("nothing of the answers is printed")
    func redacted() throws {
        var whole = try whole(Self.conditional)
        let change = whole.set([.string("canary")], at: try item("other", of: whole).place)
        var printed = "\(whole) \(change) "
        dump(whole, to: &printed)
        dump(whole.items, to: &printed)
        #expect(!printed.contains("canary"))
    }
}
