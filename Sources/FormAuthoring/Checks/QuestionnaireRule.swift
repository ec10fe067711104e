public import FHIRModel
internal import FormFiller

/// A rule of `anteroom check`: its name, how much it matters, what it means, and the standard's rule where there is one.
public struct QuestionnaireRule: Sendable, Hashable {
    /// The name findings carry.
    public let name: String
    /// How much its findings matter; the highest where they differ.
    public let severity: Finding.Severity
    /// Whether its findings keep a file from visitors.
    public let refusal: Refusal
    /// The rule of the standard it stands for, such as `R4 que-2`.
    public let standard: String?
    /// What it finds.
    public let meaning: String

    /// All rules, by family in the order a file is understood.
    public static let all: [QuestionnaireRule] = table.utf8.split(separator: UInt8(ascii: "\n"))
        .compactMap { line in
            let parts = line.split(separator: UInt8(ascii: "|")).map(Self.words)
            guard parts.count == 5, let severity = Finding.Severity(rawValue: parts[1]),
                let refusal = Refusal(rawValue: parts[2])
            else { return nil }
            return QuestionnaireRule(
                name: parts[0],
                severity: severity,
                refusal: refusal,
                standard: parts[3] == "-" ? nil : parts[3],
                meaning: parts[4]
            )
        }

    /// A part of a line without the blanks around it.
    private static func words(in part: Substring.UTF8View) -> String {
        let blank = UInt8(ascii: " ")
        let start = part.firstIndex { $0 != blank } ?? part.endIndex
        let end = part.lastIndex { $0 != blank }.map { part.index(after: $0) } ?? start
        return String(decoding: part[start..<end], as: UTF8.self)
    }

    /// The rule of this name.
    public static func named(_ name: String) -> QuestionnaireRule? { byName[name] }

    /// The rule of the standard as messages end with it, such as `(R4 que-2)`; nil where there is none.
    static func mention(of name: String) -> String? { mentions[name] }

    private static let mentions = Dictionary(
        all.compactMap { rule in rule.standard.map { (rule.name, "(\($0))") } }
    ) { first, _ in first }

    private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }

    private static let table = """
        json | error | refuses | RFC 8259 | the text is not JSON, or not UTF-8, or has a property twice
        resource-type | error | refuses | R4 Resource | no Questionnaire, or a contained resource of no known type
        not-a-questionnaire | warning | runs | - | another FHIR resource: nothing can be asked from it
        unknown-element | error | refuses in questions | R4 JSON | a property the type does not have
        wrong-type | error | refuses in questions | R4 datatypes | a value of another type than the element's
        malformed-value | error | refuses in questions | R4 datatypes | a text that is not of the element's form, such as a date
        expression-name | warning | runs | R4 datatypes | a name with '_', which R4 does not allow and later versions do
        missing-element | error | refuses in questions | R4 cardinality | an element that must be there
        cardinality | error | refuses in questions | R4 cardinality | an array where one value belongs, or the other way round
        one-choice | error | refuses in questions | R4 choice of types | two types of one value[x]
        unknown-code | error | refuses in questions | R4 required binding | a code outside a closed list
        blank-text | warning | runs | R4 string | a text that is nothing but blanks
        linkid-form | warning | runs | - | a linkId with blanks at its ends or in rows, or that is too long
        empty-element | warning | runs | R4 JSON | an empty object or array
        fhir-version | warning | runs | - | a file that was written for another version of FHIR
        r5-element | note | runs | R5 Questionnaire | an element that came with R5; it is understood
        ext-1 | error | runs | R4 ext-1 | an extension with both a value and parts, or with neither
        cpt-2 | warning | runs | R4 cpt-2 | a ContactPoint with a value and without its system
        qty-3 | warning | runs | R4 qty-3 | a Quantity with a code and without its system
        att-1 | warning | runs | R4 att-1 | an Attachment with data and without its contentType
        unknown-extension | warning | runs | - | an extension whose address is nearly that of one this program acts on
        que-0 | warning | runs | R4 que-0 | the name cannot be used by programs
        que-1 | error | runs | R4 que-1 | a group without items (warning), a display with items
        que-2 | error | refuses | R4 que-2 | a linkId that stands twice
        que-3 | warning | runs | R4 que-3 | a code on a display
        que-4 | error | refuses | R4 que-4 | both answerOption and answerValueSet
        que-5 | warning | runs | R4 que-5 | options on a type that takes none
        que-6 | warning | runs | R4 que-6 | required or repeats on a display
        que-7 | error | refuses | R4 que-7 | operator exists with another value than a boolean
        que-8 | warning | runs | R4 que-8 | initial on a group or display
        que-9 | warning | runs | R4 que-9 | readOnly on a display
        que-10 | warning | runs | R4 que-10 | maxLength on a type without length
        que-11 | warning | runs | R4 que-11 | initial beside answerOption
        que-12 | warning | runs | R4 que-12 | several conditions without enableBehavior
        que-13 | warning | runs | R4 que-13 | several initial values but no repeats
        implicit-rules | warning | runs | R4 Resource.implicitRules | rules that this program does not know
        no-text | error | refuses where required | - | a question or display without words
        no-items | warning | runs | - | a questionnaire without items
        too-many-items | error | refuses | - | more than 100,000 items
        text-too-long | error | refuses | - | a text of more than 10,000 characters
        modifier-extension | error | refuses | R4 modifierExtension | a modifierExtension this program does not know
        no-title | note | runs | - | nothing to call the form in the menu
        no-url | note | runs | R4 QuestionnaireResponse.questionnaire | requests cannot say which form they answer
        no-version | warning | runs | SDC Questionnaire.version | in use without a version
        no-status | warning | runs | R4 Questionnaire.status | no status: the form runs as a draft
        draft-status | warning | runs | - | status, experimental and approvalDate do not agree, so that it runs as a demonstration
        dates | warning | runs | - | dates in the future, or that contradict each other
        per-1 | error | runs | R4 per-1 | a period that ends before it starts
        item-control | warning | runs | R4 questionnaire-item-control | a code that itemControl does not have, or not on such an item
        extension-value | warning | runs | R4 Extension.value | a known extension with a value of another type
        extension-twice | warning | runs | R4 Extension | a known extension twice where it can stand once
        extension-place | error | refuses | - | an extension in a place where it is not acted on
        own-extension | error | refuses | - | an extension of this program's address that it does not have
        contained-id | error | refuses | R4 contained | a contained resource without id, or two with the same
        dom-2 | error | runs | R4 dom-2 | a contained resource that contains others
        ref-1 | warning | runs | R4 ref-1 | a reference to a contained resource that is not there
        dom-3 | warning | runs | R4 dom-3 | a contained resource nothing refers to
        extract-template | error | refuses | SDC templateExtract | a template that is not among the contained resources
        extract-expression | error | refuses | SDC templateExtract | an expression of a template that cannot be read
        extract-type | error | refuses | SDC templateExtractValue | an expression or answer its element cannot hold
        extract-profile | warning | runs | SDC definitionExtract | a profile that is not contained in the file
        extract-definition | error | refuses | SDC definitionExtract | a definition that cannot be followed
        extract-observation | error | runs | SDC observationExtract | an observationExtract that cannot be followed
        enable-question | error | refuses | R4 enableWhen.question | a condition on a linkId that no question has
        enable-operator | warning | runs | R4 enableWhen.operator | an operator that means nothing for the question's type
        enable-type | warning | runs | R4 enableWhen.answer | a value of another type than the question's
        code-without-system | warning | runs | R4 Coding.system | a condition on a code that options of several systems have
        enable-twice | warning | runs | SDC enableWhenExpression | enableWhen beside an enableWhenExpression
        enable-later | note | runs | - | a condition on a question that comes later
        enable-cycle | error | refuses | R4 enableWhen.question | conditions that go in a circle
        condition-never | warning | runs | - | a condition, or conditions together, that no answer can meet
        condition-always | warning | runs | - | a condition, or conditions together, that every answer meets
        unreachable | warning | runs | - | an item nobody can get to
        required-unanswerable | warning | refuses | - | required, but hidden or read-only and never filled in
        required-in-optional-group | note | runs | SDC Form Behavior | required only once its group is begun
        expression | error | refuses in questions | FHIRPath grammar | an expression that cannot be read, or names an unknown function
        expression-language | warning | runs | SDC expressions | an expression in another language than FHIRPath
        no-value | warning | runs | SDC expressions | an expression that reads what only a server could give
        fhir-query | error | runs | SDC x-fhir-query | an expression that asks a server; an error where a required choice gets its options so
        adaptive | error | refuses | SDC adaptive forms | a form whose next question a server chooses
        structure-map | warning | runs | SDC StructureMap extraction | a map that would turn the answers into other resources
        not-prefilled | note | runs | SDC population | queries or a map that would fill in answers beforehand
        launch-context | note | runs | SDC launchContext | a value that only somebody signed in would give
        candidate-expression | note | runs | SDC candidateExpression | suggestions of a server
        terminology-server | note | runs | R4 preferredTerminologyServer | a server that would be asked for options
        usage-mode | warning | runs | R4 usageMode | an item that is only for showing the completed form (note), or a code that usageMode does not have
        item-media | warning | runs | SDC itemMedia | pictures, sound or video
        signature | warning | runs | R4 signatureRequired | a signature
        expression-linkid | warning | runs | - | an expression that looks for a linkId no item has
        expression-element | warning | runs | FHIRPath, R4 types | an expression that takes a step R4's types do not have
        expression-escape | warning | runs | FHIRPath | a text with a backslash that begins no escape and is left out
        expression-code | warning | runs | - | an expression that compares an answer with a code none of the options has
        expression-result | error | refuses in questions | SDC expressions | an expression whose result its place cannot use
        expression-cycle | error | refuses in questions | SDC expressions | a calculated value that depends on itself
        duplicate-variable | error | refuses | SDC variable | a variable that is defined twice on one item
        reserved-name | error | refuses | SDC variable | a variable named like one of FHIRPath or SDC
        variable-name | warning | runs | SDC variable | a variable without a name
        staff-section | warning | runs | - | a section of the page for staff that names an item the form has not, or an item twice
        extension-part | warning | runs | R4, SDC | an extension of several parts with one missing or unknown
        language | warning | runs | R4 Resource.language | translations of a text in no stated language
        unknown-variable | error | refuses in questions | SDC variable | an expression that names a variable nobody defines
        staff-alert | error | refuses | - | a staff-alert that would never call staff
        option-repeated | warning | runs | - | an option that stands twice
        option-type | warning | runs | R4 answerOption.value | an option that cannot answer its question
        option-value | warning | runs | - | an option the question's own limits refuse
        option-text | warning | runs | - | an option without words, or with the same words as another
        option-keys | note | runs | - | options that visitors type by another number or letter than their place
        long-list | note | runs | - | more options than a page holds: visitors find theirs by typing a few letters
        gender-options | note | runs | - | a question on sex or gender with two answers only
        picture-sign | note | runs | - | an emoji, which a text console cannot show
        option-number | warning | runs | - | a number that is one option's and begins the words of another
        option-code | warning | runs | - | an option without code or system where others have one
        option-initial | warning | runs | R4 que-13 | several options chosen at first, but one answer allowed
        option-exclusive | note | runs | SDC optionExclusive | optionExclusive where one answer is allowed
        toggle-option | warning | runs | SDC answerOptionsToggleExpression | a switch over an option the question does not have
        sub-questionnaire | warning | runs | SDC Modular Forms | a part of the form that is in another file
        no-options | warning | runs | - | a choice with nothing to choose from
        value-set | warning | runs | R4 answerValueSet | a value set that is not at hand, or only in part
        for-staff | warning | runs | - | a question that cannot be answered at a terminal
        sdc-1 | warning | runs | SDC sdc-1 | both options and an answerExpression
        finds-nothing | warning | runs | - | a calculation that can never find anything
        editable-result | warning | runs | - | a score that visitors can change
        harm-question | warning | runs | - | a question on harming oneself in a form that calls nobody
        vsd-1 | warning | runs | R4 vsd-1 | a part of a value set with neither system nor value set
        vsd-2 | warning | runs | R4 vsd-2 | codes or filters of a value set without system
        vsd-3 | warning | runs | R4 vsd-3 | both codes and filters in one part of a value set
        vsd-6 | warning | runs | R4 vsd-6 | an entry of an expansion with neither code nor display
        vsd-9 | warning | runs | R4 vsd-9 | an entry of an expansion without code that is no heading
        vsd-10 | warning | runs | R4 vsd-10 | a code of an expansion without system
        score-missing | warning | runs | SDC itemWeight | an option without score where others have one
        score-conflict | warning | runs | SDC itemWeight | an option with two different scores
        bounds | error | refuses | - | limits that contradict each other
        unit | warning | runs | UCUM | a unit that UCUM does not have
        bound-type | warning | runs | R4 minValue, maxValue | a limit of another type than the question's
        occurs-without-repeats | warning | runs | SDC minOccurs, maxOccurs | a count of answers where one is allowed
        occurs-optional | warning | runs | SDC minOccurs | a least number of answers where none is required
        regex | error | runs | R4 regex | a pattern that cannot be used
        initial-type | warning | runs | R4 initial.value | an initial value of another type than the question's
        initial-value | warning | runs | - | an initial value the question itself would refuse
        initial-twice | warning | runs | SDC initialExpression | both an initial value and an initialExpression
        translation-missing | warning | runs | R4 translation | a text that misses a language others come in
        translation-part | warning | runs | R4 translation | a translation without language or words
        translation-twice | warning | runs | R4 translation | two translations to one language
        forbidden-word | error | refuses | - | words on the clinic's list of forbidden words
        reading-grade | warning | runs | - | a screen past the reading grade
        no-consent | warning | runs | - | a consultation form that never asks for consent
        consent-optional | warning | runs | - | a consent question that can be skipped
        asked-without-consent | warning | runs | - | a question that is asked whatever was said to the consent question
        no-safety-path | warning | runs | - | a consultation form without staff-alert
        no-contact-question | warning | runs | - | a consultation form that asks for no way to reach the visitor
        asked-at-the-end | note | runs | - | a form that makes resources but no request, or a request that names nobody
        no-clinic-contact | warning | runs | - | a consultation form whose clinic cannot be reached
        """
}
