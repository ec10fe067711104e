public import FHIRModel

/// Text to read on its own: neighbouring `display` items, and read-only questions that have a value.
public struct Page: Sendable, Hashable {
    /// The place of the first paragraph.
    public let place: Place
    /// Titles of the groups around it, outermost first (`Questionnaire.item.text` of each group that has one).
    public let headings: [String]
    /// What to read, in form order; never empty.
    public let paragraphs: [Paragraph]
    /// How far the person has come.
    public let progress: Progress

    /// One item of a page.
    public struct Paragraph: Sendable, Hashable {
        /// `Questionnaire.item.linkId`.
        public let linkId: String
        /// `Questionnaire.item.prefix`, such as "1." or "A".
        public let prefix: String?
        /// `Questionnaire.item.text` in the interview's language.
        public let text: String
        /// The values of a read-only question; empty for a `display` item.
        public let answers: [AnswerValue]
        /// The words for each of ``answers``, in the interview's language.
        public let texts: [String]
        /// Addresses where more is said on it (`supportLink`).
        public let supportLinks: [String]
        /// The code of the item's `itemControl` extension, such as `help`, `lower` or `unit`.
        public let control: String?
    }
}

extension Page: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How many paragraphs it has: computed texts and headings may repeat answers.
    public var description: String { "page of \(paragraphs.count) paragraphs <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Page.Paragraph: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The item's linkId.
    public var description: String { "paragraph \(linkId) <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
