internal import FHIRModel
public import FormFiller
internal import PlainText

/// A form written out for a person who signs it: every question with its number, options, scores, limits and conditions in
/// words, what is computed, and what is made of the answers.
///
/// A model of texts without layout; ``text(width:)`` and ``html`` lay it out.
public struct FormOutline: Sendable {
    /// The form's title.
    public let title: String
    /// BCP 47 code of its words.
    public let language: String?
    /// What is true of the form as a whole: address, version, status in words, dates.
    public let facts: [Fact]
    /// Groups, texts and questions in the order of the form.
    public let entries: [Entry]
    /// When staff are called, and values that have a name.
    public let rules: [Fact]
    /// What is made of the answers.
    public let products: [Product]

    /// A text with what it is about before it.
    public struct Fact: Sendable, Hashable {
        /// What it is about.
        public let label: String
        /// What is said, in words; empty where there is only an expression.
        public let text: String
        /// The expression that says the same to programs; nil where there is none.
        public let expression: String?

        init(label: String, text: String, expression: String? = nil) {
            self.label = label
            self.text = text
            self.expression = expression
        }

        /// The words, then the expression.
        var whole: String {
            [text.isEmpty ? nil : text, expression].compactMap(\.self).joined(separator: ": ")
        }
    }

    /// One item of the form.
    public struct Entry: Sendable, Hashable {
        /// How many items are around it.
        public let depth: Int
        /// The question's number; nil for groups and texts.
        public let number: Int?
        /// Whether it is a group, whose text is a heading.
        public let isGroup: Bool
        /// `Questionnaire.item.text` with its prefix; a placeholder in parentheses where there is none.
        public let text: String
        /// `Questionnaire.item.linkId`.
        public let linkId: String
        /// How it is answered, when it is asked, help, limits, computations.
        public let notes: [Fact]
        /// The options in their order.
        public let options: [Option]
    }

    /// One permitted answer.
    public struct Option: Sendable, Hashable {
        /// The words a visitor chooses.
        public let text: String
        /// What the response holds: a code, or the value itself where the words differ.
        public let code: String?
        /// `itemWeight` or `ordinalValue`, digits kept.
        public let score: String?
        /// Other facts: exclusive, selected at first.
        public let remarks: [String]
    }

    /// A resource made of the answers.
    public struct Product: Sendable, Hashable {
        /// Its type, such as ServiceRequest, and where it comes from.
        public let text: String
        /// Its elements that depend on answers, each with its expression.
        public let elements: [Fact]
    }

    /// Writes a form out.
    ///
    /// - Parameters:
    ///   - form: the form.
    ///   - language: the language of its words where it has it; its own otherwise.
    public init(of form: Form, language: String? = nil) {
        // A form that does not say its language is taken at the caller's word.
        let language = form.languages.isEmpty ? language : language.flatMap(form.language)
        let writer = OutlineWriter(form, language: language)
        title = OutlineWriter.cleaned(form.title(in: language))
        self.language = language ?? form.questionnaire.language
        facts = writer.facts()
        entries = writer.entries()
        rules = writer.rules()
        products = writer.products()
    }
}

/// Turns a form into the texts of an outline.
struct OutlineWriter {
    let form: Form
    let language: String?
    let words: ConditionWords

    init(_ form: Form, language: String?) {
        self.form = form
        self.language = language
        words = ConditionWords(form, language: language)
    }

    /// A text on one line without characters that do something to a terminal; what turns the direction of text around is gone.
    static func cleaned(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                if result.last != " " { result.append(" ") }
            } else if scalar.isPrintable {
                result.unicodeScalars.append(scalar)
            }
        }
        return result.hasSuffix(" ") ? String(result.dropLast()) : result
    }
}
