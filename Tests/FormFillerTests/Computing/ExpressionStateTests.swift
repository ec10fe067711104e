import FHIRModel
import FHIRPath
import FormTesting
import Testing

@testable import FormFiller

/// The expressions of an interview by themselves, over a sheet in which nothing was answered.
@Suite("The state of expressions")
struct ExpressionStateTests {
    private func sheet() throws -> AnswerSheet {
        let file =
            #"{"resourceType":"Questionnaire","status":"active","extension":[\#(Computed.variable("x", "%patient.id")),\#(Computed.variable("y", "%x & '!'"))],"item":[{"linkId":"a","type":"string","extension":[\#(Computed.by(Computed.sdc + "calculatedExpression", "%y"))]}]}"#
        return AnswerSheet(
            Form(compiling: try Questionnaire(parsing: Array(file.utf8)))
        )
    }

    @Test(
        "an expression sees launch resources, through variables that are kept until they are forgotten"
    )
    func variables() throws {
        let sheet = try sheet()
        var state = ExpressionState(sheet.form, now: try noon())
        state.addLaunchResources(["patient": try JSONTree(parsing: Array(#"{"id":"p1"}"#.utf8))])
        let number = try #require(sheet.form.expressions.first(.calculated, on: 0))
        let found = state.evaluateKeepingVariables(number, in: 0, of: sheet, now: try noon())
        #expect(found?.first.flatMap { state.plain($0) } == .string("p1!"))
        #expect(state.variables.count == 2)
        let again = state.evaluate(number, in: 0, of: sheet, now: try noon())
        #expect(again?.count == 1)
    }

    @Test("without the launch resource there is no value, and no failure either")
    func missing() throws {
        let sheet = try sheet()
        let state = ExpressionState(sheet.form, now: try noon())
        let number = try #require(sheet.form.expressions.first(.calculated, on: 0))
        let found = state.evaluate(number, in: 0, of: sheet, now: try noon())
        #expect(found?.first.flatMap { state.plain($0) } == .string("!"))
    }

    @Test("a failure is known where it happened, until the expression can be evaluated there")
    func failures() throws {
        var state = ExpressionState(try sheet().form, now: try noon())
        let places = [
            ExpressionPlace(number: 0, instance: 0), ExpressionPlace(number: 0, instance: 1),
        ]
        for place in places { state.noteFailure(true, at: place) }
        state.noteFailure(false, at: places[0])
        #expect(state.failures == [places[1]])
    }

    @Test("nothing at all is not true, several values are neither true nor false")
    func truth() throws {
        let state = ExpressionState(try sheet().form, now: try noon())
        #expect(state.truth(of: []) == false)
        #expect(state.truth(of: [.boolean(true), .boolean(true)]) == nil)
        #expect(state.truth(of: [.integer(1)]) == nil)
        #expect(state.isTrue([.integer(1)]))
    }
}
