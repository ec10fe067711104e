import ConformanceData
import FHIRModel
import FormFiller
import FormTesting
import Testing

/// What is said of a form before it is opened is what the form itself says.
struct FormCoverTests {
    private func isSame(_ bytes: [UInt8]) throws -> Bool? {
        guard let cover = FormCover(ofFile: bytes[...]) else { return nil }
        let form = Form(compiling: try Questionnaire(parsing: bytes))
        let whole = FormCover(form)
        return cover.publisher(in: "en") == whole.publisher(in: "en")
            && cover.publisher(in: "es") == form.publisher(in: "es")
            && cover.publisher(in: "es-MX") == form.publisher(in: "es-MX")
            && cover.publisher(in: nil) == form.publisher(in: nil)
            && cover.languages == whole.languages && whole.languages == form.languages
            && cover.isDemonstration == form.isDemonstration
    }

    @Test(arguments: ShippedFile.names)
    func shippedFilesNeedNotBeReadForIt(name: String) throws {
        #expect(try isSame(ShippedFile(name).source) == true)
    }

    @Test(
        .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)")
    )
    func everyFixtureHasItsOwnOrHasToBeRead() throws {
        var told = 0
        for path in try ConformanceData.questionnaireFiles() {
            let bytes = try ConformanceData.bytes(path)
            guard (try? JSONTree(parsing: bytes)) != nil, let same = try isSame(bytes) else {
                continue
            }
            #expect(same, "\(path)")
            told += 1
        }
        #expect(told > 20)
    }

    /// A companion with a translation.
    private static func translation(_ language: String, _ text: String) -> String {
        #"""
        {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension":
        [{"url": "lang", "valueCode": "\#(language)"}, {"url": "content", "valueString": "\#(text)"}]}]}
        """#
    }

    private static func text(_ members: String) -> [UInt8] {
        Array("{\"resourceType\": \"Questionnaire\", \(members)}".utf8)
    }

    @Test(arguments: [
        #""status": "active", "approvalDate": "2026-01-01""#,
        #""status": "active", "approvalDate": "2026-13-01""#,
        #""status": "active""#, #""status": "draft", "approvalDate": "2026-01-01""#,
        #""status": "active", "approvalDate": "2026-01-01", "experimental": true"#,
        #""status": "active", "approvalDate": "2026-01-01", "experimental": false"#,
        #""status": "active", "publisher": "Clínica", "language": "es""#,
        #""language": "en", "_title": \#(translation("es", "x")), "publisher": "a""#,
        #""language": "es", "publisher": "b", "_publisher": \#(translation("en-US", "x"))"#,
        #""language": "en", "publisher": "c", "_publisher": \#(translation("es", "x"))"#,
        #""item": [{"publisher": "no", "language": "no"}]"#,
    ])
    func itIsTheCoverOfTheForm(members: String) throws {
        #expect(try isSame(Self.text(members)) == true)
    }

    @Test(arguments: [
        #""_title": {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/translation"}]}"#,
        #""_title": \#(translation("es", "x"))"#,
        #""_title": {"extension": [{"url": "http:\/\/hl7.org\/fhir\/StructureDefinition\/translation"}]}"#,
        #""publisher": "A \"clinic\"""#, #""publisher": 7"#,
        #""publisher": "a", "publisher": "b"}"#,
        #""st\u0061tus": "active""#, #""item": ["#,
    ])
    func itHasToBeReadWhereTheMembersDoNotTell(members: String) {
        let bytes = Self.text(members)
        // A name that is there twice has no value: the reader of everything refuses it.
        let cover = FormCover(ofFile: bytes[...])
        #expect(cover == nil || cover?.publisher(in: nil) == nil)
        if !members.contains("\"b\"") { #expect(cover == nil) }
    }

    @Test func anotherResourceHasNone() {
        let bytes = Array(#"{"resourceType": "ValueSet", "status": "active"}"#.utf8)
        #expect(FormCover(ofFile: bytes[...]) == nil)
    }
}
