import FHIRModel
import Testing

@Suite("FHIR date, dateTime, time")
struct FHIRDateTimeTests {
    @Test(arguments: [
        "2026", "2026-11", "2026-11-23", "2026-11-23T14:15:07Z", "2026-11-23T14:15:07.250-05:00",
        "0001-01-01", "2024-02-29",
    ])
    func precisionIsKept(_ text: String) {
        #expect(FHIRDateTime(text)?.description == text)
    }

    @Test(arguments: [
        "", "26", "2026-13", "2026-02-29", "2026-11-31", "2026-1-1", "2026-11-23T",
        "2026-11-23T14:15Z",
        "2026-11-23T14:15:07", "2026-11-23T25:00:00Z", "2026-11-23 ", "0000",
    ])
    func whatIsNoDateIsNil(_ text: String) {
        #expect(FHIRDateTime(text) == nil)
    }

    @Test(arguments: [
        ("2026", "2025", Ordering.descending),
        ("2026-11-23T10:00:00Z", "2026-11-23T11:00:00+01:00", .equal),
        ("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00Z", .equal),
        ("2026-11-23T10:00:00Z", "2026-11-23T10:00:00.001Z", .ascending),
    ])
    func moments(_ one: String, _ other: String, _ order: Ordering) throws {
        #expect(try #require(FHIRDateTime(one)).compare(#require(FHIRDateTime(other))) == order)
    }

    @Test func lessPreciseOrZonelessDatesDoNotCompare() throws {
        let year = try #require(FHIRDateTime("2026"))
        let month = try #require(FHIRDateTime("2026-02"))
        #expect(year.compare(month) == nil)
        let zoned = try #require(FHIRDateTime("2026-02-01T10:00:00Z"))
        let local = try #require(FHIRDateTime("2026-02-01T10:00:00", isPartialAllowed: true))
        #expect(zoned.compare(local) == nil)
    }

    @Test func everyDayOfFourCenturiesComesBack() {
        for number in stride(from: -150_000, through: 150_000, by: 7) {
            let date = FHIRDateTime.date(ofDayNumber: number)
            #expect(
                FHIRDateTime.dayNumber(year: date.year, month: date.month, day: date.day) == number
            )
        }
        #expect(
            FHIRDateTime(secondsSince1970: 1_795_443_307)?.description == "2026-11-23T14:15:07Z"
        )
        #expect(
            FHIRDateTime(secondsSince1970: -1, offset: 60)?.description
                == "1970-01-01T00:59:59+01:00"
        )
    }

    @Test(arguments: [
        ("14:30:00.5", true), ("14:30", false), ("24:00:00", false), ("14:30:61", false),
    ])
    func times(_ text: String, _ isTime: Bool) {
        #expect((FHIRTime(text)?.description == text) == isTime)
    }
}
