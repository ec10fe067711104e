import ConformanceData
import FormFiller
import TerminalTesting
import Terminology
import Testing

@testable import anteroom

/// A Bundle as a file of questionnaires: as good as the files apart.
struct BundledQuestionnaireTests {
    private func questionnaire(_ id: String, _ item: String) -> String {
        """
        {"resourceType": "Questionnaire", "url": "http://example.org/\(id)", "version": "1", "title": "\(id)", "status": "draft",
         "experimental": true, "item": [\(item)]}
        """
    }

    private let choice =
        #"{"linkId": "a", "type": "choice", "text": "Which?", "answerValueSet": "http://example.org/v"}"#
    private let set =
        #"{"resourceType": "ValueSet", "url": "http://example.org/v", "compose": {"include": [{"system": "s", "concept": [{"code": "x", "display": "X"}]}]}}"#

    private func forms(_ resources: [String], type: String = "collection") -> FormsInFile {
        let entries = resources.map { #"{"resource": \#($0)}"# }.joined(separator: ",\n")
        let text = #"{"resourceType": "Bundle", "type": "\#(type)", "entry": [\#(entries)]}"#
        return FormsInFile(of: Array(text.utf8), named: "b.json", terminology: [])
    }

    @Test(
        "any type, any order, without fullUrl: its value sets are found",
        arguments: ["collection", "transaction", "searchset", "document"]
    )
    func types(type: String) {
        for resources in [[questionnaire("q", choice), set], [set, questionnaire("q", choice)]] {
            let forms = forms(resources, type: type).forms
            #expect(forms.count == 1)
            #expect(forms.first?.options(of: 0).count == 1)
        }
    }

    @Test("each questionnaire is a form, but for the modules of others")
    func modules() {
        let part =
            #"{"linkId": "m", "type": "display", "text": "m", "extension": [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-subQuestionnaire", "valueCanonical": "http://example.org/part|1"}]}"#
        let found = forms([
            questionnaire("one", choice), questionnaire("part", choice),
            questionnaire("two", part), set,
        ])
        #expect(found.forms.map(\.title) == ["one", "two"])
    }

    @Test("a fault is named at its line of the Bundle")
    func places() {
        let broken = questionnaire("q", #"{"linkId": "a", "type": "choic", "text": "a"}"#)
        let text =
            #"{"resourceType": "Bundle", "entry": [{"resource": \#(set)},\#n{"resource": \#(broken)}]}"#
        let lines = FormsInFile(checking: Array(text.utf8), named: "b.json", terminology: [])
            .complaints
        #expect(lines.first?.hasPrefix("b.json:3:") == true, "\(lines)")
    }

    @Test("a Bundle of value sets alone is no form and no fault; one of neither is")
    func others() {
        let none = forms([set])
        #expect(none.forms.isEmpty && none.complaints.isEmpty)
        #expect(forms([#"{"resourceType": "Patient"}"#]).isBroken)
    }

    @Test("one that is broken does not keep the others of a Bundle from visitors")
    func partly() {
        let broken = questionnaire("x", #"{"linkId": "a", "type": "choic", "text": "a"}"#)
        let resources = [questionnaire("one", choice), broken, questionnaire("two", choice), set]
        let entries = resources.map { #"{"resource": \#($0)}"# }.joined(separator: ",\n")
        let text = #"{"resourceType": "Bundle", "entry": [\#(entries)]}"#
        let found = FormsInFile(checking: Array(text.utf8), named: "b.json", terminology: [])
        #expect(found.forms.map(\.title) == ["one", "two"])
        #expect(found.marks.broken == [1])
        #expect(!found.complaints.isEmpty)
    }

    @Test("a visit offers all forms of a Bundle, and a value set beside it is not complained of")
    func folder() throws {
        let folder = try TemporaryFolder()
        let entries = [questionnaire("one", choice), questionnaire("two", choice)]
            .map { #"{"resource": \#($0)}"# }.joined(separator: ",")
        try folder.write(#"{"resourceType": "Bundle", "entry": [\#(entries)]}"#, to: "b.json")
        try folder.write(set, to: "v.json")
        let files = TerminologyFiles(TerminologyPlaces(ofQuestionnairesIn: folder.path))
        var read = try QuestionnaireFolder(reading: folder.path, terminology: [files.library()])
        try read.readRest()
        #expect(read.forms.map(\.title) == ["one", "two"])
        #expect(read.covers.count == 2)
        #expect(read.complaints.isEmpty)
        #expect(read.forms.allSatisfy { $0.options(of: 0).count == 1 })
    }

    @Test(
        "the Bundles of the fixtures",
        .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)"),
        arguments: ["Bundle-walking.json", "Bundle-walking-no-fullurl.json"]
    )
    func fixtures(name: String) throws {
        let bytes = try ConformanceData.bytes("terminology/own/\(name)")
        let forms = FormsInFile(of: bytes, named: name, terminology: []).forms
        #expect(forms.map(\.title) == ["Walking"])
        #expect((forms.first?.options(of: 0).count ?? 0) > 2)
    }
}
