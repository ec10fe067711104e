import ConsultationRequests
import FHIRModel
import Testing

@testable import anteroom

@Suite("The bell of requests watch rings at once for what is new, then at its pauses")
struct WatchBellTests {
    @Test(
        "one call alone: every ten seconds where it is urgent, every five minutes where it is quiet"
    )
    func pauses() {
        var bell = WatchBell()
        let look1 = bell.seconds(upTo: 30, waiting: [call(1, .stat)])
        #expect(look1 == [0, 10, 20, 30])
        bell = WatchBell()
        let look2 = bell.seconds(upTo: 600, waiting: [call(1, .asap)])
        #expect(look2 == [0, 300, 600])
    }

    @Test("a second call rings at once, however quiet it and the first are")
    func secondCall() {
        for first in [AlertPriority.asap, .stat] {
            for second in [AlertPriority.asap, .stat] {
                var bell = WatchBell()
                let look3 = bell.rings(at: 0, requests: [], waiting: [call(1, first)])
                #expect(look3)
                let look4 = bell.rings(at: 1, requests: [], waiting: [call(1, first)])
                #expect(!look4)
                let both = [call(1, first), call(2, second)]
                let look5 = bell.rings(at: 2, requests: [], waiting: both)
                #expect(look5)
                let look6 = bell.rings(at: 3, requests: [], waiting: both)
                #expect(!look6)
            }
        }
    }

    @Test("a quiet call rings at once though the loud one before it was taken a second ago")
    func afterALoudOne() {
        var bell = WatchBell()
        let look7 = bell.rings(at: 0, requests: [], waiting: [call(1, .stat)])
        #expect(look7)
        let look8 = bell.rings(at: 1, requests: [], waiting: [call(2, .asap)])
        #expect(look8)
        let look9 = bell.rings(at: 2, requests: [], waiting: [call(2, .asap)])
        #expect(!look9)
    }

    @Test(
        "a request rings once when it is new, also while a call waits; those of the first look do not"
    )
    func requests() {
        var bell = WatchBell()
        let look10 = bell.rings(at: 0, requests: [number(1)], waiting: [])
        #expect(!look10)
        let look11 = bell.rings(at: 1, requests: [number(1), number(2)], waiting: [])
        #expect(look11)
        let look12 = bell.rings(at: 2, requests: [number(1), number(2)], waiting: [])
        #expect(!look12)
        let look13 = bell.rings(at: 3, requests: [], waiting: [call(3, .asap)])
        #expect(look13)
        let look14 = bell.rings(at: 4, requests: [number(4)], waiting: [call(3, .asap)])
        #expect(look14)
    }

    @Test("a clock that is set back does not silence it")
    func clockSetBack() {
        var bell = WatchBell()
        let look15 = bell.rings(at: 10_000, requests: [], waiting: [call(1, .asap)])
        #expect(look15)
        let look16 = bell.rings(at: 0, requests: [], waiting: [call(1, .asap)])
        #expect(look16)
    }

    private func number(_ code: UInt32) -> RequestNumber {
        RequestNumber(time: UTCTime(secondsSince1970: 0), code: code)
    }

    private func call(_ code: UInt32, _ priority: AlertPriority) -> AlertRecord {
        AlertRecord(number: number(code), station: "kiosk", code: "risk", priority: priority)
    }
}

extension WatchBell {
    /// The seconds at which it rings while the same calls wait.
    fileprivate mutating func seconds(upTo end: Int, waiting: [AlertRecord]) -> [Int] {
        var rung: [Int] = []
        for second in 0...end where rings(at: second, requests: [], waiting: waiting) {
            rung.append(second)
        }
        return rung
    }
}
