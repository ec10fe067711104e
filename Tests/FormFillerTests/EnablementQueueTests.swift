import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// What waits to be looked at, by itself, without an interview that does something about it.
@Suite("The queue of what an answer concerns")
struct EnablementQueueTests {
    private func sheet() throws -> AnswerSheet {
        AnswerSheet(
            try form(
                """
                {"linkId":"a","type":"integer"},
                {"linkId":"b","type":"integer",
                 "enableWhen":[{"question":"a","operator":"exists","answerBoolean":true}]},
                {"linkId":"c","type":"integer",
                 "enableWhen":[{"question":"a","operator":"exists","answerBoolean":true}]}
                """
            )
        )
    }

    @Test("what reads an answer is given out once each, in document order, with the reason")
    func order() throws {
        var sheet = try sheet()
        var enablement = Enablement()
        enablement.queue(2, in: 0, under: 0, for: .stale, on: &sheet)
        for _ in 0..<2 { enablement.queueReaders(of: Occurrence(0, 0), on: &sheet) }
        var given: [String] = []
        while let (occurrence, reasons) = enablement.next(on: &sheet) {
            given.append("\(occurrence.slot) \(reasons.contains(.stale))")
        }
        #expect(given == ["1 false", "2 true"])
        #expect(!enablement.isUnstable)
    }

    @Test(
        "items that queue each other for ever are given up, and what follows is looked at as before"
    )
    func circle() throws {
        var sheet = try sheet()
        var enablement = Enablement()
        enablement.queue(1, in: 0, under: 0, on: &sheet)
        var looks = 0
        while let (occurrence, _) = enablement.next(on: &sheet) {
            looks += 1
            enablement.queue(3 - occurrence.slot, in: 0, under: 0, on: &sheet)
        }
        #expect(enablement.isUnstable)
        #expect(looks == 2 * Int(Enablement.maximumRounds))
        enablement.queue(1, in: 0, under: 0, on: &sheet)
        #expect(enablement.next(on: &sheet)?.occurrence == Occurrence(0, 1))
        #expect(enablement.next(on: &sheet) == nil)
    }
}
