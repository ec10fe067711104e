package import FHIRModel
package import FHIRPath

/// One expression of a form: what it is for, where it stands, what it reads.
package struct FormExpression: Sendable {
    /// What its result is for.
    package var role: Role
    /// The item it stands on; -1 for the questionnaire itself.
    package var item: Int32
    /// The name other expressions know its result by, without `%`.
    package var name: String?
    /// The text.
    package var source: String
    /// Where the text stands.
    package var node: JSONNode
    /// The expression, where it is FHIRPath and parses.
    package var parsed: FHIRPathExpression?
    /// What it reads itself.
    package var reads: ExpressionDependencies?
    /// Whether it cannot be computed here: it is written in another language, such as a query of a server, or reads a variable
    /// that is.
    ///
    /// It has no result then, not even an empty one, and what stands beside it holds.
    package var isForeign = false
    /// The context within one instance of which stands all it reads, itself and through variables; 0 where that may be anywhere.
    package var home: Int32 = 0
    /// Whether its result depends on the time, itself or through variables.
    package var isTimed = false

    /// Whether it reads the whole response, itself or through variables.
    package var isBroad = false

    /// What an expression's result is for.
    package enum Role: Sendable, Hashable {
        /// A named result for other expressions (`variable`, and any other expression with a name).
        case variable
        /// Answers given once (`initialExpression`).
        case initial
        /// Answers kept up to date (`calculatedExpression`).
        case calculated
        /// Whether the item is enabled (`enableWhenExpression`).
        case enableWhen
        /// The permitted answers (`answerExpression`).
        case answers
        /// Whether some options are offered (`answerOptionsToggleExpression`), by the node of the extension.
        case toggle(JSONNode)
        /// The address of the value set answers come from (on `_answerValueSet`).
        case valueSet
        /// What the item's text says (`cqf-expression` on `_text`).
        case text
        /// What stands before the text (on `_prefix`).
        case prefix
        /// Whether an answer is required (on `_required`).
        case required
        /// Whether there may be several (on `_repeats`).
        case repeats
        /// Whether the person may not answer (on `_readOnly`).
        case readOnly
        /// How many characters an answer may have (on `_maxLength`).
        case maxLength
        /// A limit that depends on answers (within its extension).
        case limit(ExtensionName)
        /// A rule for answers (`constraint`, `targetConstraint`), by the node of the extension.
        case constraint(JSONNode)
    }
}

/// The expressions of a form, and which of them an answer concerns.
package struct FormExpressions: Sendable {
    /// All of them: the questionnaire's own first, then by item in document order.
    package var all: [FormExpression] = []
    /// Which stand on an item; -1 is the questionnaire itself.
    package var byItem: [Int32: [Int]] = [:]
    /// Which have to be evaluated again when an answer of the item, or one in it, changes.
    package var readers = DependencyGraph()
    /// Which rules for answers have to be looked at again when an answer of the item, or one in it, changes.
    var rules = DependencyGraph()
    /// Which are shown or checked with their item, and so to be looked at again where the whole form is shown, when an answer of
    /// the item, or one in it, changes.
    var shown = DependencyGraph()
    /// The same when any answer changes.
    var shownBroad: [Int] = []
    /// Which have to be evaluated again when any answer changes.
    package var broad: [Int] = []
    /// Whose result is kept for others until an answer of the item, or one in it, changes.
    package var kept = DependencyGraph()
    /// Whose result is kept for others until any answer changes.
    package var keptBroad: [Int] = []
    /// Names that are known but have no value here: launch contexts, results of queries.
    package var knownNames: Set<String> = []

    package var isEmpty: Bool { all.isEmpty }

    /// The first expression of a role on an item.
    package func first(_ role: FormExpression.Role, on item: Int32) -> Int? {
        byItem[item]?.first { all[$0].role == role }
    }
}
