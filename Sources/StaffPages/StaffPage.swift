public import FHIRModel

/// The one page that staff get for a consultation request, made from its Bundle and from nothing
/// else.
///
/// The same page is rendered for a terminal of 80 columns, as a self-contained HTML file for
/// printing, and as the narrative of the `ServiceRequest`. Its text is made safe when it is read, so
/// that no rendering can carry a control character. Answers of the shipped questionnaire stand in
/// the order staff work in; whatever else was asked follows by question and answer.
public struct StaffPage: Sendable {
    /// What staff must see before anything else.
    public enum Banner: String, Sendable, CaseIterable {
        /// Somebody needs a person now.
        case urgent = "URGENT"
        /// A clinician talks with the visitor before they leave.
        case talkBeforeLeaving = "TALK BEFORE LEAVING"
        /// A call back is enough.
        case routine = "ROUTINE"
    }

    /// A heading and what stands under it.
    struct Section: Sendable {
        var heading: String
        var rows: [Row] = []
    }

    /// A line of the page, or a few.
    enum Row: Sendable {
        /// A label and what belongs to it.
        case fact(String, String)
        /// A label and one line for each of several.
        case list(String, [String])
        /// A sentence.
        case sentence(String)
        /// Labels, each with an empty place to write in.
        case blanks([String])
    }

    /// The banner.
    public let banner: Banner
    /// Whether the request is one of a demonstration and must not be acted on.
    public let isDemonstration: Bool
    /// The questionnaire's title, or what the service is called.
    let title: String
    /// Number, time and place.
    let origin: [Row]
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
        let replies = content.responses.map { Replies(of: $0, in: bundle) }
        let main = replies.first { ConsultationAnswers.areIn($0) }
        banner = Self.banner(priority: content.priority, replies: main)
        isDemonstration = content.isDemonstration
        title = content.title
        origin = Self.origin(of: content, number: numberText ?? content.numberText, on: clock)
        var sections: [Section] = []
        if let main {
            let answers = ConsultationAnswers(main, content: content, clock: clock)
            sections += answers.sections
            sections += Self.answers(
                replies.map { other in
                    other.all.filter { !ConsultationAnswers.linkIds.contains($0.linkId) }
                },
                heading: "Other answers"
            )
        } else {
            sections += Self.contact(of: content)
            sections += Self.answers(replies.map(\.all), heading: "Answers")
            sections += Self.scores(of: content)
            sections.append(Self.record(of: content, on: clock))
        }
        sections.append(Self.signOff)
        self.sections = sections.filter { !$0.rows.isEmpty }
        footer = Self.footer(of: content)
    }

    /// The most pressing of the request's priority and of what the visitor's answers came to.
    private static func banner(priority: RequestPriority, replies: Replies?) -> Banner {
        if priority == .stat || priority == .urgent
            || replies?["result.outcome"]?.codes.contains("urgent") == true
        {
            return .urgent
        }
        if priority == .asap
            || replies?["result.talk-before-leaving"]?.codes.contains("true") == true
        {
            return .talkBeforeLeaving
        }
        return .routine
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
