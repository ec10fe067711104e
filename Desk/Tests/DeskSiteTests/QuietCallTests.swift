import ConsultationRequests
import Foundation
import Testing

@testable import DeskSite

/// A call that can wait until the visitor leaves, told without alarm; and a call that leads to its request.
@Suite("Calls that are quiet, and whose they are") struct QuietCallTests {
    @Test func aQuietCallStandsBelowTheUrgentOnesAndIsNotCounted() async throws {
        let desk = try await DeskFixture()
        let quiet = try desk.call(station: "Seat 1", code: "talk-first", priority: .asap)
        await desk.desk.look()
        let alone = await desk.get("/").text
        #expect(alone.contains("id=\"a-\(quiet)\" class=\"call quiet\""))
        #expect(alone.contains("To be seen today, before they leave"))
        #expect(alone.contains("data-waiting=\"0\"") && alone.contains("<title>Front desk</title>"))
        let urgent = try desk.call(station: "Seat 2")
        await desk.desk.look()
        let both = await desk.get("/").text
        #expect(both.contains("data-waiting=\"1\""))
        let places = [urgent, quiet].compactMap { both.range(of: "id=\"a-\($0)\"")?.lowerBound }
        #expect(places.count == 2 && places == places.sorted(), "the urgent one first")
        #expect(await desk.get("/stats").text.contains("id=\"a-\(quiet)\" class=\"call quiet\""))
    }

    @Test func aQuietCallIsShownTakenAndClosedLikeAnyOther() async throws {
        let desk = try await DeskFixture()
        let call = try desk.call(code: "talk-first", priority: .asap)
        await desk.desk.look()
        #expect(await desk.post("/shown", ["numbers": "\(call)"]).status == 204)
        #expect(desk.marks.map(\.event) == [.shown])
        let take = ["event": "taken", "initials": "AB", "last": ""]
        #expect(await desk.post("/a/\(call)", take).status == 303)
        #expect(await desk.get("/").text.contains("id=\"a-\(call)\" class=\"call taken\""))
        let alerts = AlertStore(folder: desk.folder, station: "Seat 4", command: nil)
        #expect(try alerts.unacknowledged().isEmpty)
        let last = DeskMarks.last(of: desk.marks)
        let close = ["event": "closed", "initials": "AB", "last": last]
        #expect(await desk.post("/a/\(call)", close).status == 303)
        #expect(!(await desk.get("/").text.contains("\(call)")))
    }

    /// Quiet calls may wait for an hour; how long the urgent ones waited must not be hidden by that.
    @Test func statisticsTellQuietCallsApart() async throws {
        let desk = try await DeskFixture()
        for priority in [AlertPriority.stat, .asap, .asap] {
            let call = try desk.call(code: "talk-first", priority: priority)
            await desk.desk.look()
            let take = ["event": "taken", "initials": "AB", "last": ""]
            #expect(await desk.post("/a/\(call)", take).status == 303)
        }
        let page = await desk.get("/stats").text
        #expect(page.contains("<p><b>Calls</b>: 1 in all, 1 taken:"))
        #expect(page.contains("<p><b>To be seen today, before they leave</b>: 2 in all, 2 taken:"))
    }

    /// Only where kiosks count it, and never of fewer than five.
    @Test func statisticsTellWherePeopleStop() async throws {
        let desk = try await DeskFixture()
        let page = LeftPage(questionnaire: "Sleep <b>", page: "7\"\u{301}")
        #expect(!(await desk.get("/stats").text).contains("Where people stop"))
        let tally = LeavingTally(folder: desk.folder, station: "Seat 4")
        for _ in 0..<4 { try tally.count(page) }
        #expect(!(await desk.get("/stats").text).contains("Where people stop"))
        for _ in 0..<3 { try tally.count(page) }
        for _ in 0..<12 { try tally.count(LeftPage(questionnaire: nil, page: "menu")) }
        let english = await desk.get("/stats").text
        #expect(english.contains("<caption>Where people stop</caption>"))
        #expect(
            english.contains(
                "The choice of a questionnaire</td><td data-column=\"Visitors\">10 or more"
            )
        )
        #expect(english.contains("Sleep &lt;b&gt;") && english.contains("5 or more"))
        let spanish = await desk.get("/stats", ["accept-language": "es"]).text
        #expect(spanish.contains("<caption>Dónde lo deja la gente</caption>"))
        #expect(spanish.contains("10 o más") && spanish.contains("La elección de un cuestionario"))
    }

    /// Nobody at a desk knows the codes of a form; a code alone is better than nothing.
    @Test func whyIsSaidInTheWordsOfTheFormOrInOurOwn() async throws {
        let desk = try await DeskFixture()
        let visit = VisitID(random: 7)
        try desk.put(visit: visit)
        _ = try desk.call(display: "Is not safe <now>", visit: visit)
        _ = try desk.call(station: "Seat 5", code: "person-wanted", display: "never shown")
        _ = try desk.call(station: "Seat 6", code: "of-a-form")
        await desk.desk.look()
        let list = await desk.get("/").text
        #expect(list.contains("Why: Is not safe &lt;now&gt;</span>"))
        #expect(list.contains("Why: asked for a person</span>"))
        #expect(list.contains("Why: of-a-form</span>"))
        let number = try #require(RequestNumber(DeskFixture.number))
        #expect(await desk.get("/r/\(number)").text.contains("(Is not safe &lt;now&gt;): "))
    }

    @Test func aCallLeadsToTheRequestOfItsVisit() async throws {
        let desk = try await DeskFixture()
        let (own, other) = (VisitID(random: 7), VisitID(random: 8))
        try desk.put(visit: own)
        try desk.put("Sam Other", number: "20261123T081407Z-8H2M4T", visit: other)
        let call = try desk.call(priority: .asap, visit: own)
        await desk.desk.look()
        let list = await desk.get("/").text
        let number = try #require(RequestNumber(DeskFixture.number))
        #expect(list.contains("Request <a href=\"/r/\(number)\">\(number.spoken)</a></p>"))
        #expect(!list.contains("probably"))
        #expect(await desk.get("/r/\(number)").text.contains("Calls \(call.spoken) (safety-now): "))
    }
}
