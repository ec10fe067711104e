public import FHIRModel
internal import FormExtraction
public import FormFiller

/// What lies behind a form that is being filled in, in words for staff who try it out.
///
/// Why an item is asked, what is computed, what would be written. Visitors never see any of it.
public struct FormExplanation: Sendable {
    /// One paragraph after the other; the lines of one belong together.
    public let paragraphs: [String]

    /// Explains one item, or everything.
    ///
    /// - Parameters:
    ///   - linkId: the item, such as `age`; empty for everything: staff calls, the items on the screen, values, resources.
    ///   - shown: the interview on the screen, which may be the one for the standard request.
    ///   - main: the interview of the questionnaire itself; the same as `shown` where there is no other.
    ///   - contact: the interview for the standard request, where the visitor asked for one.
    ///   - asksAtEnd: whether the visitor is asked at the end if staff may have the answers.
    ///   - now: the time the resources would be made.
    public init(
        of linkId: String,
        shown: Interview,
        main: Interview,
        contact: Interview?,
        asksAtEnd: Bool,
        at now: FHIRDateTime
    ) {
        guard linkId.isEmpty else {
            let asked = shown.enablementReasons(of: linkId) == nil ? main : shown
            paragraphs = Self.reasons(asked, of: linkId)
            return
        }
        var paragraphs: [String] = []
        let alerts = main.staffAlerts.compactMap { $0.code ?? $0.display }
        if !alerts.isEmpty {
            paragraphs += ["STAFF WOULD BE CALLED FOR", alerts.joined(separator: "\n")]
        }
        for linkId in shown.linkIdsOnScreen.prefix(1) {
            let verb = shown.form.enablementVerb(of: linkId) ?? "asked"
            paragraphs +=
                ["WHY [\(linkId)] IS \(verb.uppercased())"] + Self.reasons(shown, of: linkId)
        }
        let items = main.response.items + (contact?.response.items ?? [])
        let values = Self.values(items)
        paragraphs.append("ANSWERS AND COMPUTED VALUES")
        paragraphs.append(values.isEmpty ? "None yet." : values.joined(separator: "\n"))
        paragraphs.append("WHAT WOULD BE WRITTEN")
        paragraphs += Self.extraction(main, contact: contact, asksAtEnd: asksAtEnd, at: now)
        self.paragraphs = paragraphs
    }

    /// The item on the screen or the one that is named: why it is asked or not, in words.
    private static func reasons(_ interview: Interview, of linkId: String) -> [String] {
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
    private static func values(_ items: [QuestionnaireResponse.Item]) -> [String] {
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
    private static func extraction(
        _ interview: Interview,
        contact: Interview?,
        asksAtEnd: Bool,
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
            on: ExtractionSettings(now: now, isDemonstration: form.isDemonstration),
            using: &numbers
        )
        let problems = extraction.findings.filter { $0.severity == .error }.map(\.message)
        guard asksAtEnd || extraction.hasRequest else {
            return problems + [
                "Nothing would be written: the questionnaire makes nothing of these answers."
            ]
        }
        let isOffer = contact == nil && asksAtEnd
        let offer = "Only if the visitor lets staff have the answers, which is asked at the end:"
        return problems + (isOffer ? [offer] : []) + BundleLines(extraction.bundle()).resources
    }
}

extension Interview {
    /// The linkIds of what is on the screen.
    fileprivate var linkIdsOnScreen: [String] {
        switch step {
        case .question(let question): [question.linkId]
        case .page(let page): page.paragraphs.map(\.linkId)
        case .addAnother, .finished: []
        }
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

    private func add(_ node: JSONNode, _ path: String, to lines: inout [String]) {
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
