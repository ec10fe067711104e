public import FHIRModel

/// An expression that could be parsed but not evaluated, or not under a type: what went wrong, and
/// at which place of the expression.
///
/// It never holds a value that the expression met.
public struct FHIRPathError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    public enum Problem: Sendable, Hashable {
        /// Several items where the specification wants one (FHIRPath N1 §4.5).
        case severalItems
        /// An operand whose type the operator does not take.
        case wrongOperand
        /// An argument whose type the function does not take.
        case wrongArgument
        /// An input whose type the function does not take.
        case wrongInput
        /// A variable nobody has defined.
        case unknownVariable
        /// A variable defined for the second time, or one of the specification's own.
        case variableDefinedTwice
        /// A name that is no type of FHIR R4 or FHIRPath.
        case unknownType
        /// A time with an offset.
        case zonedTime
        /// A duration whose unit cannot be added to a date.
        case unsuitableUnit
        /// A date plus or minus a duration that lies outside the years 1 to 9999.
        case yearOutOfRange
        /// `%factory`, `%terminologies` and `%server`: objects that this engine does not have.
        case unsupportedVariable
        /// A regular expression that cannot be read.
        case malformedPattern
        /// A profile, value set or code system that is not at hand.
        case unknownDefinition
        /// Slices need the definition of a profile.
        case unsupportedFunction
        /// A modifier extension that the expression does not expect.
        case unexpectedModifier
        /// A score that is neither in the answer nor in the questionnaire.
        case unknownWeight
        /// The time is asked for and was not given.
        case unknownTime
        /// More steps than the limit.
        case tooManySteps
        /// More items or longer strings than the limit.
        case tooLarge
        /// Under the type given, the step leads to no element.
        case unknownElement
        /// Under the type given, the input of the first step is not what it names.
        case unsuitableContext
        /// Under the type given, the function gets what it can do nothing with.
        case unsuitableInput
        /// Under the type given, the operator gets what it can do nothing with.
        case unsuitableOperand
        /// The items are groups or displays, which have no answers.
        case noAnswers
        /// No question stands where answers are looked for.
        case noQuestions
        /// No answer there is of the type that is wanted.
        case otherAnswers
        /// Codings are added up.
        case codingsAddedUp
        /// Numbers are made of codes that are none.
        case codesNoNumbers
        /// Numbers are made of the words of options, none of which is one.
        case displaysNoNumbers
        /// Scores are looked for where no answer can have one.
        case noScores
        /// The items looked for stand elsewhere.
        case misplacedItem
        /// No answer to the questions has this code.
        case unknownCode
        /// The answers are Codings, which no text equals.
        case codingAsText
        /// The order of children and descendants is not defined, so a position among them means
        /// nothing.
        case unorderedInput
    }

    /// What went wrong.
    public var problem: Problem
    /// Where, counted in UTF-8 bytes from the start of the expression.
    public var offset: Int
    /// The expression.
    public var source: String
    /// The types of the input of the step that leads to no element, where it is known.
    public var inputTypes: [TypeID] = []
    /// What is compared with what, where no answer has the code.
    var comparison = CodeComparison()

    init(_ problem: Problem, offset: Int, source: String) {
        self.problem = problem
        self.offset = offset
        self.source = source
    }

    /// Whether `check(on:)` found it, without evaluating anything.
    public var isSemantic: Bool {
        switch problem {
        case .unknownElement, .unsuitableContext, .unsuitableInput, .unsuitableOperand,
            .unorderedInput, .unknownCode, .codingAsText, .misplacedItem,
            .noAnswers, .noQuestions, .otherAnswers, .codingsAddedUp, .codesNoNumbers,
            .displaysNoNumbers,
            .noScores:
            true
        case .severalItems, .wrongOperand, .wrongArgument, .wrongInput, .unknownVariable,
            .variableDefinedTwice, .unknownType, .zonedTime, .unsuitableUnit, .yearOutOfRange,
            .unsupportedVariable, .malformedPattern,
            .unknownDefinition, .unsupportedFunction, .unexpectedModifier, .unknownWeight,
            .unknownTime, .tooManySteps, .tooLarge:
            false
        }
    }

    /// The problem in words, then the line it is in and a caret under the place.
    public var description: String {
        Caret.describe(message, in: source, at: offset)
    }

    private var unknownElementMessage: String {
        let name = source.utf8.dropFirst(offset).prefix { byte in
            byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
                || byte &- UInt8(ascii: "0") < 10
        }
        guard !inputTypes.isEmpty, !name.isEmpty else { return "the input has no such element" }
        let word = String(decoding: name, as: UTF8.self)
        let types = inputTypes.map(\.name).joined(separator: " or ")
        let known = inputTypes.flatMap { R4Types.elements(of: $0) }.map(\.name.string)
        let advice = Suggestion.advice(for: word, among: known)
        return
            "\(types) has no element '\(word)'\(advice.isEmpty ? "; mend the name or take it out" : advice)"
    }

    private var misplacedItemMessage: String {
        func place(_ linkIds: [String]) -> String {
            let linkId = linkIds.first ?? ""
            return linkId.isEmpty ? "the form itself" : "'\(linkId)'"
        }
        return
            "'\(comparison.code)' stands in \(place(comparison.codes)), not in \(place(comparison.linkIds)), so nothing is found here; write %resource.repeat(item).where(…), or every step on the way"
    }

    private var noQuestionsMessage: String {
        let place = comparison.linkIds.first ?? ""
        return place.isEmpty
            ? "no question stands on the top level of the form, so nothing is ever found here; write %resource.repeat(item) for those in groups"
            : "no question stands right in '\(place)', so nothing is ever found here; write repeat(item) for those in groups"
    }

    private var unknownCodeMessage: String {
        let advice = Suggestion.advice(for: comparison.code, among: comparison.codes)
        let names = comparison.linkIds.map { "'\($0)'" }.joined(separator: ", ")
        return
            "no option of \(names) has the code '\(comparison.code)'\(advice.isEmpty ? "; take one that is offered" : advice)"
    }

    /// The problem in words, without the place.
    public var message: String {
        switch problem {
        case .severalItems: "there are several items where one is wanted"
        case .wrongOperand: "the operator does not take operands of these types"
        case .wrongArgument: "the function does not take an argument of this type or value"
        case .wrongInput:
            "the function does not take an input of this type or value; a number becomes a text with toString()"
        case .unknownVariable: "the variable is not defined"
        case .variableDefinedTwice: "the variable is already defined"
        case .unknownType: "there is no such type in FHIR R4 or FHIRPath"
        case .zonedTime: "a time of day cannot have an offset from UTC"
        case .unsuitableUnit: "a quantity of this unit cannot be added to a date or time"
        case .yearOutOfRange: "the date would lie outside the years 1 to 9999"
        case .unsupportedVariable:
            "%factory, %terminologies and %server do not exist here; make elements with Type { name: value }, ask value sets with memberOf()"
        case .malformedPattern:
            "the regular expression or its flags cannot be read; flags are i and m"
        case .unknownDefinition: "this profile, value set or code system is not at hand"
        case .unsupportedFunction: "the function needs definitions of profiles"
        case .unexpectedModifier: "there is a modifier extension the expression does not expect"
        case .unknownWeight: "the answer has no score"
        case .unknownTime: "the time is not known here; give 'now'"
        case .tooManySteps: "the evaluation takes more steps than the limit"
        case .tooLarge: "the evaluation makes more items or longer strings than the limit"
        case .unknownElement: unknownElementMessage
        case .unsuitableContext: "the input is not of this type; begin with %resource"
        case .unsuitableInput:
            "the function can do nothing with an input of this type; convert it, or take another function"
        case .unsuitableOperand:
            "the operator can do nothing with operands of these types; convert one of them"
        case .unorderedInput:
            "children and descendants have no order to count in; name the step, such as item"
        case .unknownCode: unknownCodeMessage
        case .misplacedItem: misplacedItemMessage
        case .noAnswers:
            "'\(comparison.linkIds.first ?? "")' is a group or a display, which has no answers; name a question"
        case .noQuestions: noQuestionsMessage
        case .otherAnswers:
            "no answer here is of type \(comparison.code) but \(inputTypes.map(\.name).joined(separator: " or ")), so nothing is ever found; mend the type, or write repeat(item) for questions in groups"
        case .codingsAddedUp:
            "codes cannot be added up; add up their scores, .weight().sum(), and give the options itemWeight"
        case .codesNoNumbers:
            "the codes are no numbers, such as '\(comparison.code)', so nothing is ever found; take .weight(), and give the options itemWeight"
        case .displaysNoNumbers:
            "the words of the options are no numbers, such as '\(comparison.code)', so nothing is ever found; take .weight(), and give the options itemWeight"
        case .noScores:
            "no answer here can have a score, so nothing is ever found; write repeat(item) for questions in groups, or name the questions"
        case .codingAsText:
            "an answer to '\(comparison.linkIds.first ?? "")' is a Coding, which no text equals; compare its code: .value.code"
        }
    }
}

/// The error inside the evaluator: a place in the tree instead of one in the text.
struct EvaluationFailure: Error {
    var problem: FHIRPathError.Problem
    var node: ExpressionTree.Index
}
