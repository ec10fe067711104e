import FHIRModel
import FormFiller
import Foundation
import Testing

@testable import Kiosk

/// At which page a visitor stopped is noted only where the clinic wants it, and without a word of an answer.
struct LeavingPageTests {
    private static let file = """
        {"resourceType":"Questionnaire","status":"active","title":"Sleep","item":[
        {"linkId":"note","type":"display","text":"Please read."},
        {"linkId":"why","type":"string","text":"Why?"},
        {"linkId":"how","type":"string","text":"How?"}]}
        """

    private func noted(
        _ lines: [String],
        isWanted: Bool = true,
        byTime: Bool = false
    ) throws
        -> [VisitMoment]
    {
        let form = Form(compiling: try Questionnaire(parsing: Array(Self.file.utf8)))
        var settings = ConversationSettings(forms: [form])
        settings.notesLeavingPages = isWanted
        let now = try #require(FHIRDateTime("2026-11-23T09:00:00+01:00"))
        var visit = Conversation(settings, now: now)
        var effects = visit.handle(.begin(TerminalSize(columns: 80, rows: 24)), at: now)
        for line in lines { effects += visit.handle(.line(line), at: now) }
        if byTime {
            effects += visit.handle(.idle(partial: ""), at: now)
            effects += visit.handle(.idle(partial: ""), at: now)
        } else {
            effects += visit.handle(.line("q"), at: now) + visit.handle(.line("1"), at: now)
        }
        return effects.compactMap { effect in
            guard case .record(let moment) = effect, moment != .begun else { return nil }
            return moment
        }
    }

    private func left(_ form: String?, _ page: String) -> VisitMoment {
        .left(LeavingPage(questionnaire: form, page: page))
    }

    @Test func itIsNotNotedUnlessTheClinicSaidYes() throws {
        #expect(try noted(["", "1"], isWanted: false) == [.erased])
        #expect(try noted(["", "1"], isWanted: false, byTime: true) == [.idle])
    }

    @Test func thePageIsTheOneUnderTheQuestionWhetherToStop() throws {
        #expect(try noted([""]) == [.erased, left(nil, "menu")])
        #expect(try noted(["", "1"]) == [.erased, left("Sleep", "note")])
        #expect(try noted(["", "1", "", "SECRET"], byTime: true) == [.idle, left("Sleep", "how")])
        #expect(try noted(["", "1", "", "SECRET", "?"]) == [.erased, left("Sleep", "how")])
        #expect(try noted(["", "1", ""], byTime: true) == [.idle, left("Sleep", "why")])
    }

    @Test func theQuestionsOnContactAreOnePage() throws {
        let lines = ["", "1", "", "SECRET", "SECRET"]
        #expect(try noted(lines) == [.erased, left("Sleep", "contact")])
    }
}
