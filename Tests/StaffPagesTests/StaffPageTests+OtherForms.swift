import FHIRModel
import RequestTesting
import StaffPages
import Testing

/// Requests of other clinics' forms, and of files that mean harm.
extension StaffPageTests {
    @Test func questionsOfAnotherFormStandByGroupWithTheirAnswers() throws {
        var request = SampleRequest(priority: "routine")
        request.items = [
            SampleRequest.group(
                "g",
                "Your mood",
                [
                    SampleRequest.coded("q1", "Little interest?", "2=More than half the days"),
                    SampleRequest.plain("q2", "Hours of sleep", #""valueDecimal":6.50"#),
                    SampleRequest.plain(
                        "q3",
                        "Weight",
                        #""valueQuantity":{"value":70.0,"unit":"kg","code":"kg"}"#
                    ),
                    SampleRequest.plain("q4", "Since", #""valueDate":"2026-05""#),
                ]
            )
        ]
        let text = try #require(try StaffPage(bundle: request.tree(), clock: .utc)).text()
        #expect(
            text.contains(
                """
                CONTACT
                  Name: Alex Example

                YOUR MOOD
                  Little interest? More than half the days
                  Hours of sleep: 6.50
                  Weight: 70.0 kg
                  Since: 2026-05

                """
            )
        )
    }

    @Test func nestedGroupsRepeatsAndItemsUnderAnswersKeepTheirPlace() throws {
        let dose = SampleRequest.plain("dose", "Dose", #""valueString":"5 mg""#)
        let medicine =
            #"{"linkId":"m","text":"Medicine","answer":[{"valueString":"A","item":[\#(dose)]},{"valueString":"B"}]}"#
        var request = SampleRequest()
        request.items = [
            SampleRequest.group(
                "g",
                "Family",
                [
                    SampleRequest.group(
                        "c",
                        "Child",
                        [SampleRequest.plain("n", "Name", #""valueString":"Eve""#)]
                    ),
                    SampleRequest.group(
                        "c",
                        "Child",
                        [SampleRequest.plain("n", "Name", #""valueString":"Ada""#), medicine]
                    ),
                    SampleRequest.plain("s", "Smokes", #""valueBoolean":false"#),
                    #"{"linkId":"w","text":"Weight"}"#,
                ]
            )
        ]
        let text = try #require(try StaffPage(bundle: request.tree(), clock: .utc)).text()
        #expect(
            text.contains(
                """
                FAMILY
                  Child (1)
                    Name: Eve
                  Child (2)
                    Name: Ada
                    Medicine: A
                      Dose: 5 mg
                    Medicine: B
                  Not answered: Weight
                  No: Smokes

                """
            )
        )
    }

    @Test func nothingFromAFileReachesTheTerminalAsACommand() throws {
        var request = SampleRequest.review
        let evil =
            #"\u001b]0;owned\u0007 \u009b2J \u202Eright \u2066 \u200b \u2028 \u0000 \ud83d\ude00 \uE000"#
        request.items.append(
            SampleRequest.plain("x", "X\(evil)", #""valueString":"\#(evil)""#)
        )
        request.form = "http://example.org/\(evil)|1\(evil)"
        request.name = evil
        let page = try #require(try StaffPage(bundle: request.tree(), clock: .utc))
        for rendering in [page.text(), page.html, page.narrative] {
            for scalar in rendering.unicodeScalars where scalar != "\n" {
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse:
                    Issue.record("U+\(String(scalar.value, radix: 16)) in a rendering")
                default: break
                }
            }
        }
    }

    @Test func itsDescriptionTellsNoAnswer() throws {
        let page = try #require(try StaffPage(bundle: SampleRequest.review.tree(), clock: .utc))
        var dumped = ""
        dump(page, to: &dumped)
        for words in ["\(page)", String(reflecting: page), dumped] {
            #expect(!words.contains("Alex") && !words.contains("opioid"))
        }
    }
}
