public import FHIRModel
internal import FHIRPath
package import Terminology

/// A questionnaire made ready to be filled in.
///
/// Every item is numbered in document order, every condition resolved to the items it reads, every option list and limit
/// found. Compiled once, shared by any number of interviews. Compiling never fails: whatever is wrong is in ``findings``,
/// all at once. A form with an error among them should not be put before visitors.
public struct Form: Sendable {
    /// The questionnaire it was compiled from.
    public let questionnaire: Questionnaire
    /// Whether any of the findings is an error.
    public let hasErrors: Bool
    /// What is wrong or doubtful with its conditions, options, limits and expressions, in document order.
    ///
    /// Deviations from the R4 definitions are in `Questionnaire.structuralFindings()`; ``check()`` gives both.
    public let findings: [Finding]

    package let items: [FormItem]
    let contexts: [FormContext]
    package let conditions: [Condition]
    package let graph: DependencyGraph
    package let byLinkId: LinkIds
    /// Display items shown with the item around them, by that item.
    package let attachments: [Int32: [Int32]]
    /// Expressions, and which answers concern them.
    package let expressions: FormExpressions
    /// Compiled `regex` extensions, by item.
    package let patterns: [Int32: LinearRegex]
    /// When staff are to be called, by each of the form's `staff-alert`s.
    package let staffAlertRules: [StaffAlertRule]
    /// The questions that may be asked later on, before any is enabled.
    let undecided: UndecidedQuestions
    /// What the codes of its answers mean: value sets, code systems, weights.
    package let codes: QuestionnaireCodes

    /// Whether something is wrong with its file that compiling does not show; whoever checked it says so.
    package var isFaulty = false

    /// Where the words of computed answers are, in a form of several languages.
    private(set) var translatedOptions = TranslatedOptions()

    /// The languages its words come in, its own first (BCP 47 codes).
    ///
    /// The others are those of its `translation` extensions, in the order they occur. A file that has translations but does not
    /// say in which language it is written counts as English.
    public let languages: [String]

    /// Compiles a questionnaire.
    public init(compiling questionnaire: Questionnaire) {
        self.init(compiling: questionnaire, terminology: [])
    }

    /// Compiles a questionnaire whose value sets may also stand outside it: in its Bundle, then in folders and packages.
    package init(compiling questionnaire: Questionnaire, terminology: [any TerminologySource]) {
        var compiler = FormCompiler(questionnaire, terminology: terminology)
        compiler.compile()
        compiler.readOptions()
        codes = compiler.codes
        compiler.checkInitials()
        staffAlertRules = StaffAlertRule.all(
            of: questionnaire,
            linkIds: compiler.byLinkId,
            findings: &compiler.findings
        )
        expressions = compiler.readExpressions()
        compiler.fillUncertain(expressions)
        self.questionnaire = questionnaire
        languages = compiler.readLanguages()
        items = compiler.items
        contexts = compiler.contexts
        conditions = compiler.conditions
        byLinkId = compiler.byLinkId
        patterns = compiler.patterns
        attachments = compiler.attachments
        undecided = UndecidedQuestions(
            deciders: compiler.deciders(expressions),
            items: compiler.items
        )
        graph = DependencyGraph(itemCount: compiler.items.count, edges: compiler.edges)
        findings = compiler.findings.sorted { $0.isBefore($1) }
        hasErrors = findings.contains { $0.severity == .error }
        if languages.count > 1, expressions.computeAnswers {
            translatedOptions = TranslatedOptions(of: self)
        }
    }

    /// How many items it has: groups, texts and questions.
    public var itemCount: Int { items.count }

    /// Everything wrong or doubtful: deviations from the R4 definitions and ``findings``, in document order.
    public func check() -> [Finding] {
        (questionnaire.structuralFindings() + findings).sorted { $0.isBefore($1) }
    }
}

extension Form {
    /// `Questionnaire.title`, or else its name, id or address.
    public var title: String {
        let tree = questionnaire.tree
        let formatted = tree.child(.titleCompanion, of: questionnaire.node)
        return questionnaire.title ?? tree.words(nil, beside: formatted) ?? questionnaire.name
            ?? questionnaire.id ?? questionnaire.url ?? ""
    }

    /// Whether it may only be shown as a demonstration.
    ///
    /// So it is unless `status` is active, `experimental` is not true and there is an `approvalDate`, and nothing is wrong with the
    /// file.
    public var isDemonstration: Bool { questionnaire.isDemonstration || hasErrors || isFaulty }

    /// Whether it asks nothing: only texts to read, such as a leaflet.
    public var isReading: Bool { !items.contains { $0.isAskable } }
}

extension Questionnaire {
    /// Whether it may only be shown as a demonstration; see ``Form/isDemonstration``.
    public var isDemonstration: Bool {
        status != .active || isExperimental == true || approvalDate == nil
    }
}

extension FormCompiler {
    /// Every pair of an item and one whose conditions look at it.
    var edges: [(item: Int32, reader: Int32)] {
        var edges: [(item: Int32, reader: Int32)] = []
        for index in conditional {
            for number in items[Int(index)].conditions {
                let target = conditions[Int(number)].target
                if target >= 0 { edges.append((target, index)) }
            }
        }
        return edges
    }
}

extension Finding {
    /// Whether it stands earlier in the file; findings without a place come last.
    package func isBefore(_ other: Finding) -> Bool {
        guard let position else { return false }
        guard let otherPosition = other.position else { return true }
        return (position.line, position.column) < (otherPosition.line, otherPosition.column)
    }
}
