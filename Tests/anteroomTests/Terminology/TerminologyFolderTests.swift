import ConformanceData
import FormFiller
import TerminalTesting
import Terminology
import Testing

@testable import anteroom

/// Value sets that stand beside the questionnaires, as every command reads them.
struct TerminologyFolderTests {
    private let folder: TemporaryFolder

    private let form = """
        {"resourceType": "Questionnaire", "url": "http://example.org/q", "version": "1", "title": "T", "status": "draft",
         "experimental": true, "item": [{"linkId": "a", "type": "choice", "text": "Which?", "answerValueSet": "http://example.org/v"},
         {"linkId": "b", "type": "boolean", "text": "Sure?", "extension": [{"url":
         "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression", "valueExpression": {
         "language": "text/fhirpath", "expression":
         "%resource.item.where(linkId='a').answer.value.memberOf('http://example.org/v')"}}]}]}
        """
    private let set = """
        {"resourceType": "ValueSet", "url": "http://example.org/v", "status": "active", "compose": {"include": [{"system":
         "http://example.org/s"}]}}
        """
    private let system = """
        {"resourceType": "CodeSystem", "url": "http://example.org/s", "status": "active", "content": "complete", "concept": [
         {"code": "x", "display": "Of course"}, {"code": "y", "display": "Never"}]}
        """

    init() throws {
        folder = try TemporaryFolder()
        try folder.makeFolder("forms")
        try folder.write(form, to: "forms/form.json")
    }

    private func program(_ arguments: String...) throws -> Program {
        try Program(arguments, in: folder.path)
    }

    @Test("without the file check names the set and how to get it")
    func absent() throws {
        let run = try program("check", "forms/form.json")
        #expect(
            run.output.contains("value set 'http://example.org/v' is neither in the file nor in")
        )
        #expect(run.output.contains("into Terminology/"))
    }

    @Test(
        "the folder may stand in that of the questionnaires, beside it, or be named; or the files lie among them",
        arguments: ["forms/Terminology", "Terminology", "elsewhere", "forms"]
    )
    func places(place: String) throws {
        try folder.makeFolder(place)
        try folder.write(set, to: "\(place)/v.json")
        try folder.write(system, to: "\(place)/s.json")
        let options = place == "elsewhere" ? ["--terminology", "elsewhere"] : []
        let check = try Program(["check", "forms/form.json"] + options, in: folder.path)
        #expect(!check.output.contains("value-set"), "\(check.output)")
        let outline = try Program(["outline", "forms/form.json"] + options, in: folder.path)
        #expect(outline.output.contains("Of course") && outline.output.contains("Never"))
    }

    @Test("answers that were not checked before are, and memberOf is decided")
    func evaluation() throws {
        try folder.makeFolder("Terminology")
        try folder.write(set, to: "Terminology/v.json")
        try folder.write(system, to: "Terminology/s.json")
        func response(_ code: String) -> String {
            """
            {"resourceType": "QuestionnaireResponse", "questionnaire": "http://example.org/q|1", "status": "completed", "item": [
             {"linkId": "a", "answer": [{"valueCoding": {"system": "http://example.org/s", "code": "\(code)"}}]}]}
            """
        }
        try folder.write(response("x"), to: "good.json")
        try folder.write(response("z"), to: "bad.json")
        let good = try program("evaluate", "forms/form.json", "good.json")
        #expect(good.status == 0, "\(good.errors)")
        #expect(good.output.contains("\"valueBoolean\": true"))
        let bad = try program("evaluate", "forms/form.json", "bad.json")
        #expect(bad.status == 65)
        #expect(bad.errors.contains("not-offered"), "\(bad.errors)")
        #expect(!bad.errors.contains("options-unknown"))
        let path = try program(
            "fhirpath",
            "item.answer.value.memberOf('http://example.org/v')",
            "good.json"
        )
        #expect(path.output.contains("true"), "\(path.errors)")
    }

    @Test("a package is as good as files, and what is odd in it is said")
    func package() throws {
        try folder.makeFolder("made/package")
        try folder.write(set, to: "made/package/v.json")
        try folder.write(system, to: "made/package/s.json")
        try folder.write("{\"name\": \"example\"}", to: "made/package/package.json")
        try folder.write("x", to: "made/climbing.json")
        try folder.makeFolder("Terminology")
        let run = try ProgramRun(
            "/usr/bin/tar",
            [
                "--create", "--gzip", "--absolute-names", "--file=../Terminology/p.tgz", "package",
                "package/../climbing.json",
            ],
            environment: ["PATH": "/usr/bin:/bin"],
            directory: folder.path + "/made"
        )
        #expect(run.status == 0)
        let check = try program("check", "forms/form.json")
        #expect(!check.output.contains("value-set"), "\(check.output)")
        #expect(
            check.errors.contains("p.tgz: warning: 'package/../climbing.json' in it is not read")
        )
    }

    @Test("what a supervisor hands on is what a visit needs, and nothing more is looked for")
    func handedOn() throws {
        try folder.makeFolder("Terminology")
        try folder.write(set, to: "Terminology/v.json")
        try folder.write(system, to: "Terminology/s.json")
        let files = TerminologyFiles(
            TerminologyPlaces(ofQuestionnairesIn: folder.path + "/forms")
        )
        let library = files.library()
        let bytes = try folder.bytes("forms/form.json")
        let first = FormsInFile(of: bytes, named: "form.json", terminology: [library])
        #expect(first.forms.count == 1)
        let handed = HandedTerminology(library, of: files)
        #expect(handed.texts.count == 2)
        var parcel = QuestionnaireParcel(files: [.init(name: "form.json", bytes: bytes[...])])
        parcel.files += handed.files
        var taken = try #require(QuestionnaireParcel(parcel.bytes))
        let found = try #require(HandedTerminology(takenFrom: &taken))
        #expect(taken.files.map(\.name) == ["form.json"])
        #expect(found.use.questions == handed.questions)
        try folder.remove("Terminology")
        let visit = FormsInFile(
            of: bytes,
            named: "form.json",
            terminology: [found.library, files.library(exceptFor: found.use)]
        )
        let form = try #require(visit.forms.first)
        #expect(form.options(of: 0).count == 2)
    }
}
