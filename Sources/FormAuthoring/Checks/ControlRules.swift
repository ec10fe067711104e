internal import FHIRModel
internal import FormFiller

/// Codes of `itemControl`: those HL7 has, each on the kind of item it is meant for.
struct ControlRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard !item.extensions.isEmpty, let found = item.first(.itemControl),
            subject.form.isTyped(item.index)
        else { return }
        let tree = subject.tree
        let concept = tree.child("valueCodeableConcept", of: found.node)
        guard concept != JSONNode.none, tree.kind(of: concept) == .object else { return }
        var isCoded = false
        for coding in tree.elements(.coding, of: concept) {
            let code = tree.child(.code, of: coding)
            if tree.string(at: code) == nil { continue }
            isCoded = true
            check(code, in: coding, of: item, &subject)
        }
        guard !isCoded else { return }
        subject.report(
            .warning,
            .itemControl,
            "itemControl without a code has no effect; write coding with the system \(Self.system) and a code such as page",
            at: concept,
            linkId: item.linkId
        )
    }

    private func check(
        _ node: JSONNode,
        in coding: JSONNode,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let tree = subject.tree
        let place = tree.child(.system, of: coding)
        let system = tree.string(at: place)
        if system == Self.valueSet {
            subject.report(
                .note,
                .itemControl,
                "this is the address of the value set; the system of its codes is \(Self.system)",
                at: place,
                linkId: item.linkId
            )
        } else if let system, system != Self.system {
            // Other systems have codes of their own.
            return
        }
        guard let code = tree.string(at: node) else { return }
        guard let bearers = Self.bearers[code] else {
            let near = Suggestion.nearest(to: code, among: Self.bearers.keys.sorted())
            let advice =
                near.map { "did you mean '\($0)'?" }
                ?? "take it out, or give it a system of your own"
            subject.report(
                .warning,
                .itemControl,
                "itemControl has no code '\(code)', so it has no effect; \(advice)",
                at: node,
                linkId: item.linkId
            )
            return
        }
        guard !bearers.admit(item) else { return }
        subject.report(
            .warning,
            .itemControl,
            "itemControl '\(code)' is for \(bearers.rawValue), and this is \(item.type.withArticle); take it out or move it",
            at: node,
            linkId: item.linkId
        )
    }

    private static let system = "http://hl7.org/fhir/questionnaire-item-control"
    private static let valueSet = "http://hl7.org/fhir/ValueSet/questionnaire-item-control"

    /// The items a code is meant for.
    private enum Bearers: String {
        case groups
        case displays = "display items"
        case questions
        case choices = "questions with options"
        case numbers

        func admit(_ item: CheckedItem) -> Bool {
            switch self {
            case .groups: item.type == .group
            case .displays: item.type == .display
            case .questions: item.type.isQuestion
            case .numbers:
                item.type == .integer || item.type == .decimal || item.type == .quantity
            case .choices:
                // Form builders put options on other types too, and show yes and no as options.
                item.type.isQuestion
                    && (item.type.takesOptions || item.type == .boolean || item.type == .url)
            }
        }
    }

    /// R4's codes, and those that later versions and SDC added.
    private static let bearers: [String: Bearers] = [
        "list": .groups, "table": .groups, "htable": .groups, "gtable": .groups, "atable": .groups,
        "grid": .groups, "header": .groups, "footer": .groups, "page": .groups,
        "tab-container": .groups,
        "inline": .displays, "prompt": .displays, "unit": .displays, "lower": .displays,
        "upper": .displays, "flyover": .displays, "help": .displays, "legal": .displays,
        "security": .displays,
        "autocomplete": .choices, "drop-down": .choices, "check-box": .choices,
        "lookup": .choices, "radio-button": .choices,
        "slider": .numbers, "spinner": .questions, "text-box": .questions,
    ]
}
