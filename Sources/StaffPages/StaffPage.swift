public import FHIRModel

/// The one page that staff get for a request, made from its Bundle and from nothing else.
///
/// The same page is rendered for a terminal of 80 columns, as a self-contained HTML file for
/// printing, and as the narrative of the `ServiceRequest`. Its text is made safe when it is read, so
/// that no rendering can carry a control character. It knows no questionnaire: sections, labels and
/// order are the form's own, which the response carries (`Interview.staffResponse`), and
/// every answer stands on it once.
public struct StaffPage: Sendable {
    /// A heading and what stands under it.
    struct Section: Sendable {
        var heading: String
        var rows: [Row] = []
    }

    /// A line of the page, or a few.
    enum Row: Sendable {
        /// A label and the lines that belong to it.
        case fact(String, [String])
        /// A label and one line for each of several.
        case list(String, [String])
        /// A label and the questions it is true of, in one line.
        case questions(String, [String])
        /// A sentence.
        case sentence(String)
        /// A heading within a section.
        case heading(String)
        /// Rows that belong to the row before them.
        indirect case below([Row])
        /// Labels, each with an empty place to write in.
        case blanks([String])
    }

    /// How pressing the request is.
    public let priority: RequestPriority
    /// What stands above everything else, in capitals where the words are the program's.
    let banner: [String]
    /// Whether the request is one of a demonstration and must not be acted on.
    public let isDemonstration: Bool
    /// The questionnaire's title, or what the service is called.
    let title: String
    /// The request's number as staff read it.
    let number: String?
    /// The versions of the forms and of the page.
    let versions: [String]
    /// Number, time and place.
    let origin: [Row]
    /// What is open, and what could not be filled in.
    let warnings: [Row]
    let sections: [Section]
    let footer: [Row]

    /// The page of a request.
    ///
    /// - Parameters:
    ///   - bundle: The request's transaction Bundle.
    ///   - numberText: Its number as staff read it; what the Bundle says when nil.
    ///   - clock: The clinic's clock, for times and the request's age.
    public init?(bundle: JSONTree, numberText: String? = nil, clock: ClinicClock) {
        guard let content = RequestContent(bundle) else { return nil }
        let answers = content.responses.map { AnswerSections(of: $0, in: bundle) }
        priority = content.priority
        banner = Self.banner(of: content.priority, saidByForm: answers.flatMap(\.banner))
        isDemonstration = content.isDemonstration
        title = content.title
        number = numberText ?? content.numberText
        versions = Self.versions(of: content)
        origin = Self.origin(of: content, number: number, on: clock)
        warnings = content.responses.flatMap { Self.warnings(of: $0, in: bundle) }
        // What only repeats an answer is not said again.
        let said = answers.reduce(into: Set()) { $0.formUnion($1.allWords) }
        let sections =
            [Self.contact(of: content, beside: said)] + answers.flatMap(\.sections)
            + [
                Self.observations(of: content, beside: said),
                Section(heading: "Form and time", rows: Self.formRows(of: content, on: clock)),
            ]
        self.sections =
            Self.withLongAnswersLast(sections.filter { !$0.rows.isEmpty }) + [Self.signOff]
        footer = Self.footer(of: content)
    }

    /// The form's own words for how pressing it is, or else ours; what is most pressing always says so in ours too.
    private static func banner(of priority: RequestPriority, saidByForm words: [String]) -> [String]
    {
        let own = priority.words.uppercased()
        let isSaid = words.contains { $0.uppercased() == own }
        return words.isEmpty || priority == .stat && !isSaid ? [own] + words : words
    }

    private static let signOff = Section(
        heading: "Sign-off",
        rows: [
            .blanks(["Seen by", "Time"]), .blanks(["Action"]),
            .blanks(["Safety assessment by", "Tool"]),
        ]
    )
}

extension StaffPage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How many sections there are; never an answer.
    public var description: String { "StaffPage of \(sections.count) sections <redacted>" }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Nothing of the page.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
