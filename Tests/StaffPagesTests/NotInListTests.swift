import FHIRModel
import FormFiller
import StaffPages
import Testing

/// That an answer is in no list reaches staff: the visitor looked, and somebody has to ask.
struct NotInListTests {
    private static func form(repeats: Bool) throws -> Form {
        let set =
            #"{"resourceType":"ValueSet","id":"v","status":"active","compose":{"include":[{"system":"http://e.org/a","concept":[{"code":"x","display":"Cetirizine"}]},{"system":"http://e.org/elsewhere"}]}}"#
        let text =
            ##"{"resourceType":"Questionnaire","status":"active","language":"en","contained":[\##(set)],"item":[{"linkId":"q","type":"choice","repeats":\##(repeats),"text":"Which medicine?","answerValueSet":"#v"}]}"##
        return Form(compiling: try Questionnaire(parsing: Array(text.utf8)))
    }

    private func page(of interview: Interview) throws -> String {
        let response = String(
            decoding: interview.staffResponse.tree.serialized(),
            as: UTF8.self
        )
        let bundle =
            #"{"resourceType":"Bundle","type":"transaction","entry":[{"resource":\#(response)},{"resource":{"resourceType":"ServiceRequest","status":"active","intent":"proposal","subject":{"display":"x"}}}]}"#
        let tree = try JSONTree(parsing: Array(bundle.utf8))
        return try #require(StaffPage(bundle: tree, clock: .utc)).text(width: 100)
    }

    @Test("who found nothing is told from who was not asked")
    func nothing() throws {
        let now = try #require(FHIRDateTime("2026-11-23T12:00:00Z"))
        var interview = Interview(try Self.form(repeats: false), now: now)
        #expect(interview.reportNotInList().isEmpty)
        #expect(try page(of: interview).contains("Theirs is not in the list: please ask"))
        var skipped = Interview(try Self.form(repeats: false), now: now)
        #expect(skipped.skip().isEmpty)
        let other = try page(of: skipped)
        #expect(other.contains("Not answered") && !other.contains("not in the list"))
    }

    @Test("what was chosen besides stays; who chooses after all has found theirs")
    func besides() throws {
        let now = try #require(FHIRDateTime("2026-11-23T12:00:00Z"))
        var interview = Interview(try Self.form(repeats: true), now: now)
        guard case .question(let question) = interview.step, let option = question.options.first
        else {
            Issue.record("no question")
            return
        }
        #expect(interview.reportNotInList(besides: [option.value]).isEmpty)
        let both = try page(of: interview)
        #expect(both.contains("Cetirizine") && both.contains("Theirs is not in the list"))
        interview.back()
        #expect(interview.skip().isEmpty)
        #expect(!(try page(of: interview)).contains("not in the list"))
    }
}
