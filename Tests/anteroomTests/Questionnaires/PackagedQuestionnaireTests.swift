import ConformanceData
import FormFiller
import Foundation
import TerminalTesting
import Terminology
import Testing

@testable import anteroom

/// A FHIR package among the questionnaires: its Questionnaires are as good as files of their own.
struct PackagedQuestionnaireTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func questionnaire(
        _ id: String,
        _ item: String =
            #"{"linkId": "a", "type": "choice", "text": "Which?", "answerValueSet": "http://example.org/v"}"#
    ) -> String {
        """
        {"resourceType": "Questionnaire", "url": "http://example.org/\(id)", "version": "1", "title": "\(id)", "status": "draft",
         "experimental": true, "item": [
         \(item)]}
        """
    }

    private func set(_ word: String) -> String {
        #"{"resourceType": "ValueSet", "url": "http://example.org/v", "compose": {"include": [{"system": "s", "concept": [{"code": "x", "display": "\#(word)"}]}]}}"#
    }

    /// Packs files, by their names in the archive.
    @discardableResult
    private func pack(_ files: [String: String], as name: String = "guide.tgz") throws -> String {
        let work = try TemporaryFolder()
        for (file, text) in files {
            if let slash = file.lastIndex(of: "/") {
                try work.makeFolder(String(file[..<slash]))
            }
            try work.write(text, to: file)
        }
        let archive = "\(work.path)/made.tgz"
        let tops = Set(files.keys.map { String($0.prefix { $0 != "/" }) }).sorted()
        let run = try ProgramRun(
            "/usr/bin/tar",
            ["--create", "--gzip", "--file=\(archive)"] + tops,
            environment: ["PATH": "/usr/bin:/bin"],
            directory: work.path
        )
        #expect(run.status == 0, "\(run.errors)")
        try folder.write(try work.bytes("made.tgz"), to: name)
        return "\(folder.path)/\(name)"
    }

    private func forms(at path: String) throws -> FormsInFile {
        FormsInFile(
            checking: try FileReading.questionnaireBytes(of: path),
            named: path,
            terminology: []
        )
    }

    private func words(_ form: Form?) -> [String] {
        guard let form else { return [] }
        return form.options(of: 0).map { form.text(of: $0, in: nil) }
    }

    @Test(
        "its questionnaires are forms, with the sets of the package; examples and the rest are not"
    )
    func forms() throws {
        let path = try pack([
            "package/package.json": #"{"name": "guide"}"#,
            "package/Questionnaire-one.json": questionnaire("one"),
            "package/intake.json": "\u{FEFF}" + questionnaire("two"),
            "package/ValueSet-v.json": set("of the package"),
            "package/Patient-p.json": #"{"resourceType": "Patient"}"#,
            "package/example/Questionnaire-three.json": questionnaire("three"),
            "package/other/x.json": "{}",
        ])
        let found = try forms(at: path)
        #expect(found.forms.map(\.title) == ["one", "two"])
        #expect(found.forms.map(words) == [["of the package"], ["of the package"]])
        #expect(found.complaints.isEmpty)
        #expect(found.notes.count == 1)
        #expect(found.notes.first?.contains("1 questionnaire in its folder example") == true)
    }

    @Test("a set of its own goes before one that lies beside it")
    func nearest() throws {
        let path = try pack([
            "package/Questionnaire-one.json": questionnaire("one"),
            "package/ValueSet-v.json": set("of the package"),
        ])
        try folder.write(set("loose"), to: "v.json")
        let beside = TerminologyFiles(TerminologyPlaces(ofQuestionnairesIn: folder.path)).library()
        let bytes = try FileReading.questionnaireBytes(of: path)
        let found = FormsInFile(of: bytes, named: path, terminology: [beside])
        #expect(words(found.forms.first) == ["of the package"])
    }

    @Test("files that somebody packed without a folder package are taken too")
    func byHand() throws {
        let path = try pack(["one.json": questionnaire("one"), "v.json": set("beside")])
        let found = try forms(at: path)
        #expect(found.forms.map(\.title) == ["one"])
        #expect(words(found.forms.first) == ["beside"])
    }

    @Test("one that is broken is named at its line in its own file, and the others stay")
    func broken() throws {
        let path = try pack([
            "package/Questionnaire-a.json": questionnaire(
                "a",
                #"{"linkId": "x", "type": "choic"}"#
            ),
            "package/Questionnaire-b.json": questionnaire("b"),
            "package/Questionnaire-c.json": #"{"resourceType": "Questionnaire", "#,
            "package/ValueSet-v.json": set("x"),
        ])
        let found = try forms(at: path)
        #expect(found.forms.map(\.title) == ["b"])
        #expect(found.marks.broken == [0, 2])
        #expect(
            found.complaints.contains { $0.hasPrefix("\(path)/Questionnaire-a.json:3:") },
            "\(found.complaints)"
        )
        #expect(found.complaints.contains { $0.hasPrefix("\(path)/Questionnaire-c.json:1:") })
    }

    @Test("one is named by its file in the package; a name that is not there is told what is near")
    func member() throws {
        let path = try pack([
            "package/Questionnaire-one.json": questionnaire("one"),
            "package/Questionnaire-two.json": questionnaire("two"),
            "package/ValueSet-v.json": set("x"),
        ])
        #expect(try forms(at: path + "/Questionnaire-two.json").forms.map(\.title) == ["two"])
        #expect(
            try forms(at: path + "/package/Questionnaire-two.json").forms.map(\.title) == ["two"]
        )
        let missing = try forms(at: path + "/Questionnaire-twoo.json")
        #expect(missing.isBroken)
        #expect(
            missing.complaints.first?.contains("did you mean 'Questionnaire-two.json'?") == true
        )
    }

    @Test("a Bundle in it is as good as its questionnaires apart")
    func bundle() throws {
        let bundle =
            #"{"resourceType": "Bundle", "type": "collection", "entry": [{"resource": \#(set("of the Bundle"))}, {"resource": \#(questionnaire("inner"))}]}"#
        let path = try pack([
            "package/Bundle-b.json": bundle,
            "package/Bundle-none.json": #"{"resourceType": "Bundle", "type": "collection"}"#,
            "package/Questionnaire-one.json": questionnaire("one"),
        ])
        let found = try forms(at: path)
        #expect(found.forms.map(\.title) == ["one", "inner"])
        #expect(words(found.forms.last) == ["of the Bundle"])
        #expect(found.complaints.isEmpty)
    }

    @Test("what climbs out is left out by name; what is damaged is refused")
    func hostile() throws {
        let path = try pack(["package/Questionnaire-one.json": questionnaire("one")])
        let bytes = try folder.bytes("guide.tgz")
        try folder.write(Array(bytes.dropLast(20)), to: "guide.tgz")
        let damaged = try forms(at: path)
        #expect(damaged.isBroken)
        #expect(damaged.complaints.first?.contains("it is damaged") == true)
        try folder.write("no archive", to: "guide.tgz")
        #expect(try forms(at: path).isBroken)
    }

    @Test("a module that the others take in is no form of its own")
    func modules() throws {
        let part =
            #"{"linkId": "m", "type": "display", "text": "m", "extension": [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-subQuestionnaire", "valueCanonical": "http://example.org/part|1"}]}"#
        let path = try pack([
            "package/Questionnaire-part.json": questionnaire("part"),
            "package/Questionnaire-whole.json": questionnaire("whole", part),
            "package/ValueSet-v.json": set("x"),
        ])
        let found = try forms(at: path)
        #expect(found.forms.map(\.title) == ["whole"])
        #expect(words(found.forms.first) == ["x"])
    }

    @Test("the text of a package says all of it, and is read back")
    func text() throws {
        var package = QuestionnairePackage()
        package.questionnaires = [.init(name: "Questionnaire-a.json", bytes: [1, 2, 3])]
        package.modules = [.init(name: "b/c.json", bytes: [4])]
        package.companions = [.init(name: "ValueSet-v.json", bytes: [])]
        package.notes = ["note: 1/2"]
        #expect(QuestionnairePackage(text: package.text) == package)
        package = QuestionnairePackage()
        package.fault = "it is damaged"
        #expect(QuestionnairePackage(text: package.text) == package)
        #expect(QuestionnairePackage(text: Array("{}".utf8)) == nil)
    }

    @Test("what a supervisor found goes with the file to the visit")
    func marks() throws {
        let marks = QuestionnaireMarks(faulty: [1, 12], broken: [0])
        let parcel = QuestionnaireParcel(files: [
            .init(name: "a.tgz", bytes: [7], marks: marks), .init(name: "/t/faulty=x", bytes: [8]),
        ])
        #expect(QuestionnaireParcel(parcel.bytes) == parcel)
    }

    @Test("a package that is replaced while the kiosk runs: last good version, and what is new")
    func kept() throws {
        func titles(_ kept: KeptQuestionnaires) throws -> [String] {
            var unpacked = try QuestionnaireFolder(unpacking: kept.parcel, from: folder.path)
            try unpacked.readRest()
            return unpacked.forms.map(\.title)
        }
        let broken = questionnaire("b", #"{"linkId": "x", "type": "choic"}"#)
        try pack(["package/Questionnaire-a.json": questionnaire("a"), "package/v.json": set("x")])
        var kept = KeptQuestionnaires(folder.path, quiet: 0)
        kept.begin()
        #expect(try titles(kept) == ["a"])
        #expect(kept.look() == .init())
        // A new questionnaire of it is broken: the others are shown, and it is said.
        try pack([
            "package/Questionnaire-a.json": questionnaire("a"),
            "package/Questionnaire-b.json": broken,
            "package/Questionnaire-c.json": questionnaire("c"), "package/v.json": set("x"),
        ])
        let look = kept.look()
        #expect(look.complaints.contains { $0.contains("Questionnaire-b.json:3:") })
        #expect(look.complaints.last?.contains("the other questionnaires in it") == true)
        #expect(kept.look() == .init())
        #expect(try titles(kept) == ["a", "c"])
        // One that visitors had is broken now: the last good version stays.
        try pack(["package/Questionnaire-a.json": broken, "package/v.json": set("x")])
        #expect(kept.look().complaints.last?.contains("the last good version stays") == true)
        #expect(try titles(kept) == ["a", "c"])
        try folder.write("half a pack", to: "guide.tgz")
        #expect(kept.look().complaints.count == 2)
        #expect(try titles(kept) == ["a", "c"])
    }

    @Test("two of one address are both shown, and it is said")
    func sameAddress() throws {
        try pack([
            "package/Questionnaire-a.json": questionnaire("a"),
            "package/Questionnaire-b.json": questionnaire("a").replacing(
                #""title": "a""#,
                with: #""title": "b""#
            ),
            "package/v.json": set("x"),
        ])
        var kept = KeptQuestionnaires(folder.path, quiet: 0)
        kept.begin()
        let look = kept.look()
        #expect(look.complaints.isEmpty)
        #expect(
            look.warnings.contains { $0.contains("two questionnaires in it have the same url") }
        )
    }

    @Test(
        "the package of the fixtures",
        .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)")
    )
    func fixtures() throws {
        let root = ConformanceData.fixtures.path + "/terminology/own/"
        let found = try forms(at: root + "example.anteroom.walking-1.0.0.tgz")
        #expect(found.forms.map(\.title) == ["Walking"])
        #expect(words(found.forms.first).count > 2)
    }
}
