import FormFiller

/// The page at which a visitor stopped, for a clinic that wants to know where people leave; it says nothing of the visitor.
///
/// Titles and linkIds are the questionnaire's, as its author wrote them: never a text that an answer may stand in.
///
///     LeavingPage(questionnaire: "Your medicines", page: "7.2")
public struct LeavingPage: Sendable, Hashable {
    /// `Questionnaire.title`, in the questionnaire's own language; nil where none was chosen yet.
    public var questionnaire: String?
    /// `Questionnaire.item.linkId` of what was shown, or "menu", "code", "contact", "end" or "review".
    public var page: String

    /// A page.
    public init(questionnaire: String? = nil, page: String) {
        (self.questionnaire, self.page) = (questionnaire, page)
    }
}

extension Conversation {
    /// Where the visitor is, under whatever else the screen shows; nil where there is nothing to leave.
    var leavingPage: LeavingPage? {
        for frame in frames.reversed() {
            switch frame.scene {
            case .menu, .dueForms: return LeavingPage(page: "menu")
            case .code, .codesPaused, .codeWithoutForms: return LeavingPage(page: "code")
            case .asking: return asksStandard ? atEnd("contact") : atEnd(step)
            case .endOfReading: return atEnd("end")
            case .review, .sending, .sendFailed: return atEnd("review")
            case .welcome, .sent, .nothingSent, .erased: return nil
            case .help, .languages, .staffPane, .stopping, .meaning, .offer, .stillThere,
                .alerting, .person, .stay:
                continue
            }
        }
        return nil
    }

    private func atEnd(_ page: String) -> LeavingPage {
        let form = formNumber.flatMap { interviews[$0] }?.form
        return LeavingPage(questionnaire: form?.title, page: page)
    }

    /// The linkId of what the interview shows.
    private var step: String {
        switch interview?.step {
        case .page(let page): page.paragraphs.first?.linkId ?? "end"
        case .question(let question): question.linkId
        case .addAnother(let repetition): repetition.linkId
        case .finished, nil: "end"
        }
    }
}
