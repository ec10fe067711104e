import Kiosk
import RandomTesting
import Testing

/// Five wrong codes within fifteen minutes pause a kiosk for fifteen.
@Suite struct CodePauseTests {
    private let start = ContinuousClock.now

    private func pause(wrongAt seconds: [Int]) -> CodePause {
        seconds.reduce(into: CodePause()) { $0.noteWrong(at: start + .seconds($1)) }
    }

    @Test func fourWrongCodesPauseNothing() {
        #expect(!pause(wrongAt: [0, 1, 2, 3]).isPaused(at: start + .seconds(3)))
    }

    @Test func theFifthPausesItForFifteenMinutes() {
        let pause = pause(wrongAt: [0, 100, 200, 300, 400])
        #expect(pause.isPaused(at: start + .seconds(400)))
        #expect(pause.isPaused(at: start + .seconds(400 + 899)))
        #expect(!pause.isPaused(at: start + .seconds(400 + 900)))
    }

    @Test func fiveThatAreFarApartPauseNothing() {
        #expect(!pause(wrongAt: [0, 400, 800, 1_000, 1_200]).isPaused(at: start + .seconds(1_200)))
    }

    @Test func afterThePauseTheCountBeginsAnew() {
        var pause = pause(wrongAt: [0, 1, 2, 3, 4])
        for second in [905, 906, 907, 908] { pause.noteWrong(at: start + .seconds(second)) }
        #expect(!pause.isPaused(at: start + .seconds(908)))
        pause.noteWrong(at: start + .seconds(909))
        #expect(pause.isPaused(at: start + .seconds(909)))
    }

    /// A visit is told how it stands in words, and goes on counting where the one before ended.
    @Test func aVisitGoesOnWhereTheOneBeforeEnded() {
        var random = SeededNumbers(seed: 5)
        for _ in 0..<300 {
            var whole = CodePause()
            var handed = CodePause()
            var now = start
            for _ in 0..<30 {
                now += .seconds(Int.random(in: 0...600, using: &random))
                handed = CodePause(ages: handed.ages(at: now), at: now)
                #expect(whole.isPaused(at: now) == handed.isPaused(at: now))
                whole.noteWrong(at: now)
                handed.noteWrong(at: now)
            }
        }
    }

    @Test(arguments: ["", "x", "-5 3", "99999999999999999999", "1 2 3 4 5 6 7 8 9"])
    func whateverStandsThereIsRead(_ ages: String) {
        let pause = CodePause(ages: ages, at: start)
        #expect(pause.ages(at: start).split(separator: " ").count <= CodePause.limit)
    }

    /// At most five codes are looked at in any fifteen minutes, however fast they are typed.
    @Test func nobodyTriesMoreThanFiveInFifteenMinutes() {
        var pause = CodePause()
        var tried: [Int] = []
        for second in 0..<10_000 {
            let now = start + .seconds(second)
            guard !pause.isPaused(at: now) else { continue }
            tried.append(second)
            pause.noteWrong(at: now)
        }
        for (index, second) in tried.enumerated() where index >= CodePause.limit {
            #expect(second - tried[index - CodePause.limit] >= 900)
        }
        #expect(tried.count > 20)
    }
}
