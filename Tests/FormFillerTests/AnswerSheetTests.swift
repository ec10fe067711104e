import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// The answers and repeats of an interview by themselves: where things stand, how many there are, what written conditions say.
@Suite("The answer sheet")
struct AnswerSheetTests {
    /// A group that repeats, a question in it, and one after it that is asked where the nearest answer in it is 1.
    private func sheet() throws -> AnswerSheet {
        AnswerSheet(
            try form(
                """
                {"linkId":"g","type":"group","repeats":true,"item":[
                  {"linkId":"a","type":"integer"},
                  {"linkId":"b","type":"integer",
                   "enableWhen":[{"question":"a","operator":"=","answerInteger":1}]}]},
                {"linkId":"c","type":"integer",
                 "enableWhen":[{"question":"a","operator":"=","answerInteger":1}]}
                """
            )
        )
    }

    private func occurrence(
        _ linkId: String,
        _ instance: Int32,
        of sheet: AnswerSheet
    ) throws
        -> Occurrence
    {
        let item = try #require(sheet.form.byLinkId[linkId])
        return Occurrence(instance, sheet.form.items[Int(item)].slot)
    }

    @Test(
        "a condition sees the nearest occurrence: its own instance inside a group, the last one from behind it"
    )
    func nearest() throws {
        var sheet = try sheet()
        let group = try occurrence("g", 0, of: sheet)
        sheet.makeInstances(2, of: group)
        let instances = sheet[group].instances
        for (instance, value) in zip(instances, [1, 2]) {
            let question = try occurrence("a", instance, of: sheet)
            sheet[question].answers = [.integer(value)]
            sheet.instances[Int(instance)].enabled.insert(Int(question.slot))
        }
        let inside = try instances.map { try occurrence("b", $0, of: sheet) }
        #expect(inside.map { sheet.conditionsHold(of: $0) } == [true, false])
        #expect(!sheet.conditionsHold(of: try occurrence("c", 0, of: sheet)))
    }

    @Test("the answers of a disabled question count for no condition")
    func disabled() throws {
        var sheet = try sheet()
        let group = try occurrence("g", 0, of: sheet)
        sheet.makeInstances(1, of: group)
        let instance = try #require(sheet[group].instances.first)
        sheet[try occurrence("a", instance, of: sheet)].answers = [.integer(1)]
        #expect(!sheet.conditionsHold(of: try occurrence("b", instance, of: sheet)))
    }

    @Test("a place names the same occurrence until its instance is taken away, and never another")
    func places() throws {
        var sheet = try sheet()
        let group = try occurrence("g", 0, of: sheet)
        sheet.makeInstances(1, of: group)
        let first = try #require(sheet[group].instances.first)
        let question = try occurrence("a", first, of: sheet)
        let place = sheet.place(of: question)
        #expect(sheet.occurrence(at: place) == question)
        #expect(sheet.parent(of: question) == group)
        sheet.empty(first)
        sheet[group].instances = [sheet.makeInstance(of: group)]
        #expect(sheet.occurrence(at: place) == nil)
        #expect(try #require(sheet.place(of: "a")) != place)
    }

    @Test("a question in an instance is counted in it and in all around it")
    func counts() throws {
        var sheet = try sheet()
        let group = try occurrence("g", 0, of: sheet)
        sheet.makeInstances(2, of: group)
        for instance in sheet[group].instances {
            let question = try occurrence("a", instance, of: sheet)
            sheet.instances[Int(instance)].enabled.insert(Int(question.slot))
            sheet.countAskable(1, at: question)
        }
        #expect(sheet.askableCount == 2)
        #expect(sheet.questionsBefore(try occurrence("c", 0, of: sheet)) == 2)
    }
}
