import FHIRModel
import RequestTesting
import StaffPages
import Testing

@Suite struct StaffPageTests {
    @Test func thePageStandsInTheOrderStaffWorkIn() throws {
        let now = FHIRDateTime("2026-11-23T10:30:00Z")?.secondsSince1970
        let page = try #require(
            try StaffPage(
                bundle: SampleRequest.review.tree(),
                numberText: "7F3-KQ2 (20261123T081407Z-7F3KQ2)",
                clock: ClinicClock(now: now) { _ in 60 }
            )
        )
        #expect(page.text() == Self.reviewPage)
    }

    @Test func everyLineLeavesTheLastColumnFree() throws {
        var request = SampleRequest.review
        request.tags.append(
            #"{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}"#
        )
        let banner = "Talk before leaving, and not only to the front desk"
        request.items.append(SampleRequest.coded("p", "Priority", "x=\(banner)"))
        request.extensions.append(SampleRequest.section(nil, "p"))
        request.items.append(
            SampleRequest.plain(
                "story",
                "Ein langes Wort",
                #""valueString":"\#(String(repeating: "漢字é", count: 90))""#
            )
        )
        let page = try #require(try StaffPage(bundle: request.tree(), clock: .utc))
        for width in [40, 57, 80, 132] {
            for line in page.text(width: width).split(separator: "\n") {
                let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
                #expect(columns < width, "\(line)")
            }
        }
    }

    @Test(arguments: [
        ("stat", "URGENT"), ("asap", "TALK FIRST"), ("urgent", "SOON"), ("routine", "ROUTINE"),
    ])
    func theBannerFollowsThePriority(code: String, banner: String) throws {
        let page = try #require(
            try StaffPage(bundle: SampleRequest(priority: code).tree(), clock: .utc)
        )
        #expect(page.priority == RequestPriority(rawValue: code))
        #expect(page.text().hasPrefix("*** \(banner) ***\n"))
    }

    @Test func prioritiesRankAsR4DefinesThem() {
        #expect(RequestPriority.allCases.sorted() == [.stat, .asap, .urgent, .routine])
    }

    @Test func theFormsOwnWordsAreTheBannerAndNeverHideThatItIsUrgent() throws {
        var request = SampleRequest(priority: "asap")
        request.items = [SampleRequest.coded("p", "Priority", "x=Talk before leaving")]
        request.extensions = [SampleRequest.section(nil, "p")]
        let text = try #require(try StaffPage(bundle: request.tree(), clock: .utc)).text()
        #expect(text.hasPrefix("*** Talk before leaving ***\n==="))
        request.priority = "stat"
        let urgent = try #require(try StaffPage(bundle: request.tree(), clock: .utc)).text()
        #expect(urgent.hasPrefix("*** URGENT ***\n*** Talk before leaving ***\n"))
    }

    @Test func whatIsOpenAndWhatCouldNotBeFilledInStandsAboveTheAnswers() throws {
        var request = SampleRequest()
        request.status = "in-progress"
        request.extensions = [
            SampleRequest.note("open-problem", "Weight: not below 30"),
            #"""
            {"url":"https://anteroom.example/fhir/StructureDefinition/extraction-problem","extension":[
            {"url":"linkId","valueString":"weight"},
            {"url":"message","valueString":"no Observation was made"}]}
            """#,
        ]
        let text = try #require(try StaffPage(bundle: request.tree(), clock: .utc)).text()
        #expect(
            text.contains(
                """
                Station: seat 4
                NOT FINISHED: the form was let through as it stands (in-progress).
                Open:
                  - Weight: not below 30
                Not everything could be filled in:
                  - 'weight': no Observation was made

                CONTACT
                """
            )
        )
    }

    @Test func timesAreThoseOfTheClinicsClocks() throws {
        var request = SampleRequest()
        let moment = #""valueDateTime":"2026-07-01T08:00:00+05:30""#
        request.items = [SampleRequest.plain("when", "When?", moment)]
        let clock = ClinicClock(now: nil) { $0 > 0 ? -300 : 0 }
        let text = try #require(try StaffPage(bundle: request.tree(), clock: clock)).text()
        #expect(text.contains("Made: 2026-11-23 03:14 (UTC-05:00)\n"))
        #expect(text.contains("Answered: 2026-11-23 03:13 (UTC-05:00)\n"))
        #expect(text.contains("When? 2026-07-01 08:00 (UTC+05:30)\n"), "as it was answered")
    }

    @Test func aSectionOfWhichNothingWasAskedSaysSo() throws {
        var request = SampleRequest()
        request.items = [SampleRequest.plain("q", "Quiet?", #""valueBoolean":true"#)]
        request.extensions = [
            #"""
            {"url":"https://anteroom.example/fhir/StructureDefinition/staff-section","extension":[
            {"url":"heading","valueString":"Health"},{"url":"linkId","valueString":"health"}]}
            """#
        ]
        let page = try #require(try StaffPage(bundle: request.tree(), clock: .utc))
        #expect(page.text().contains("HEALTH\n  Not asked.\n"))
        #expect(page.html.contains("Not asked."))
    }

    @Test func whatIsComputedOfQuestionsThatWereNotAskedIsNotRead() throws {
        var request = SampleRequest()
        request.extensions = [
            #"""
            {"url":"https://anteroom.example/fhir/StructureDefinition/staff-section","extension":[
            {"url":"heading","valueString":"Signs"},{"url":"linkId","valueString":"count"},
            {"url":"linkId","valueString":"signs"},{"url":"asked","valueString":"signs.one"}]}
            """#
        ]
        let count = SampleRequest.plain("count", "Signs of 5", #""valueInteger":0"#)
        request.items = [count]
        let unasked = try #require(try StaffPage(bundle: request.tree(), clock: .utc))
        #expect(unasked.text().contains("SIGNS\n  Not asked.\n"))
        #expect(!unasked.text().contains("Signs of 5"))
        request.items.append(SampleRequest.plain("signs.one", "One?", #""valueBoolean":true"#))
        let asked = try #require(try StaffPage(bundle: request.tree(), clock: .utc))
        #expect(asked.text().contains("SIGNS\n  Signs of 5: 0\n"))
    }

    @Test func aLongAnswerDoesNotPushTheNextSectionAway() throws {
        var request = SampleRequest.review
        let long = String(repeating: "漢字", count: 300)
        request.items.append(
            SampleRequest.plain("contact.access", "Help?", #""valueString":"\#(long)""#)
        )
        let text = try #require(try StaffPage(bundle: request.tree(), clock: .utc)).text()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let safety = try #require(lines.firstIndex(of: "SAFETY ANSWERS"))
        #expect(safety < 18)
        #expect(text.contains("Help? (long, stands under Long answers)"))
        #expect(text.contains("LONG ANSWERS\n  Help? 漢字"))
    }

    @Test func aDemonstrationSaysTestOnEveryRendering() throws {
        var request = SampleRequest.review
        request.tags.append(
            #"{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}"#
        )
        let page = try #require(try StaffPage(bundle: request.tree(), clock: .utc))
        #expect(page.text().contains("*** TEST: "))
        #expect(page.html.contains("<b>TEST: "))
        #expect(page.narrative.contains("<b>TEST: "))
    }

    private static let reviewPage = """
        *** Talk before leaving ***
        ===============================================================================
        Consultation asked for by the visitor
        Request: 7F3-KQ2 (20261123T081407Z-7F3KQ2)
        Made: 2026-11-23 09:14 (UTC+01:00), 2 hours ago
        Station: seat 4

        CONTACT
          Name? Alex Example
          How? By phone
          Number? 555-0123
          Easier? A ramp

        SAFETY ANSWERS
          Are you thinking about ending your life right now? No
            CHANGED, earlier answer: Yes
          In the past month? Yes
          No: Are you in danger?

        OUTCOME
          Outcome: A clinician looks first
          Reasons:
            - past-month-thoughts
            - safety-not-answered
            - Blood pressure often too high
          How old are you? 18 to 64

        HEALTH
          Blood pressure? Yes, and it is often too high
          No: Heart? (None of these); Mind? (None of these); Pregnant?

        ANSWERS
          May we use your answers? I agree
          Check first? Check first
          Did something happen? Yes
          Did it come back? Yes
          Did you stay away? Yes
          Jumpy? Yes
          How long ago? One month ago or more
          Told? Yes
          Tried? Talk therapy; Medicine
          Cares? Family doctor
          Alcohol? I choose not to say
          Other? High eye pressure; Thyroid
          Medicines? Strong pain pills; An MAOI
          Call? Yes
          Message? Yes
          When? Evening; Weekend
          Language? Spanish
          Reason? PTSD
          Ride? Not yet
          Form? Ask me later
          Signs: 3
          Talk: Yes
          Notes: Takes an opioid; Takes an MAOI
          No: Numb?

        FORM AND TIME
          Form: https://anteroom.example/fhir/Questionnaire/consultation|0.1.0
          Answered: 2026-11-23 09:13 (UTC+01:00)

        SIGN-OFF
          Seen by: ____________________________ Time: _______________________________
          Action: ____________________________________________________________________
          Safety assessment by: _______________ Tool: _______________________________

        Self-reported on a kiosk. Not a diagnosis, not an eligibility decision.
        Versions: form 0.1.0, layout 2
        SHA-256 of the answers:
          f08bbb41cb66e346a060bd637fd373b9e59d3464a08f0a7bfc6fd80b5232be8f

        """
}
