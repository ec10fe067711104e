import FHIRModel
import FormFiller

/// What staff who try a questionnaire out see on request and visitors never do.
struct StaffPane: Sendable {
    /// What the page of help says of it, in a preview.
    static let explanation = """
        In this preview, for staff:
        = = What visitors do not see: values, why this is asked, what would be written.
        =name = Why the question with this linkId is asked or not.
        """

    /// What the page for a visitor who needs a person says of it, in a preview.
    static let explanationOnStay = """
        In this preview, for staff: no one is called. Type preview to go on as the visitor does once you have come, = to \
        see why this page is shown, q to leave.
        """

    /// The item it is about; empty for everything.
    var linkId: String
    /// Its paragraphs, made when it was asked for.
    var paragraphs: [String]

    /// The item on the screen or the one that is named: why it is asked or not, in words.
    static func reasons(_ interview: Interview, of linkId: String) -> [String] {
        guard let verb = interview.form.enablementVerb(of: linkId),
            let reasons = interview.enablementReasons(of: linkId)
        else {
            let advice = interview.form.advice(for: linkId)
            return [
                "There is no item [\(linkId)]\(advice.isEmpty ? "." : advice)"
                    + " Type = and a linkId, as anteroom outline shows them."
            ]
        }
        if reasons.isEmpty {
            return [
                verb == "computed"
                    ? "[\(linkId)] is hidden from visitors and always computed: it has no condition."
                    : "[\(linkId)] is always \(verb): it has no condition."
            ]
        }
        return reasons.map { reason in
            let joiner = reason.needsAll ? "all of these must hold" : "one of these is enough"
            let head = "\(reason.subject) is \(reason.isEnabled ? "" : "not ")\(reason.verb) now"
            let rule = reason.conditions.count > 1 ? "; \(joiner):" : ":"
            let conditions = reason.conditions.map {
                "\($0.holds ? "true" : "false"): \($0.words)"
            }
            return ([head + rule] + conditions).joined(separator: "\n")
        }
    }

    /// Every answer as the response has it, those of hidden items too: `linkId = value`, of a code with its words.
    static func values(_ items: [QuestionnaireResponse.Item]) -> [String] {
        items.flatMap { item in
            let values = item.answers.compactMap(\.value).map(text)
            let own =
                values.isEmpty ? [] : ["\(item.linkId ?? "") = \(values.joined(separator: ", "))"]
            return own + Self.values(item.items) + item.answers.flatMap { Self.values($0.items) }
        }
    }

    private static func text(_ value: AnswerValue) -> String {
        guard case .coding(let coding) = value, let code = coding.code else { return value.text }
        let words = coding.display.flatMap { $0.isEmpty || $0 == code ? nil : " “\($0)”" }
        return code + (words ?? "")
    }

    /// What would be made of the answers now: each resource with its elements, one `path = value` a line.
    static func extraction(
        _ interview: Interview,
        contact: Interview?,
        at now: FHIRDateTime
    ) -> [String] {
        let form = interview.form
        if form.isReading { return ["Nothing would be written: there is nothing to answer."] }
        var numbers = PracticeNumbers()
        let plan = ExtractionPlan(form.questionnaire)
        let extraction = Extraction(
            of: interview.response,
            contact: contact?.response,
            by: plan,
            on: Occasion(now: now, isDemonstration: form.isDemonstration),
            using: &numbers
        )
        let problems = extraction.findings.filter { $0.severity == .error }.map(\.message)
        let isAsked = ClosingQuestions(after: interview, at: now) != nil
        guard isAsked || extraction.hasRequest else {
            return problems + [
                "Nothing would be written: the questionnaire makes nothing of these answers."
            ]
        }
        let isOffer = contact == nil && isAsked
        let offer = "Only if the visitor lets staff have the answers, which is asked at the end:"
        return problems + (isOffer ? [offer] : []) + BundleLines(extraction.bundle()).resources
    }
}

/// Numbers for made-up identifiers: always the same, so that nothing but the answers changes what is shown.
private struct PracticeNumbers: RandomNumberGenerator {
    private var state: UInt64 = 0

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return state
    }
}

/// The resources of a Bundle as lines to read.
private struct BundleLines {
    private let tree: JSONTree
    private(set) var resources: [String] = []

    init(_ bundle: JSONTree) {
        tree = bundle
        for entry in tree.elements(.entry, of: tree.root) {
            let resource = tree.child(.resource, of: entry)
            let type = tree.string(at: tree.child(.resourceType, of: resource)) ?? "Resource"
            // The answers stand above already, and a narrative is the staff page.
            let isResponse = type == "QuestionnaireResponse"
            var lines = [type]
            if isResponse {
                lines.append("the answers above")
            } else {
                add(resource, "", to: &lines)
            }
            resources.append(lines.joined(separator: "\n"))
        }
    }

    private func add(_ node: JSONTree.Index, _ path: String, to lines: inout [String]) {
        for child in tree.children(of: node) {
            let name = tree.name(of: child).string
            if path.isEmpty, name == "resourceType" || name == "text" { continue }
            let isElement = tree.kind(of: node) == .array
            let step = isElement ? path : path.isEmpty ? name : "\(path).\(name)"
            switch tree.kind(of: child) {
            case .object, .array: add(child, step, to: &lines)
            case .string, .number:
                lines.append("\(step) = \(String(decoding: tree.bytes(at: child), as: UTF8.self))")
            case .boolean: lines.append("\(step) = \(tree.boolean(at: child) == true)")
            case .null: break
            }
        }
    }
}
