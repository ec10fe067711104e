public import FHIRModel
public import FormFiller

/// What a preview knows of a form beyond what visitors see; a visit has none.
///
/// `anteroom preview` hands one to ``ConversationSettings/previewer``, so that the conversation itself needs no checks, outline or
/// extraction.
public protocol FormPreviewer: Sendable {
    /// Takes the answers given to earlier versions of a form over into a new one.
    ///
    /// - Parameters:
    ///   - form: the new version.
    ///   - versions: the interview that was going on, and before it others that hold answers; the latest first.
    ///   - now: the time expressions see.
    /// - Returns: the interview in the new version, and what it does not take.
    func carry(to form: Form, from versions: [Interview], now: FHIRDateTime) -> CarriedPreview

    /// Paragraphs on one item, or on everything where the linkId is empty.
    ///
    /// - Parameters:
    ///   - linkId: the item that staff named.
    ///   - shown: the interview on the screen.
    ///   - main: the interview of the questionnaire itself.
    ///   - contact: the interview for the standard request, where the visitor asked for one.
    ///   - now: the time it is.
    /// - Returns: one text for each paragraph.
    func explain(
        _ linkId: String,
        shown: Interview,
        main: Interview,
        contact: Interview?,
        at now: FHIRDateTime
    ) -> [String]
}

/// How a preview goes on in a version of the form that was saved anew.
public struct CarriedPreview: Sendable {
    /// The interview in the new version.
    public let interview: Interview
    /// The linkIds of questions whose answers the new version does not take.
    public let refused: [String]
    /// Versions that hold answers the new one has no place for, the latest first.
    public let holding: [Interview]

    /// An interview, what it could not take over, and who still holds that.
    public init(interview: Interview, refused: [String], holding: [Interview]) {
        self.interview = interview
        self.refused = refused
        self.holding = holding
    }
}

/// What staff who try a questionnaire out see on request and visitors never do.
struct StaffPane: Sendable {
    /// What the page of help says of it, in a preview.
    static let explanation = """
        In this preview, for staff:
        = = What visitors do not see: values, why this is asked, what would be written.
        =name = Why the question with this linkId is asked or not.
        """

    /// What the page for a visitor who needs a person says of it, in a preview.
    static let explanationOnStay = """
        In this preview, for staff: no one is called. Type preview to go on as the visitor does once you have come, = to \
        see why this page is shown, q to leave.
        """

    /// The item it is about; empty for everything.
    var linkId: String
    /// Its paragraphs, made when it was asked for.
    var paragraphs: [String]
}
