import FHIRModel
import FormAuthoring
import FormFiller
import Kiosk

/// What `anteroom preview` shows behind a form: the conversation asks, the authoring module answers.
struct Previewer: FormPreviewer {
    func carry(to form: Form, from versions: [Interview], now: FHIRDateTime) -> CarriedPreview {
        let carried = CarriedInterview(form, from: versions, now: now)
        return CarriedPreview(
            interview: carried.interview,
            refused: carried.refused,
            holding: carried.holding
        )
    }

    func explain(
        _ linkId: String,
        shown: Interview,
        main: Interview,
        contact: Interview?,
        at now: FHIRDateTime
    ) -> [String] {
        FormExplanation(
            of: linkId,
            shown: shown,
            main: main,
            contact: contact,
            asksAtEnd: ClosingQuestions(after: main, at: now) != nil,
            at: now
        ).paragraphs
    }
}
