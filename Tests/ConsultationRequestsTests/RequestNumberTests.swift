import RandomTesting
import Testing

@testable import ConsultationRequests

@Suite struct RequestNumberTests {
    @Test func isWrittenAsSecondAndSixCharacters() throws {
        let time = try #require(UTCTime("2026-11-23T14:15:07Z"))
        let code = try #require(RequestNumber.code(spoken: "7F3-KQ2"))
        let number = RequestNumber(time: time, code: code)
        #expect(number.description == "20261123T141507Z-7F3KQ2")
        #expect(number.spoken == "7F3-KQ2")
        #expect(RequestNumber(number.description) == number)
    }

    @Test(arguments: [
        ("7f3kq2", "7F3-KQ2"), ("7f3 kq2", "7F3-KQ2"), ("oO0-iIl", "000-111"),
        ("LLL-OOO", "111-000"), ("ZZZ-ZZZ", "ZZZ-ZZZ"),
    ])
    func spokenNumbersComeThroughWithCrockfordsReadings(spoken: String, meant: String) throws {
        let code = try #require(RequestNumber.code(spoken: spoken))
        #expect(RequestNumber(time: UTCTime(secondsSince1970: 0), code: code).spoken == meant)
    }

    @Test(arguments: ["", "7F3-KQ", "7F3-KQ22", "7F3-KQU", "7F3_KQ2", "7F3-KQé"])
    func otherTextIsNoSpokenNumber(text: String) {
        #expect(RequestNumber.code(spoken: text) == nil)
    }

    @Test(arguments: [
        "20261123T141507Z-7F3KQ2.json", "20261123T141507Z", "20261123T141507Z-7f3kq2",
        "20261323T141507Z-7F3KQ2", "20260230T141507Z-7F3KQ2", "2026-11-23T14:15:07Z-7F3KQ2",
    ])
    func onlyTheExactWholeFormIsRead(text: String) {
        #expect(RequestNumber(text) == nil)
    }

    @Test(arguments: [Int64.min, -1, 0, 253_402_300_799, 253_402_300_800, Int64.max])
    func aClockInAnyYearGivesANumberThatIsReadBack(seconds: Int64) throws {
        let code = try #require(RequestNumber.code(spoken: "7F3-KQ2"))
        let number = RequestNumber(time: UTCTime(clock: seconds), code: code)
        #expect(RequestNumber(number.description) == number)
        #expect(UTCTime(number.time.extended) == number.time)
    }

    @Test func everyCodeIsWrittenAndReadBack() {
        var generator = SeededNumbers(seed: 6)
        for _ in 0..<2_000 {
            let code = UInt32.random(in: 0..<RequestNumber.codeCount, using: &generator)
            let seconds = Int64.random(in: 0..<253_402_300_800, using: &generator)
            let number = RequestNumber(time: UTCTime(secondsSince1970: seconds), code: code)
            #expect(RequestNumber(number.description) == number)
            #expect(RequestNumber.code(spoken: number.spoken) == code)
        }
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
        (951_868_800, "2000-03-01T00:00:00Z"), (1_709_164_800, "2024-02-29T00:00:00Z"),
        (4_107_542_400, "2100-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
    ])
    func civilDatesFollowTheGregorianCalendar(seconds: Int64, text: String) {
        #expect(UTCTime(secondsSince1970: seconds).extended == text)
        #expect(UTCTime(text)?.secondsSince1970 == seconds)
    }
}
