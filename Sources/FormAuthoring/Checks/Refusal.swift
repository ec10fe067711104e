package import FHIRModel
internal import FormFiller

/// Whether findings of a rule keep a file from visitors.
///
/// Only what cannot be walked rightly does: what would mislead a visitor or lose an answer. A file that is wrong otherwise but whose
/// questions are clear runs as a demonstration, with its findings listed.
public enum Refusal: String, Sendable, Hashable {
    /// Every error does.
    case always = "refuses"
    /// An error does where it is in what is asked: the elements of an item that say what is asked, when, and what can be answered; or
    /// an expression that decides that.
    case inQuestions = "refuses in questions"
    /// An error does at a question that must be answered and has no words around it either: whoever may skip it is not misled.
    case whereRequired = "refuses where required"
    /// None does.
    case never = "runs"
}

extension QuestionnaireRule {
    /// The findings that keep a questionnaire from visitors.
    package static func refusals(
        among findings: [Finding],
        on questionnaire: Questionnaire
    ) -> [Finding] {
        findings.filter { finding in
            guard finding.severity == .error else { return false }
            switch named(finding.rule)?.refusal ?? .always {
            case .always: return true
            case .inQuestions: return isInQuestions(finding, of: questionnaire)
            case .whereRequired: return isAtRequired(finding, of: questionnaire)
            case .never: return false
            }
        }
    }

    private static func isInQuestions(
        _ finding: Finding,
        of questionnaire: Questionnaire
    ) -> Bool {
        guard let place = finding.position else { return true }
        let tree = questionnaire.tree
        let path = tree.path(to: place, from: questionnaire.node)
        var lastItem: Int?
        for (number, node) in path.enumerated() {
            let name = tree.name(of: node)
            if name == .item { lastItem = number }
            if name == .extension || name == .modifierExtension {
                return path[number...].contains { decides($0, in: tree) }
            }
        }
        guard let lastItem else { return false }
        let inner = path[lastItem...].first { tree.name(of: $0) != .item }
        return inner.map { !besides.contains(tree.name(of: $0).string) } ?? true
    }

    private static func isAtRequired(
        _ finding: Finding,
        of questionnaire: Questionnaire
    ) -> Bool {
        guard let place = finding.position else { return true }
        let tree = questionnaire.tree
        let items = tree.path(to: place, from: questionnaire.node).filter {
            tree.name(of: $0) == .item && tree.kind(of: $0) == .object
        }
        guard let item = items.last else { return true }
        let isTitled = items.dropLast().contains { tree.child(.text, of: $0).exists }
        return tree.boolean(at: tree.child(.required, of: item)) == true && !isTitled
    }

    /// Whether an extension decides what is asked, or what can be answered.
    private static func decides(_ node: JSONNode, in tree: JSONTree) -> Bool {
        ExtensionName.named(at: tree.child(.url, of: node), in: tree).map(deciding.contains)
            ?? false
    }

    private static let deciding: Set<ExtensionName> = [
        .enableWhenExpression, .answerExpression, .answerOptionsToggleExpression, .variable,
        .cqfExpression, .staffAlert,
    ]

    /// Elements of an item that say nothing a visitor reads, and by which nothing is asked.
    private static let besides: Set<String> = ["id", "definition", "code", "prefix"]
}

extension JSONTree {
    /// The nodes from one on down to that which stands at a place, or in which the place is.
    fileprivate func path(to place: SourcePosition, from node: JSONNode) -> [JSONNode] {
        var path: [JSONNode] = []
        var current = node
        // In the order of the file, so the last that does not begin behind the place is the one around it.
        while let next = Array(children(of: current)).last(where: { child in
            position(of: child).map { !place.isBefore($0) } ?? false
        }) {
            path.append(next)
            current = next
        }
        return path
    }
}

extension SourcePosition {
    fileprivate func isBefore(_ other: SourcePosition) -> Bool {
        (line, column) < (other.line, other.column)
    }
}
