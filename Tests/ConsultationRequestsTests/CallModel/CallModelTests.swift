import Foundation
import Testing

/// No order of events leaves an alert unsent, sent after it was closed, or shown as taken when nobody took it.
@Suite("Every order of events of a call") struct CallModelTests {
    /// What is looked at together; each bounds how often its events may happen, further where `ANTEROOM_CALL_MODEL=further` asks for
    /// it, which takes minutes.
    struct Part: Sendable, CustomTestStringConvertible {
        let name: String
        let bounds: [CallModel.Kind: Int]
        var further: [CallModel.Kind: Int] = [:]
        var late: Set<Int> = []
        var testDescription: String { name }

        var allBounds: [CallModel.Kind: Int] {
            let isFurther =
                ProcessInfo.processInfo.environment["ANTEROOM_CALL_MODEL"] == "further"
            return isFurther ? bounds.merging(further) { $1 } : bounds
        }
    }

    static let parts = [
        Part(
            name: "two calls, two desks",
            bounds: [
                .call: 1, .callQuietly: 1, .retry: 1, .draw: 2, .take: 1, .clock: 1,
            ],
            further: [.sendQuiet: 1, .look: 1, .prompt: 1]
        ),
        Part(
            name: "a visitor calls again",
            bounds: [
                .call: 1, .callAgain: 1, .look: 2, .prompt: 2, .draw: 2, .show: 1, .take: 2,
            ],
            further: [.retry: 1, .clock: 1]
        ),
        Part(
            name: "any process dies at any change",
            bounds: [
                .call: 1, .callQuietly: 1, .retry: 1, .draw: 1, .take: 1, .acknowledge: 1,
                .death: 1,
            ],
            further: [.show: 1, .close: 1]
        ),
        Part(
            name: "a disk that is full, away, or not to be read",
            bounds: [
                .call: 1, .keepLate: 1, .retry: 1, .draw: 1, .show: 1, .take: 1,
                .trouble: 2,
                .supervisorEnds: 1,
            ],
            further: [.callAgain: 1]
        ),
        Part(
            name: "clocks that jump",
            bounds: [
                .call: 1, .retry: 2, .clock: 1, .clockBack: 1, .draw: 1, .take: 1,
                .supervisorEnds: 1,
            ],
            further: [.clock: 2]
        ),
        Part(
            name: "a share that shows files late",
            bounds: [
                .call: 1, .retry: 1, .look: 1, .prompt: 1, .draw: 2, .show: 1, .take: 2, .share: 2,
            ],
            further: [.share: 3],
            late: [0, 2]
        ),
    ]

    @Test(arguments: parts) func thePromisesHold(part: Part) {
        let model = CallModel(part.allBounds, late: part.late)
        model.search()
        print("\(part.name): \(model.states) states, \(model.transitions) transitions")
        for violation in model.violations { Issue.record("\(violation)") }
        #expect(model.states > 500, "the search goes everywhere")
    }
}
