internal import FHIRModel
internal import FormFiller

/// Reads what a scenario expects, and finds everything that could be meant as an expectation and would not be acted on: a test
/// that expects less than its author thinks passes too easily.
struct ExpectationReader {
    private(set) var expectations: [Scenario.Expectation] = []
    private(set) var findings: [Finding] = []

    static let rule = "expected-answer"
    private static let linkId = "linkId"
    private static let alert = "staff-alert"
    private static let answer = "answer"

    init(_ response: QuestionnaireResponse) {
        for found in response.allExtensions(Scenario.expectedAnswerURL) { read(found) }
        for found in response.extensions where found.url != Scenario.expectedAnswerURL {
            refuse(found)
        }
        for item in response.items { look(in: item) }
        if expectations.isEmpty {
            report(
                "nothing is expected: add the extension \(Scenario.expectedAnswerURL) with linkId and answer",
                response.position
            )
        }
    }

    private mutating func read(_ found: Extension) {
        for part in found.parts {
            let url = part.url
            let known = [Self.linkId, Self.alert, Self.answer]
            if known.contains(url) { continue }
            let advice = Suggestion.advice(for: url, among: known)
            report(
                "the parts are linkId or staff-alert, and answer, not '\(url)'\(advice)",
                part.position
            )
        }
        let isStaffAlert = found.firstExtension(Self.alert)?.boolean == true
        let named = found.firstExtension(Self.linkId)?.text
        if isStaffAlert, named != nil {
            report("it is about an item or about staff-alert, not about both", found.position)
        }
        guard let linkId = isStaffAlert ? Self.alert : named else {
            report(
                "\(Self.rule) without the part 'linkId' or 'staff-alert': say what it is about",
                found.position
            )
            return
        }
        let parts = found.allExtensions(Self.answer)
        let values = parts.compactMap(\.value)
        for part in parts where part.value == nil {
            let message = "a part 'answer' has no value that an answer can have"
            let example = "; a code is written as valueCoding with code"
            report(message + example, part.position, linkId)
        }
        expectations.append(
            Scenario.Expectation(
                linkId: linkId,
                isStaffAlert: isStaffAlert,
                values: values,
                position: found.position
            )
        )
    }

    /// One that was meant as an expectation and has another address.
    private mutating func refuse(_ found: Extension) {
        let advice = Suggestion.advice(for: found.url, among: [Scenario.expectedAnswerURL])
        let isMeant = found.parts.contains { [Self.linkId, Self.alert].contains($0.url) }
        guard isMeant || !advice.isEmpty else { return }
        let address = advice.isEmpty ? "; the address is \(Scenario.expectedAnswerURL)" : advice
        report("nothing is expected by the extension \(found.url)\(address)", found.position)
    }

    /// Expectations stand on the response; beside an answer they would not be seen.
    private mutating func look(in item: QuestionnaireResponse.Item) {
        for found in item.allExtensions(Scenario.expectedAnswerURL) {
            report(
                "it stands on an item: move it into the list 'extension' of the response itself",
                found.position,
                item.linkId
            )
        }
        for inner in item.items { look(in: inner) }
        for answer in item.answers {
            for inner in answer.items { look(in: inner) }
        }
    }

    private mutating func report(
        _ message: String,
        _ position: SourcePosition?,
        _ linkId: String? = nil
    ) {
        findings.append(Finding(.error, rule: Self.rule, message, at: position, linkId: linkId))
    }
}

extension Extension {
    /// The extensions inside this one.
    fileprivate var parts: [Extension] {
        tree.elements(.extension, of: node).map { Extension(at: $0, in: tree) }
    }
}
