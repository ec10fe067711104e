import FHIRModel
import FormFiller

// What is asked back about a line that is no answer, or hardly one.
extension Conversation {
    /// Says why a line is no answer to a question; the second time in other words.
    mutating func miss(_ question: Question, _ first: String) -> [ConversationEffect] {
        miss(first, then: words.secondMiss(in: question))
    }

    /// Offers to skip what somebody does not know, or says that a guess will do.
    mutating func unsure(of question: Question) -> [ConversationEffect] {
        if isSafetyQuestion(question), !question.maySkip {
            // Here a guess is not fine.
            return miss(question, words.noSuchOption(in: question))
        }
        guard question.maySkip else {
            return miss(question, words.aGuessIsFine + " " + words.notUnderstood(in: question))
        }
        let choices: [(String, Meaning.Action)] = [
            (words.meansCommand(.skip), .command(.skip)), (words.tryOnceMore, .afresh),
        ]
        return push(.meaning(Meaning(passage: words.unsure, choices: choices)))
    }

    /// Asks once about words that are hardly an answer.
    ///
    /// So are a line without a letter where words are asked for, and a telephone number that is shorter than the form's example. A
    /// whole number is kept in groups, as it is read aloud.
    mutating func askAboutWords(
        _ text: String,
        of question: Question
    ) -> [ConversationEffect]? {
        guard question.type == .string, question.options.isEmpty else { return nil }
        if let digits = TypedPhoneNumber.count(inExample: question.entryFormat),
            let number = TypedPhoneNumber(text)
        {
            let isRefused = interview?.problems(with: [.string(number.text)]).contains {
                !$0.isWarning
            }
            let answer: [AnswerValue] = [.string(isRefused == false ? number.text : text)]
            let isShort = number.digits.count < digits && number.digits.count >= 3
            return isShort ? ask(words.shortNumber, about: answer) : give(answer)
        }
        guard question.entryFormat == nil, !text.contains(where: { $0.isLetter || $0.isEmoji })
        else { return nil }
        return ask(words.isThisMeant, about: [.string(text)])
    }

    private mutating func ask(
        _ passage: Passage,
        about answer: [AnswerValue]
    ) -> [ConversationEffect] {
        let text = VisibleText.singleLine(answer.map(\.text).joined(separator: ", "))
        let choices: [(String, Meaning.Action)] = [
            (words.ownWords(text), .answer(answer)), (words.somethingElse, .afresh),
        ]
        return push(.meaning(Meaning(passage: passage, choices: choices)))
    }
}

extension Character {
    /// Whether it is a picture, which somebody may well mean by itself.
    fileprivate var isEmoji: Bool {
        unicodeScalars.contains { $0.properties.isEmojiPresentation }
    }
}
