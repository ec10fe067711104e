import Foundation
import SystemPackage
import TerminalTesting
import Testing

@testable import ConsultationRequests

/// Where people stop is counted, and nobody is singled out by it.
struct LeavingTallyTests {
    private let folder: TemporaryFolder
    private let page = LeftPage(questionnaire: "Your medicines", page: "7.2")

    init() throws { folder = try TemporaryFolder() }

    private func count(_ times: Int, station: String, _ page: LeftPage) throws {
        let tally = LeavingTally(folder: folder.path, station: station)
        for _ in 0..<times { try tally.count(page) }
    }

    private var told: [String] {
        LeavingTally.told(in: [folder.path]).map {
            "\($0.page.questionnaire ?? "-") \($0.page.page) \($0.count)"
        }
    }

    @Test func aPageIsToldFromFiveVisitorsOnOverAllStations() throws {
        try count(3, station: "Window 2", page)
        try count(1, station: "Seat 4", page)
        #expect(told.isEmpty)
        try count(1, station: "Seat 4", page)
        #expect(told == ["Your medicines 7.2 5"])
    }

    /// Whoever looks before and after one visit must not learn where that visitor stopped.
    @Test func numbersAreRoundedDownToFives() throws {
        try count(9, station: "Seat 4", page)
        #expect(told == ["Your medicines 7.2 5"])
        try count(1, station: "Seat 4", page)
        #expect(told == ["Your medicines 7.2 10"])
    }

    @Test func theMostComeFirst() throws {
        try count(5, station: "a", page)
        try count(10, station: "a", LeftPage(questionnaire: nil, page: "menu"))
        try count(5, station: "a", LeftPage(questionnaire: "Another", page: "1"))
        #expect(told == ["- menu 10", "Another 1 5", "Your medicines 7.2 5"])
    }

    /// The file has pages and counts, and neither times nor an order that could be laid beside the audit trail.
    @Test func theFileSaysNothingElse() throws {
        try count(2, station: "Seat 4", page)
        try count(1, station: "Seat 4", LeftPage(questionnaire: nil, page: "menu"))
        let data = try Data(contentsOf: URL(filePath: folder.path + "/leaving-Seat_4.tally"))
        let expected =
            #"{"left":[{"page":"menu","count":1},"#
            + #"{"questionnaire":"Your medicines","page":"7.2","count":2}]}"#
        let text = String(decoding: data, as: UTF8.self).filter { $0 != "\n" }
        #expect(text.replacing(": ", with: ":").replacing(", ", with: ",") == expected)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == ["leaving-Seat_4.tally"])
    }

    @Test(arguments: ["", "nonsense", "{}", #"{"left":[{"page":"a","count":-9}]}"#, "[]"])
    func aDamagedFileBeginsAnew(text: String) throws {
        try folder.write(text, to: "leaving-Seat_4.tally")
        #expect(told.isEmpty)
        try count(5, station: "Seat 4", page)
        #expect(told == ["Your medicines 7.2 5"])
    }

    @Test func countsAtTheEndOfNumbersDoNotTrap() throws {
        for name in ["a", "b"] {
            let line = #"{"left":[{"page":"menu","count":9223372036854775807}]}"#
            try folder.write(line, to: "leaving-\(name).tally")
        }
        #expect(told.count == 1)
        try count(1, station: "a", LeftPage(questionnaire: nil, page: "menu"))
    }

    @Test func whatAPowerCutLeftIsInNobodysWay() throws {
        try folder.write("{", to: ".leaving-Seat_4.tally.new")
        try count(5, station: "Seat 4", page)
        #expect(told == ["Your medicines 7.2 5"])
    }

    @Test func afterADiskErrorTheOldTallyStands() throws {
        try count(5, station: "Seat 4", page)
        var system = SystemCalls.live
        system.write = { _, _ throws(Errno) in throw .noSpace }
        let tally = LeavingTally(folder: folder.path, station: "Seat 4", system: system)
        #expect(throws: StoreError.self) { try tally.count(page) }
        #expect(told == ["Your medicines 7.2 5"])
    }
}
