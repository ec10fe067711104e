import Kiosk
import Testing

/// The supervisor as a state machine: what every event leads to in every state.
struct SupervisionTests {
    private let start = ContinuousClock.now
    private let times = SupervisionTimes(
        watchdog: .seconds(60),
        notice: .seconds(5),
        grace: .seconds(3),
        soon: .seconds(10)
    )

    /// A kiosk whose first visit ended well and whose second runs.
    private func serving() -> Supervision {
        var kiosk = Supervision(times: times)
        _ = kiosk.handle(.began, at: start)
        _ = kiosk.handle(.visitEnded(.done), at: start)
        return kiosk
    }

    @Test func itBeginsWithAClearScreenAndAVisit() {
        var kiosk = Supervision(times: times)
        #expect(kiosk.deadline == nil)
        #expect(kiosk.handle(.began, at: start) == [.clear, .startVisit])
        #expect(kiosk.deadline == start + .seconds(60))
    }

    @Test(arguments: [VisitEnd.done, .erased])
    func oneVisitFollowsTheOther(end: VisitEnd) {
        var kiosk = serving()
        for _ in 0..<1000 {
            #expect(kiosk.handle(.visitEnded(end), at: start) == [.clear, .startVisit])
        }
    }

    @Test func aCrashIsToldOfAndThenTheNextVisitBegins() {
        var kiosk = serving()
        #expect(kiosk.handle(.visitEnded(.crashed), at: start) == [.clear, .tell(.startedAgain)])
        #expect(kiosk.deadline == start + .seconds(5))
        #expect(kiosk.handle(.deadlinePassed, at: start + .seconds(4)) == [])
        #expect(kiosk.handle(.deadlinePassed, at: start + .seconds(5)) == [.clear, .startVisit])
    }

    @Test func crashesOneAfterTheOtherWaitLongerAndLonger() {
        var kiosk = serving()
        var now = start
        var waits: [Duration] = []
        var notices: [Supervision.Order] = []
        for _ in 0..<9 {
            notices += kiosk.handle(.visitEnded(.crashed), at: now).filter { $0 != .clear }
            let deadline = kiosk.deadline ?? now
            waits.append(deadline - now)
            now = deadline
            _ = kiosk.handle(.deadlinePassed, at: now)
        }
        #expect(waits.map { $0 / .seconds(1) } == [5, 5, 10, 20, 40, 80, 80, 80, 80])
        #expect(
            notices.prefix(3) == [.tell(.startedAgain), .tell(.startedAgain), .tell(.outOfOrder)]
        )
        // A visit that came to its end ends the row.
        _ = kiosk.handle(.visitEnded(.done), at: now)
        #expect(kiosk.handle(.visitEnded(.crashed), at: now) == [.clear, .tell(.startedAgain)])
    }

    @Test func aCrashLateInAVisitIsNoRow() {
        var kiosk = serving()
        var now = start
        for _ in 0..<5 {
            now += .seconds(30)
            _ = kiosk.handle(.signOfLife, at: now)
            #expect(kiosk.handle(.visitEnded(.crashed), at: now) == [.clear, .tell(.startedAgain)])
            now += .seconds(5)
            #expect(kiosk.handle(.deadlinePassed, at: now) == [.clear, .startVisit])
        }
    }

    @Test func newSuppliesEndAVisitThatWaitsForItsVisitorAndNoOther() {
        var kiosk = serving()
        #expect(kiosk.handle(.suppliesChanged, at: start) == [.askVisitToEnd])
        #expect(kiosk.handle(.visitEnded(.erased), at: start) == [.clear, .startVisit])
        #expect(kiosk.handle(.visitorCame, at: start) == [])
        #expect(kiosk.handle(.signOfLife, at: start) == [])
        #expect(kiosk.handle(.suppliesChanged, at: start) == [])
        #expect(kiosk.handle(.visitEnded(.done), at: start) == [.clear, .startVisit])
        #expect(kiosk.handle(.suppliesChanged, at: start) == [.askVisitToEnd])
    }

    @Test func nothingToServeEndsTheKiosk() {
        var kiosk = Supervision(times: times)
        _ = kiosk.handle(.began, at: start)
        #expect(kiosk.handle(.nothingToServe(code: 78), at: start) == [.askVisitToEnd])
        #expect(kiosk.handle(.visitEnded(.refused(78)), at: start) == [.clear, .finish(78)])
    }

    @Test func signsOfLifeKeepAVisit() {
        var kiosk = serving()
        #expect(kiosk.handle(.signOfLife, at: start + .seconds(59)) == [])
        #expect(kiosk.handle(.deadlinePassed, at: start + .seconds(60)) == [])
        #expect(kiosk.handle(.deadlinePassed, at: start + .seconds(119)) == [.killVisit])
        #expect(kiosk.deadline == nil)
        #expect(
            kiosk.handle(.visitEnded(.crashed), at: start + .seconds(119)) == [
                .clear, .tell(.startedAgain),
            ]
        )
    }

    @Test func aVisitThatIsRefusedEndsTheKioskOnlyBeforeOneWasServed() {
        var first = Supervision(times: times)
        _ = first.handle(.began, at: start)
        #expect(first.handle(.visitEnded(.refused(78)), at: start) == [.clear, .finish(78)])
        var later = serving()
        #expect(
            later.handle(.visitEnded(.refused(78)), at: start) == [.clear, .tell(.startedAgain)]
        )
        var unable = Supervision(times: times)
        _ = unable.handle(.began, at: start)
        #expect(unable.handle(.visitNotStarted(code: 11), at: start) == [.clear, .finish(71)])
        var serving = self.serving()
        #expect(
            serving.handle(.visitNotStarted(code: 11), at: start) == [.clear, .tell(.startedAgain)]
        )
    }

    @Test(arguments: [(VisitEnd.inputEnded, Int32(0)), (.hungUp, 129)])
    func withoutATerminalThereIsNoFurtherVisit(end: VisitEnd, code: Int32) {
        var kiosk = serving()
        #expect(kiosk.handle(.visitEnded(end), at: start) == [.clear, .finish(code)])
    }

    @Test(arguments: [(Supervision.Event.terminated, Int32(0)), (.hungUp, 129)])
    func anEndWaitsForTheVisitButNotForEver(event: Supervision.Event, code: Int32) {
        var kiosk = serving()
        #expect(kiosk.handle(event, at: start) == [.askVisitToEnd])
        #expect(kiosk.handle(event, at: start) == [])
        #expect(kiosk.handle(.terminated, at: start) == [])
        #expect(kiosk.deadline == start + .seconds(3))
        #expect(kiosk.handle(.deadlinePassed, at: start + .seconds(3)) == [.killVisit])
        #expect(kiosk.deadline == nil)
        #expect(kiosk.handle(.visitEnded(.crashed), at: start) == [.clear, .finish(code)])
        let events: [Supervision.Event] = [
            .key, .terminated, .hungUp, .deadlinePassed, .visitEnded(.done),
        ]
        for event in events {
            #expect(kiosk.handle(event, at: start) == [])
        }
    }

    @Test func anEndDuringANoticeIsAtOnce() {
        var kiosk = serving()
        _ = kiosk.handle(.visitEnded(.crashed), at: start)
        #expect(kiosk.handle(.terminated, at: start) == [.clear, .finish(0)])
    }

    @Test func anEndWhileAHangingVisitIsKilledWaitsForIt() {
        var kiosk = serving()
        _ = kiosk.handle(.deadlinePassed, at: start + .seconds(60))
        #expect(kiosk.handle(.terminated, at: start + .seconds(60)) == [])
        #expect(
            kiosk.handle(.visitEnded(.crashed), at: start + .seconds(60)) == [.clear, .finish(0)]
        )
    }

    @Test func aKeyEndsANoticeButNotOutOfOrder() {
        var kiosk = serving()
        #expect(kiosk.handle(.key, at: start) == [])
        for _ in 0..<2 {
            _ = kiosk.handle(.visitEnded(.crashed), at: start)
            #expect(kiosk.handle(.key, at: start) == [.clear, .startVisit])
        }
        #expect(kiosk.handle(.visitEnded(.crashed), at: start) == [.clear, .tell(.outOfOrder)])
        #expect(kiosk.handle(.key, at: start) == [])
    }

    @Test(arguments: [
        (Int32?(0), VisitEnd.done), (75, .erased), (66, .inputEnded), (129, .hungUp),
        (78, .refused(78)),
        (64, .refused(64)), (74, .refused(74)), (1, .crashed), (127, .crashed), (nil, .crashed),
    ])
    func exitCodes(code: Int32?, end: VisitEnd) {
        #expect(VisitEnd(exitCode: code) == end)
    }
}
