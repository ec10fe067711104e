import FHIRModel
import FormAuthoring
import Testing

/// What authors write by mistake, and what `check` says of it.
struct AuthorSlipTests {
    private static func form(_ items: String, _ head: String = #""language":"en""#) -> String {
        #"{"resourceType":"Questionnaire","status":"draft","title":"T","url":"http://example.org/q",\#(head),"item":[\#(items)]}"#
    }

    private static let plain = #"{"linkId":"a","type":"string","text":"Your name"}"#

    @Test(
        "a slip is named with how to mend it",
        arguments: [
            (form(plain, #""language":"sp""#), "write es"),
            (form(plain, #""language":"ger""#), "write de"),
            (form(plain, #""language":"en_US""#), "write en-US"),
            (form(plain, #""language":"en","date":"23.11.2026""#), "write 2026-11-23"),
            (form(plain, #""language":"en","date":"11/23/2026""#), "write 2026-11-23"),
            (form(plain) + "}", "bracket too many"),
            (form(plain.replacing("name", with: #""own" name"#)), "inside a text"),
            ("# a form\nstatus: draft\n", "This is YAML"),
            ("- linkId: a\n  text: b\n", "This is YAML"),
            (#"{"lformsVersion":"30","items":[]}"#, "LHC-Forms' own format"),
            (#"{"items":[{"questionCode":"a","question":"A"}]}"#, "LHC-Forms' own format"),
            (
                form(#"{"linkId":"a","type":"choice","text":"A","answerOption":["Red"]}"#),
                #"write { "valueString": "Red" }"#
            ),
            (
                form(
                    #"{"linkId":"a","type":"choice","text":"A","answerOption":[{"valueCoding":"Red"}]}"#
                ), #"write { "code": "Red" }"#
            ),
            (
                form(#"{"linkId":"a","type":"string","text":"A","score":2}"#),
                "points belong on each answerOption"
            ),
            (
                form(
                    #"{"linkId":"a","type":"choice","text":"A","answerOption":[{"valueString":"x","score":2}]}"#
                ), "points stand in the extension"
            ),
            (
                form(plain + #",{"linkId":"A","type":"string","text":"Your age"}"#),
                "only by capital letters"
            ),
            (
                form(#"{"linkId":"a","type":"string","text":"¿Cómo está?"}"#), "looks Spanish"
            ),
            (
                form(#"{"linkId":"a","type":"string","text":"How are you 😀?"}"#),
                "cannot show this emoji"
            ),
            (
                form(
                    #"{"linkId":"a","type":"choice","text":"Sex","answerOption":[{"valueString":"Male"},{"valueString":"Female"}]}"#
                ), "no answer for others"
            ),
        ]
    )
    func slip(text: String, said: String) {
        let messages = QuestionnaireCheck(Array(text.utf8)).findings.map(\.message)
        #expect(messages.contains { $0.contains(said) }, "\(messages)")
    }

    @Test("what is right is not named")
    func right() {
        for items in [
            Self.plain + #",{"linkId":"B","type":"string","text":"Your age"}"#,
            #"{"linkId":"a","type":"choice","text":"Sex","answerOption":[{"valueString":"Male"},{"valueString":"Female"},{"valueString":"Other"}]}"#,
        ] {
            let findings = QuestionnaireCheck(Array(Self.form(items).utf8)).findings
            #expect(findings.allSatisfy { $0.rule == "draft-status" }, "\(findings)")
        }
        let spanish = Self.form(
            #"{"linkId":"a","type":"string","text":"¿Cómo está?"}"#,
            #""language":"es""#
        )
        #expect(
            QuestionnaireCheck(Array(spanish.utf8)).findings.allSatisfy {
                $0.rule == "draft-status"
            }
        )
    }

    @Test("a date that is two days in two countries is not guessed")
    func doubtfulDate() {
        let text = Self.form(Self.plain, #""language":"en","date":"04/05/2026""#)
        let messages = QuestionnaireCheck(Array(text.utf8)).findings.map(\.message)
        #expect(messages.contains { $0.contains("must be a date") && !$0.contains("write 2026") })
    }

    @Test("a file of another version of FHIR is said to be one before anything else")
    func versions() throws {
        let older = Self.form(
            #"{"linkId":"a","type":"choice","text":"A","option":[{"valueString":"x"}],"options":{"reference":"x"}}"#
        )
        let newer = Self.form(
            Self.plain,
            #""language":"en","versionAlgorithmString":"semver","copyrightLabel":"x""#
        )
        for (text, said) in [(older, "Looks like STU3."), (newer, "Looks like R5.")] {
            let first = try #require(QuestionnaireCheck(Array(text.utf8)).findings.first)
            #expect(first.message.hasPrefix(said), "\(first.message)")
        }
    }
}
