import ConsultationRequests
import RandomTesting
import Testing

/// What a code looks like, and how it may be typed.
@Suite struct VisitCodeTests {
    @Test func aCodeIsTwoGroupsOfFourDigitsThatLookLikeNoLetter() {
        var random = SeededNumbers(seed: 17)
        for _ in 0..<2_000 {
            let spoken = VisitCode(random: random.next()).spoken
            #expect(spoken.count == 9)
            #expect(spoken.split(separator: " ").map(\.count) == [4, 4])
            #expect(spoken.allSatisfy { " 23456789".contains($0) }, "\(spoken)")
        }
    }

    @Test func everyCodeThatCanBeDrawnIsAnother() {
        let some = stride(from: 0, to: 1 << 24, by: 1_237).map { VisitCode(random: UInt64($0)) }
        #expect(Set(some).count == some.count)
        #expect(VisitCode(random: 0) != VisitCode(random: (1 << 24) - 1))
    }

    /// A code is read back however somebody groups it.
    @Test func whateverStandsBetweenTheDigitsIsPassedOver() {
        var random = SeededNumbers(seed: 4)
        let separators = [
            "", " ", "  ", "-", " - ", "\u{2013}", "\u{2212}", ".", "\u{A0}", "\t", "/",
        ]
        for _ in 0..<500 {
            let code = VisitCode(random: random.next())
            let typed = code.spoken.filter { $0 != " " }.map(String.init).reduce("") {
                $0 + $1 + (separators.randomElement(using: &random) ?? "")
            }
            #expect(VisitCode(typed: typed) == code, "\(typed)")
            #expect(VisitCode(typed: "  \(code.spoken) ") == code)
        }
        #expect(VisitCode(typed: "\u{FF14}729 3386") == VisitCode(typed: "47293386"))
    }

    @Test(arguments: [
        "", "4729338", "472933866", "4729 3380", "4729 3381", "4729 338O", "4729 338l", "abcd efgh",
        "4729 3386 x", "four seven two nine", "+4729 3386", "½½½½ ½½½½", "\u{1F680}4729 3386",
    ])
    func aLineThatCanBeNoCodeIsNone(_ line: String) {
        #expect(VisitCode(typed: line) == nil)
    }

    @Test func aCodeAndARecordNumberAreNeverPrinted() throws {
        let code = VisitCode(random: 99)
        let record = try #require(RecordNumber("quokka-4711"))
        for text in ["\(code)", "\(record)", String(reflecting: code), String(reflecting: record)] {
            #expect(!text.contains("4711") && !text.contains(code.spoken.prefix(4)), "\(text)")
        }
    }

    @Test(arguments: [
        "4711", " 4711 ", "MRN 00-4711/B", "É-12", "<b>4711</b>", "\"4711\"",
        String(repeating: "9", count: 64),
    ])
    func aRecordNumberIsKeptAsItIsTyped(_ text: String) {
        #expect(RecordNumber(text)?.value == text.filter { $0 != " " || text.contains("MRN") })
    }

    @Test(arguments: [
        "", "   ", "47\n11", "47\u{1B}[2J", "47\u{0}11", "47\u{202E}11",
        String(repeating: "9", count: 65),
        String(repeating: "e\u{301}\u{301}\u{301}\u{301}", count: 60),
    ])
    func aTextThatCouldDoHarmIsNoRecordNumber(_ text: String) {
        #expect(RecordNumber(text) == nil)
    }
}
