import ConsultationRequests
import RequestTesting
import TerminalTesting
import Testing

/// R4's rules for a transaction Bundle: a file that breaks one is no request, and the rule is named.
@Suite struct BundleRuleTests {
    private func fault(_ text: String) throws -> String? {
        let folder = try TemporaryFolder()
        let name = try #require(RequestFileName("20261123T081407Z-7F3KQ2.json"))
        try folder.write(text, to: name.description)
        switch RequestFolder(path: folder.path).read(name) {
        case .success: return nil
        case .failure(let fault): return fault.description
        }
    }

    @Test func aSoundOneIsARequest() throws {
        #expect(try fault(SampleRequest.review.json) == nil)
    }

    /// Who lets staff have the answers and wants nobody to get in touch.
    @Test func answersWithoutAServiceRequestAreSoundAndNothingAtAllIsNot() throws {
        let answers = SampleRequest.review.json
            .replacing(#""resourceType":"ServiceRequest""#, with: #""resourceType":"Task""#)
        #expect(try fault(answers) == nil)
        let nothing = answers.replacing(
            #""resourceType":"QuestionnaireResponse""#,
            with: #""resourceType":"Basic""#
        )
        #expect(try fault(nothing)?.contains("no ServiceRequest and no answers") == true)
    }

    @Test(arguments: [
        (#""resourceType":"Bundle""#, #""resourceType":"Basic""#, "it is no Bundle"),
        (#""type":"transaction""#, #""type":"collection""#, "its Bundle.type is not transaction"),
        (#""type":"transaction""#, #""type":"transaction","total":3"#, "bdl-1"),
        (#"{"fullUrl":"#, #"{"search":{"mode":"match"},"fullUrl":"#, "bdl-2"),
        (#""request":{"method":"POST","url":"Patient"}"#, #""linkId":"x""#, "bdl-3"),
        (#"{"fullUrl":"#, #"{"response":{"status":"201"},"fullUrl":"#, "bdl-4"),
        (#""resource":{"resourceType":"Patient","#, #""resource":{"#, "bdl-5"),
        ("1a0002\",\"resource", "1a0001\",\"resource", "bdl-7"),
        (#""fullUrl":"urn:uuid:"#, #""fullUrl":"urn:uuid:/_history/"#, "bdl-8"),
        (#""fullUrl":"urn:uuid:"#, #""fullUrl":"http://example.org/"#, "no urn:uuid"),
        (#""reference":"urn:uuid:0d2f"#, #""reference":"urn:uuid:ffff"#, "a reference leads out"),
        (#""resourceType":"Patient""#, #""resourceType":"ServiceRequest""#, "2 ServiceRequests"),
    ])
    func oneThatBreaksARuleIsNot(old: String, new: String, rule: String) throws {
        let text = SampleRequest.review.json
        let place = try #require(text.firstRange(of: old), "the text to change is there")
        let fault = try fault(text.replacingCharacters(in: place, with: new))
        #expect(fault?.contains(rule) == true, "\(fault ?? "none")")
        #expect(fault?.contains("Alex") == false)
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
