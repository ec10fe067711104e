import FHIRModel
internal import FormExtraction
import FormFiller

extension Conversation {
    /// What follows the last step of an interview.
    mutating func afterInterview() -> [ConversationEffect] {
        isChanging = false
        guard let formNumber, let filled = interviews[formNumber] else { return show(.menu) }
        if asksStandard {
            guard standard?.isYes("closing.may-have") == true else {
                return finishForm(with: .nothingSent)
            }
        } else if filled.form.isReading {
            return coded == nil ? show(.endOfReading) : finishForm(with: .nothingSent)
        } else if let closing = ClosingQuestions(after: filled, at: now) {
            // Staff know who has a code, and asked for the answers themselves.
            return ask(
                coded == nil ? closing : ClosingQuestions(asksWho: false, asksContact: false)
            )
        }
        return contactDetails.isEmpty || (asksStandard && !asksForContact) ? send() : show(.review)
    }

    // MARK: The closing questions

    private mutating func ask(_ closing: ClosingQuestions) -> [ConversationEffect] {
        // The answers may have changed what is asked; a name once typed is kept.
        if closing != self.closing || standard == nil {
            standard = Interview(closing.form(in: settings.languages), now: now, language: language)
            self.closing = closing
        }
        asksStandard = true
        return afterMove()
    }

    /// Whether somebody is to get in touch: the visitor said so, or the questionnaire makes a request of its own.
    var asksForContact: Bool {
        guard asksStandard, closing?.asksContact == true else { return true }
        return standard?.isYes("closing.wanted") == true
    }

    /// What the visitor can wait for once the answers are sent.
    var answerPromise: AnswerPromise {
        if coded != nil, asksStandard { return .none }
        guard asksForContact, let formNumber, let filled = interviews[formNumber] else {
            return .none
        }
        let plan = ExtractionPlan(filled.form.questionnaire)
        let extraction = ExtractionReach(of: filled.response, by: plan, at: now)
        return .contact(standard?.contactWay ?? extraction.contactSystem.flatMap(ContactWay.init))
    }

    mutating func leaveStandard() -> [ConversationEffect] {
        asksStandard = false
        if move({ $0.back() }) == true { return afterMove() }
        return pop()
    }

    // MARK: Checking

    /// Name and how to reach the visitor: the questions whose answers the form puts into the Patient, and those beside them in
    /// their group up to the last that its request tells of.
    var contactDetails: [AnsweredQuestion] {
        guard let interview else { return [] }
        if asksStandard {
            let told = interview.answeredQuestions.filter { $0.type != .boolean && $0.isEditable }
            return told.contains { !$0.answers.isEmpty } ? told : []
        }
        let plan = ExtractionPlan(interview.form.questionnaire)
        let ofPatient = plan.linkIds(readByTemplatesOf: ["Patient"])
        let asked = interview.answeredQuestions
        guard let first = asked.firstIndex(where: { ofPatient.contains($0.linkId) }) else {
            return []
        }
        let group = asked[first...].prefix { $0.headings == asked[first].headings }
        let ofRequest = ofPatient.union(plan.linkIds(readByTemplatesOf: ["ServiceRequest"]))
        let last = group.lastIndex { ofRequest.contains($0.linkId) } ?? first
        let details = asked[first...last].filter(\.isEditable)
        return details.contains { !$0.answers.isEmpty } ? details : []
    }

    mutating func chooseReviewed(_ text: String) -> [ConversationEffect] {
        let details = contactDetails
        if words.yes.contains(text.lowercased()) { return send() }
        guard let number = option(in: text, of: details.count + 1) else {
            return miss(count: details.count + 1)
        }
        if number > details.count { return send() }
        let place = details[number - 1].place
        guard move({ $0.go(to: place) }) == true else { return render() }
        isChanging = true
        return afterMove()
    }

    mutating func send() -> [ConversationEffect] {
        guard let formNumber, let filled = interviews[formNumber] else {
            return finishForm(with: .nothingSent)
        }
        frames[frames.count - 1] = Frame(scene: .sending)
        let submission = Submission(
            interview: filled,
            contact: asksStandard ? standard : nil,
            alerts: calls.codes,
            codedForm: coded?.present?.place
        )
        return [.send(submission)]
    }
}

extension Interview {
    /// The way in which a visitor wants to be reached, by the closing questions.
    fileprivate var contactWay: ContactWay? {
        let answers = answeredQuestions.first { $0.linkId == "closing.by" }?.answers ?? []
        guard case .coding(let way) = answers.first else { return nil }
        return way.code == "text" ? .sms : way.code.flatMap(ContactWay.init)
    }

    /// Whether a yes-or-no question of the form itself is answered with yes.
    fileprivate func isYes(_ linkId: String) -> Bool {
        answeredQuestions.first { $0.linkId == linkId }?.answers == [.boolean(true)]
    }
}
