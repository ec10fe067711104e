import Foundation
import Testing

@testable import Kiosk

/// What a form says on when its items are shown, and on what has to be read.
struct UsageModeTests {
    private static let core = "http://hl7.org/fhir/StructureDefinition/questionnaire-"

    private static func form(_ mode: String) throws -> AskedForm {
        try AskedForm(
            #"""
            {"linkId":"first","type":"string","text":"The first","extension":[{"url":"\#(core)usageMode","valueCode":"\#(mode)"}]},
            {"linkId":"q","type":"string","text":"The second"}
            """#
        )
    }

    @Test(
        "R4 usageMode: what is for showing the completed form is not asked",
        arguments: ["display", "display-non-empty"]
    )
    func display(mode: String) throws {
        let form = try Self.form(mode)
        #expect(form.text.contains("The second"))
        #expect(!form.text.contains("The first"))
    }

    @Test(
        "R4 usageMode: what is for capturing is asked, and so is what has no such code",
        arguments: ["capture", "capture-display", "capture-display-non-empty", "other"]
    )
    func capture(mode: String) throws {
        #expect(try Self.form(mode).text.contains("The first"))
    }

    @Test("supportLink is read as text, at a question and on a page")
    func supportLink() throws {
        let link =
            #""extension":[{"url":"\#(Self.core)supportLink","valueUri":"https://example.org/more"}]"#
        for type in ["string", "display"] {
            let form = try AskedForm(
                #"{"linkId":"q","type":"\#(type)","text":"Some words",\#(link)}"#
            )
            #expect(form.text.contains("More on this: https://example.org/more"), "\(type)")
        }
    }

    @Test("supportLink on a group is read at each of its questions, and on a page once")
    func supportLinkOfGroup() throws {
        let link =
            #""extension":[{"url":"\#(Self.core)supportLink","valueUri":"https://example.org/more"}]"#
        for inner in [
            #"{"linkId":"q","type":"string","text":"Some words"}"#,
            #"{"linkId":"d","type":"display","text":"Some"},{"linkId":"e","type":"display","text":"words"}"#,
        ] {
            let form = try AskedForm(
                #"{"linkId":"g","type":"group","text":"You",\#(link),"item":[\#(inner)]}"#
            )
            let count = form.text.components(separatedBy: "https://example.org/more").count - 1
            #expect(count == 1, "\(form.text)")
        }
    }

    @Test("legal text is read whole where it stands, not behind ?")
    func legal() throws {
        let control =
            #""extension":[{"url":"\#(Self.core)itemControl","valueCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/questionnaire-item-control","code":"legal"}]}}]"#
        let notice =
            #"{"linkId":"l","type":"display","text":"First sentence. Second sentence.",\#(control)}"#
        let below = try AskedForm(
            #"{"linkId":"q","type":"string","text":"Your name","item":[\#(notice)]}"#
        )
        #expect(below.text.contains("Your name"))
        #expect(below.text.contains("First sentence. Second sentence."))
        var inGroup = try AskedForm(
            #"{"linkId":"g","type":"group","text":"You","item":[\#(notice),{"linkId":"q","type":"string","text":"Your name"}]}"#
        )
        #expect(inGroup.text.contains("First sentence. Second sentence."))
        #expect(!inGroup.text.contains("Your name"))
        inGroup.type("")
        #expect(inGroup.text.contains("Your name"))
    }

    @Test("a pattern that is written as matches('…') is read as the pattern")
    func matches() throws {
        var form = try AskedForm(
            #"{"linkId":"q","type":"string","text":"Your code","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/regex","valueString":"matches('[a-z]{3}')"}]}"#
        )
        form.type("ab1")
        #expect(form.answers().isEmpty)
        form.type("abc")
        #expect(form.answers() == ["“abc”"])
    }
}
