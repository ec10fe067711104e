import ConsultationRequests
import FHIRModel
import Foundation
import Testing

@testable import DeskSite

/// The page that gives codes to known patients.
@Suite("Codes for known patients") struct CodesPageTests {
    private let fixture: DeskFixture
    private let folder: String
    private static let files: [(name: String, bytes: [UInt8])] = [
        (
            "phq9.json",
            Array(
                #"{"resourceType":"Questionnaire","url":"http://x.example/phq9","title":"Mood <b>&\"'"}"#
                    .utf8
            )
        ),
        (
            "a\"b autofocus=x.json",
            Array(#"{"resourceType":"Questionnaire","title":"Second"}"#.utf8)
        ),
    ]

    init() async throws {
        fixture = try await DeskFixture(forms: Self.files)
        folder = fixture.codes
        try CodeFolder(folder, by: "").prepare()
    }

    private var fields: [String: String] {
        ["record": "4711", "form-phq9": "yes", "hours": "24", "initials": "AB"]
    }

    private var codes: [CodeSummary] {
        get throws { try CodeFolder(folder, by: "").codes() }
    }

    @Test(arguments: ["en", "es"])
    func aCodeIsGivenAndPrintedOnce(language: String) async throws {
        let page = await fixture.get("/codes", ["accept-language": language])
        #expect(page.status == 200)
        #expect(page.text.contains("Mood &lt;b&gt;&amp;&quot;"))
        #expect(page.text.contains(CodeWords.inLanguage(language).title))
        let slip = await fixture.post("/codes", fields, ["accept-language": language])
        #expect(slip.status == 200)
        #expect(slip.header("Cache-Control") == "no-store")
        let given = try #require(try codes.first)
        #expect(given.state == .open)
        #expect(given.code.record.value == "4711")
        #expect(given.code.forms.map(\.url) == ["http://x.example/phq9"])
        #expect(given.code.initials == "AB")
        // The slip has both languages and the code, and the code opens it.
        let shown = try #require(slip.text.firstMatch(of: /<p class="code">([2-9 ]+)<\/p>/))
        let code = try #require(VisitCode(typed: String(shown.1)))
        #expect(try CodeFolder(folder, by: "").waiting(code) == given.code)
        for words in [CodeWords.english, .spanish] {
            #expect(slip.text.contains(words.slip.heading))
        }
        // The record and the forms are not on what is printed.
        let printed = try #require(
            slip.text.firstMatch(of: /(?s)<section class="slip".*?<\/section>/)
        )
        #expect(!printed.0.contains("4711") && !printed.0.contains("Mood"))
        let list = await fixture.get("/codes")
        #expect(list.text.contains("<bdi>4711</bdi>"))
        #expect(!list.text.contains(code.spoken))
    }

    @Test(arguments: [
        ["record": ""], ["record": "47\n11"], ["record": String(repeating: "9", count: 65)],
        ["form-phq9": ""], ["hours": "0"], ["hours": "169"], ["hours": "x"], ["initials": ""],
        ["initials": "<script>"],
    ])
    func whatCannotBeGivenIsSaid(_ change: [String: String]) async throws {
        var all = fields.merging(change) { $1 }
        if change["form-phq9"] != nil { all["form-phq9"] = nil }
        let page = await fixture.post("/codes", all)
        #expect(page.status == 400)
        #expect(try codes.isEmpty)
    }

    /// A record number may look like markup; it is text everywhere, and never in an attribute or an address.
    @Test(arguments: [
        "<script>alert(1)</script>", "\"onfocus=x", "\"\u{301}onfocus=x", "4711&amp;", "' or 1=1",
        "é\u{301}<b>",
    ])
    func aHostileRecordNumberIsText(_ record: String) async throws {
        let slip = await fixture.post("/codes", fields.merging(["record": record]) { $1 })
        #expect(slip.status == 200)
        for page in [slip.text, await fixture.get("/codes").text] {
            #expect(!page.contains("a\"b"))
            #expect(!page.contains("<script>alert") && !page.contains("<b>"), "\(page)")
            for tag in page.matches(of: /<[a-z][^>]*>/) {
                #expect(!tag.0.contains("onfocus") && !tag.0.contains("or 1=1"), "\(tag.0)")
            }
        }
    }

    @Test func aCodeIsTakenBackUnlessItWasUsed() async throws {
        _ = await fixture.post("/codes", fields)
        let number = try #require(try codes.first).code.number
        #expect(await fixture.post("/codes/\(number)", ["initials": ""]).status == 400)
        let taken = await fixture.post("/codes/\(number)", ["initials": "CD"])
        #expect(taken.status == 303)
        #expect(await fixture.post("/codes/\(number)", ["initials": "CD"]).status == 409)
        for word in ["x", "20261123T141507Z-7F3KQ2", "../token", ""] {
            #expect(await fixture.post("/codes/\(word)", ["initials": "CD"]).status == 404)
        }
        guard case .withdrawn(let use) = try codes.first?.state else {
            Issue.record("not withdrawn")
            return
        }
        #expect(use.by == "CD")
        #expect(await fixture.get("/codes").text.contains("taken back by CD"))
    }

    @Test func theRulesOfFormsHoldHereToo() async throws {
        let evil = ["origin": "http://evil.example"]
        #expect(await fixture.post("/codes", fields, evil).status == 403)
        #expect(await fixture.post("/codes", fields.merging(["csrf": "x"]) { $1 }).status == 403)
        #expect(await fixture.post("/codes", fields, ["cookie": "a=b"]).status == 401)
        #expect(await fixture.get("/codes", ["cookie": "a=b"]).status == 401)
        #expect(try codes.isEmpty)
        // GET changes nothing.
        #expect(
            await fixture.get("/codes?record=4711&form-phq9=yes&hours=24&initials=AB").status == 200
        )
        #expect(try codes.isEmpty)
    }

    @Test func withoutAFolderOfCodesThereIsNoPage() async throws {
        let plain = try await DeskFixture()
        #expect(await plain.get("/codes").status == 404)
        #expect(await plain.post("/codes", fields).status == 404)
        #expect(!(await plain.get("/")).text.contains("/codes"))
        #expect((await fixture.get("/")).text.contains("href=\"/codes\""))
    }

    /// What a kiosk notes is seen at the desk.
    @Test func aVisitThatBrokeOffStandsInTheList() async throws {
        _ = await fixture.post("/codes", fields)
        let kiosk = CodeFolder(folder, by: "Seat <4>")
        let code = try #require(try codes.first).code
        #expect(try kiosk.begin(code))
        #expect(await fixture.get("/codes").text.contains("NO END YET"))
        try kiosk.noteEnd(of: code)
        let page = await fixture.get("/codes", ["accept-language": "es"]).text
        #expect(page.contains("INTERRUMPIDO") && page.contains("Seat &lt;4&gt;"))
        #expect(!page.contains("action=\"/codes/\(code.number)\""))
    }
}
