import FHIRModel
import FormAuthoring
import Testing

/// What people save under a questionnaire's name that is none: each is told what it is, and what to do.
struct FileKindTests {
    private static let form = #"{"resourceType": "Questionnaire", "status": "draft"}"#

    private func message(_ text: [UInt8]) -> String {
        QuestionnaireCheck(text).findings.first?.message ?? ""
    }

    @Test(
        "files that are no text",
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D], "picture"), ([0xFF, 0xD8, 0xFF, 0xE0], "picture"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "Word or Excel"),
            ([0x37, 0x7A, 0xBC, 0xAF], "packed"),
            ([0xFD, 0x37, 0x7A, 0x58], "packed"), ([0x50, 0x4B, 0x05, 0x06], "ZIP"),
            ([0x1F, 0x8B, 0x08, 0x00], ".tgz"), ([0x7F, 0x45, 0x4C, 0x46], "no text"),
            (Array("bplist00".utf8), "no text"), (Array("q.json".utf8), "no text"),
            ([], "no text"), ([0xFF, 0xFE, 0, 0, 0x7B], "UTF-32"),
            ([0, 0, 0, 0x7B, 0, 0, 0, 0x22], "UTF-32"), ([0x7B, 0, 0, 0, 0x22], "UTF-32"),
            ([0xFF, 0xFE, 0x7B], "UTF-16"),
        ] as [([UInt8], String)]
    )
    func bytes(start: [UInt8], word: String) {
        #expect(message(start + [UInt8](repeating: 0, count: 40)).contains(word))
    }

    @Test(
        "texts of another kind",
        arguments: [
            ("<!-- saved -->\n<!DOCTYPE html><html>Sign in</html>", "web page"),
            ("<div class=\"login\">Sign in</div>", "web page"),
            ("<Questionnaire xmlns=\"http://hl7.org/fhir\"/>", "FHIR XML"),
            ("<?xml version=\"1.0\"?><Questionnaire/>", "FHIR XML"),
            ("%YAML 1.2\n---\na: b\n", "YAML"),
            ("diff --git a/q.json b/q.json\n+{", "what has changed"),
            ("--- a/q.json\n+++ b/q.json\n", "what has changed"),
            ("linkId,text,type\na,Do you walk?,boolean\n", "table"),
            ("\"linkId\",\"text\"\n\"a\",\"Do you walk?\"\n", "table"),
            ("\"linkId\";\"text\"\n\"a\";\"Do you walk?\"\n", "table"),
            ("Dear clinic,\nplease ask people about sleep.\n", "text for people"),
            ("# Sleep\n\n- How do you sleep?\n", "text for people"),
            ("\u{1E}\(form)\n\u{1E}\(form)\n", "NDJSON"),
            ("linkId\ttext\ttype\na\tDo you walk?\tboolean\n", "table"),
            ("```json\n\(form)\n```\n", "before its first {"),
            ("Here is your questionnaire:\n\n\(form)", "before its first {"),
            ("const form = \(form);", "before its first {"),
            ("[\(form)]", "list of resources"),
            (#"{"questionnaire": \#(form)}"#, "inside 'questionnaire'"),
            (#"{"pages": [{"elements": []}]}"#, "another program"),
            ("# ours\nstatus = \"active\"\n[[item]]\n", "TOML"),
            ("[questionnaire]\nid = a\n", "TOML"),
            ("@prefix fhir: <http://hl7.org/fhir/> .\n", "Turtle"),
            ("PREFIX fhir: <http://hl7.org/fhir/>\n", "Turtle"),
            ("Alias: $x = http://x\n\nInstance: A\nInstanceOf: Questionnaire\n", "Shorthand"),
            ("version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS"),
            ("eyJyZXNvdXJjZVR5cGUiOiJRdWVzdGlvbm5haXJlIn0=\n", "base64"),
            ("\(form)\n\(form)\n", "NDJSON"), ("\(form) \r\n\(form)", "NDJSON"),
            ("questionnaire = \(form)", "before its first {"),
            (#""{\"resourceType\": \"Questionnaire\"}""#, "quotation marks"),
        ]
    )
    func texts(text: String, word: String) {
        #expect(message(Array(text.utf8)).contains(word), "\(message(Array(text.utf8)))")
    }

    /// What is JSON, or nearly, must not be taken for something else.
    @Test(
        "texts that are JSON with a slip",
        arguments: [
            "[true]", "[1]", "{\"a\":\u{1}1}", "{\"a\": 1,}\n", "[\"instance: a\"]", "{}\n}",
            "{\n}\n{\n}",
        ]
    )
    func slips(text: String) {
        let found = message(Array(text.utf8))
        #expect(
            !["TOML", "NDJSON", "no text", "Shorthand"].contains { found.contains($0) },
            "\(found)"
        )
    }

    @Test func aFormOfDSTU2IsCalledSo() {
        let text = #"{"resourceType":"Questionnaire","status":"draft","group":{"linkId":"r"}}"#
        let findings = QuestionnaireCheck(Array(text.utf8)).findings
        #expect(findings.contains { $0.message.hasPrefix("Looks like DSTU2") })
        #expect(!findings.contains { $0.message.hasPrefix("Looks like STU3") })
    }

    @Test(
        "signs in numbers and between them",
        arguments: [
            (#"{"a": 2,5}"#, "Decimals have a point"), (#"{"a": 1,000.5}"#, "no commas"),
            (#"{"a": 1,000,000}"#, "no commas"), ("{\"a\": \u{200B}1}", "cannot be seen"),
            ("{\"a\":\u{A0}1}", "no-break space"), ("// note\n{\"a\" 1}", "comments"),
        ]
    )
    func signs(text: String, word: String) {
        #expect(message(Array(text.utf8)).contains(word), "\(message(Array(text.utf8)))")
    }

    @Test(
        "codes of languages, with a region too",
        arguments: [("sp-MX", "es-MX"), ("fre-CA", "fr-CA"), ("es-", "es"), ("en_US", "en-US")]
    )
    func languages(code: String, meant: String) {
        let text = Self.form.dropLast() + #", "language": "\#(code)"}"#
        let findings = QuestionnaireCheck(Array(text.utf8)).findings
        #expect(findings.contains { $0.message.contains("write \(meant) (") })
    }

    @Test("codes of languages that are right are left alone", arguments: ["es-MX", "EN", "pt-BR"])
    func rightLanguages(code: String) {
        let text = Self.form.dropLast() + #", "language": "\#(code)"}"#
        #expect(!QuestionnaireCheck(Array(text.utf8)).findings.contains { $0.rule == "language" })
    }
}
