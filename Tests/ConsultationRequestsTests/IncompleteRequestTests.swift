import ConsultationRequests
import FHIRModel
import RequestTesting
import TerminalTesting
import Testing

/// A request in which something could not be filled in is sound, and staff are told.
@Suite struct IncompleteRequestTests {
    @Test func theCheckOfAFolderNamesWhatIsMissing() throws {
        var bundle = try SampleRequest.review.tree()
        let entry = Array(bundle.elements("entry", of: bundle.root))[1]
        let finding = Finding(
            .error,
            rule: "extract-type",
            "an expression gave a value that 'birthDate' cannot hold\nsecond line",
            linkId: "born"
        )
        let response = bundle.child("resource", of: entry)
        ExtractionProblem.write([finding, finding], into: response, of: &bundle)
        let folder = try TemporaryFolder()
        var store = RequestStore(folder: folder.path)
        let stored = try store.store(bundle.serialized(asciiOnly: true))
        let check = try RequestFolder(path: folder.path).check()
        let lines = check.findings.map { $0.finding.line(in: $0.file) }
        #expect(
            lines.filter { $0.hasSuffix("[request-incomplete]") } == [
                "\(stored.fileName): warning: not everything could be filled in: 'born': "
                    + "an expression gave a value that 'birthDate' cannot hold [request-incomplete]"
            ]
        )
        #expect(!check.hasErrors)
    }
}
