import ConsultationRequests
import Testing

@testable import DeskDelivery

/// The table of what is done after which answer, row by row.
@Suite("Rules of delivery") struct DeliveryRuleTests {
    private static let taken =
        #"{"resourceType":"Bundle","type":"transaction-response","entry":[{"response":{"status":"201 Created","location":"Patient/1"}},{"response":{"status":"200"}}]}"#

    private static func step(
        _ status: Int,
        _ body: String = "",
        retryAfter: Int64? = nil,
        tries: Tries = Tries()
    ) -> NextStep {
        var tries = tries
        return DeliveryRules.step(
            after: .answered(
                status: status,
                retryAfter: retryAfter,
                body: AnsweredBody(Array(body.utf8))
            ),
            entries: 2,
            tries: &tries,
            chance: 0.99
        )
    }

    /// The word of a step's kind.
    private static func kind(_ step: NextStep) -> String {
        switch step {
        case .delivered: "delivered"
        case .refused: "refused"
        case .held: "held"
        case .wait: "wait"
        case .search: "search"
        case .renewToken: "token"
        case .stop: "stop"
        }
    }

    @Test(arguments: [
        (202, "held"), (204, "held"), (301, "stop"), (307, "stop"), (308, "stop"), (400, "refused"),
        (415, "refused"),
        (422, "refused"), (418, "refused"), (401, "token"), (403, "stop"), (404, "stop"),
        (405, "stop"), (410, "stop"),
        (501, "stop"), (409, "search"), (412, "held"), (413, "held"), (408, "wait"), (425, "wait"),
        (429, "wait"),
        (503, "wait"), (500, "wait"), (502, "wait"), (504, "wait"), (599, "wait"), (200, "held"),
        (201, "held"),
    ])
    func aStatusLeadsToItsStep(_ status: Int, _ kind: String) {
        #expect(Self.kind(Self.step(status)) == kind)
        #expect(
            Self.kind(
                Self.step(status, #"{"resourceType":"OperationOutcome","issue":[{"code":"x"}]}"#)
            ) == kind
        )
    }

    @Test func onlyAWholeAnswerToATransactionIsDelivered() {
        #expect(Self.step(200, Self.taken) == .delivered(locations: ["Patient/1"]))
        for body in [
            Self.taken.replacing("transaction-response", with: "batch-response"),
            Self.taken.replacing("201", with: "400"),
            Self.taken.replacing(#",{"response":{"status":"200"}}"#, with: ""),
            Self.taken.replacing(#""200""#, with: "200"), "", "[]",
        ] {
            #expect(Self.kind(Self.step(200, body)) == "held", "\(body)")
        }
    }

    @Test func whatTheServerAsksForIsWaitedAnHourAtMost() {
        #expect(Self.step(503, retryAfter: 7) == .wait(seconds: 7, "503"))
        #expect(Self.step(429, retryAfter: 1_000_000) == .wait(seconds: 3_600, "429"))
        #expect(Self.step(429, retryAfter: -5) == .wait(seconds: 0, "429"))
        #expect(CurlServer.retryAfter("120") == 120)
        let now = moment("2026-11-23T08:00:00Z")
        #expect(CurlServer.retryAfter("Mon, 23 Nov 2026 08:02:00 GMT", now: now) == 120)
        #expect(CurlServer.retryAfter("soon") == nil)
    }

    @Test func waitsGrowToAQuarterOfAnHourAndNeverEnd() {
        var tries = Tries()
        var longest: [Int64] = []
        for _ in 0..<40 {
            guard
                case .wait(let seconds, _) = DeliveryRules.step(
                    after: .notReached,
                    entries: 2,
                    tries: &tries,
                    chance: 0.9999
                )
            else { break }
            longest.append(seconds)
        }
        #expect(longest.count == 40 && longest.prefix(3) == [4, 9, 19] && longest.last == 899)
        var fresh = Tries()
        #expect(
            DeliveryRules.step(after: .notReached, entries: 2, tries: &fresh, chance: 0)
                == .wait(seconds: 1, "not reached")
        )
    }

    @Test func aServerThatFailsEightTimesWantsAPerson() {
        var tries = Tries()
        let steps = (0..<8).map { _ in
            DeliveryRules.step(
                after: .answered(status: 500, retryAfter: nil, body: AnsweredBody([])),
                entries: 2,
                tries: &tries,
                chance: 0.5
            )
        }
        #expect(steps.map(Self.kind) == Array(repeating: "wait", count: 7) + ["held"])
    }

    @Test func aTokenIsRenewedOnce() {
        var tries = Tries()
        tries.hasNewToken = true
        #expect(Self.kind(Self.step(401, tries: tries)) == "stop")
    }

    @Test func aBrokenLineLeadsToASearchAndABadCertificateStops() {
        var tries = Tries()
        #expect(
            Self.kind(DeliveryRules.step(after: .lost, entries: 2, tries: &tries, chance: 0))
                == "search"
        )
        #expect(
            Self.kind(DeliveryRules.step(after: .notTrusted, entries: 2, tries: &tries, chance: 0))
                == "stop"
        )
    }

    @Test func aConflictIsSearchedForAndHeldAfterThree() {
        let none = ServerAnswer.answered(
            status: 200,
            retryAfter: nil,
            body: AnsweredBody(Array(#"{"resourceType":"Bundle","type":"searchset"}"#.utf8))
        )
        let one = ServerAnswer.answered(
            status: 200,
            retryAfter: nil,
            body: AnsweredBody(
                Array(
                    #"{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"ServiceRequest"}}]}"#
                        .utf8
                )
            )
        )
        var tries = Tries()
        func search(_ answer: ServerAnswer, _ isConflict: Bool) -> String {
            Self.kind(
                DeliveryRules.step(
                    afterSearch: answer,
                    isConflict: isConflict,
                    tries: &tries,
                    chance: 0
                )
            )
        }
        #expect(search(one, true) == "delivered" && search(one, false) == "delivered")
        #expect(
            [search(none, true), search(none, true), search(none, true)] == [
                "wait", "wait", "held",
            ]
        )
        let forbidden = ServerAnswer.answered(status: 403, retryAfter: nil, body: AnsweredBody([]))
        #expect(search(forbidden, false) == "wait", "without the right to read it is sent again")
    }

    /// What a server says in words may repeat what it was sent, and is never part of what is written down.
    @Test func theServersWordsAreNotKept() {
        let outcome =
            #"{"resourceType":"OperationOutcome","issue":[{"code":"invalid","diagnostics":"Alex Canary"},{"code":"<b>Canary"}]}"#
        #expect(Self.step(422, outcome) == .refused("422 invalid"))
        #expect(AnsweredBody(Array(outcome.utf8)).words == ["Alex Canary"])
    }
}
