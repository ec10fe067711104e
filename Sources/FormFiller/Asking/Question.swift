public import FHIRModel

/// One question, ready to show: everything a screen needs and nothing else.
public struct Question: Sendable, Hashable {
    /// Where it stands; give it to ``Interview/go(to:)`` to come back.
    public internal(set) var place: Place
    /// `Questionnaire.item.linkId`.
    public internal(set) var linkId: String
    /// `Questionnaire.item.type`.
    public internal(set) var type: Questionnaire.ItemType
    /// `Questionnaire.item.prefix`, such as "1." or "A".
    public internal(set) var prefix: String?
    /// `Questionnaire.item.text` in the interview's language; empty when the form gives none.
    public internal(set) var text: String
    /// Titles of the groups around it and texts of the questions it is nested under, outermost first.
    public internal(set) var headings: [String] = []
    /// Texts to show with the question: nested `display` items that are not help.
    public internal(set) var instructions: [String] = []
    /// Text to show when the person asks for help: `itemControl` `help` and `flyover`, and security notices.
    public internal(set) var help: [String] = []
    /// Addresses where more is said on the question (`supportLink`).
    public internal(set) var supportLinks: [String] = []
    /// The code of `itemControl`, such as `radio-button`, `check-box`, `drop-down`, `slider`, `text-box`.
    public internal(set) var control: String?
    /// `entryFormat`: a hint of what to type, such as "MM/DD/YYYY".
    public internal(set) var entryFormat: String?

    /// The options offered now; empty when the answer is typed.
    public internal(set) var options: [Option] = []
    /// Whether words or a value of the person's own are accepted besides ``options`` (`open-choice`).
    public internal(set) var acceptsOwnValue = false
    /// How many ``options`` a page may show at once; among more a person searches.
    package static let mostOptionsShown = 20
    /// Whether the person's answer may be missing among ``options``, and nothing else is accepted.
    ///
    /// They are known only in part, such as those of a code system that is at hand as a fragment. Offer "none of these", which is
    /// ``Interview/skip()``; it is permitted also where an answer is required.
    public internal(set) var isListIncomplete = false
    /// What stands before the person's own words (`openLabel`), such as "Other".
    public internal(set) var ownValueLabel: String?

    /// Whether an answer must be given now.
    ///
    /// An optional group nobody has answered in makes its required questions moot.
    public internal(set) var isRequired = false
    /// Whether several answers may be given.
    public internal(set) var repeats = false
    /// `minOccurs`: how many answers are needed, if any is given or the question is required.
    public internal(set) var minimumAnswers = 0
    /// `maxOccurs`, or 1 when the question does not repeat; nil without a limit.
    public internal(set) var maximumAnswers: Int? = 1
    /// `minLength` in characters.
    public internal(set) var minimumLength: Int?
    /// `Questionnaire.item.maxLength` in characters, at most 10,000; 500 for words where the form says nothing.
    public internal(set) var maximumLength: Int?
    /// `minValue` or `minQuantity`.
    public internal(set) var minimum: AnswerValue?
    /// `maxValue` or `maxQuantity`.
    public internal(set) var maximum: AnswerValue?
    /// `maxDecimalPlaces`.
    public internal(set) var maximumDecimalPlaces: Int?
    /// `sliderStepValue`: the distance between two neighbouring values of a slider.
    public internal(set) var stepValue: Int?
    /// The label of a slider's low end (`itemControl` `lower`).
    public internal(set) var lowerLabel: String?
    /// The label of a slider's high end (`itemControl` `upper`).
    public internal(set) var upperLabel: String?
    /// The unit of a number or quantity when there is only one (`questionnaire-unit`, one `unitOption`, `initial`, or
    /// that of `minQuantity` or `maxQuantity`).
    public internal(set) var unit: Coding?
    /// The units to choose from when there are several (`questionnaire-unitOption`, contained `unitValueSet`).
    public internal(set) var units: [Coding] = []
    /// Whether a unit of the person's own may be typed (`unitOpen`).
    public internal(set) var acceptsOwnUnit = false

    /// The answers given so far, or the form's initial ones; to be prefilled when the question is shown again.
    public internal(set) var answers: [AnswerValue] = []
    /// The words for each of ``answers``, in the interview's language.
    public internal(set) var answerTexts: [String] = []
    /// Whether the question cannot be answered at a terminal (attachment, reference, a choice nothing is offered
    /// for): say "please ask staff" and ``Interview/skip()``, which is permitted even if it is required.
    public internal(set) var isForStaff = false
    /// Whether ``Interview/skip()`` is permitted.
    public internal(set) var maySkip = true
    /// What is wrong with the answers as they stand, when the interview came back because of it.
    public internal(set) var problems: [AnswerProblem] = []
    /// Whether ``problems`` are of the question itself; else of a group around it, or of the whole form.
    public internal(set) var hasOwnProblems = true
    /// The words of the group that ``problems`` are of; nil where they are of the question, of the whole form, or the group has
    /// none.
    public internal(set) var problemGroup: String?
    /// How far the person has come.
    public internal(set) var progress: Progress

    /// One answer offered (`answerOption`, a concept of an `answerValueSet`, or a value of an `answerExpression`).
    public struct Option: Sendable, Hashable {
        /// The value to give to ``Interview/answer(_:)``.
        public let value: AnswerValue
        /// The words to show: `Coding.display` in the interview's language, or the value itself.
        public let text: String
        /// `optionPrefix`, such as "a)".
        public let prefix: String?
        /// What a person types for it, and what stands before it.
        ///
        /// Its prefix, the number its words begin with where (nearly) all options begin with one, or else its place from 1. It
        /// stays the same while other options are switched off.
        public let key: String
        /// What stands beside the key: ``text`` without the number that is the key, empty where that is all of it.
        public let label: String
        /// What it is found by besides: synonyms, and its words in other languages.
        public let otherNames: [String]
        /// The heading it stands below in its value set; nil where it stands below none.
        public let heading: String?
        /// Whether no other answer may be given beside it (`optionExclusive`).
        public let isExclusive: Bool
        /// Whether it is among ``Question/answers``.
        public let isSelected: Bool
    }
}

extension Question: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The question's linkId and how many answers it has, never the answers.
    public var description: String { "question \(linkId), \(answers.count) answers <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Question.Option: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// Says that it is an option; which one is selected is an answer.
    public var description: String { "option <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
