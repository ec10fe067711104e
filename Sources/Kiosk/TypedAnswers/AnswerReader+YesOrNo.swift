import FHIRModel
import FormFiller

// Yes and no in all their forms, wherever an option begins with one of them; not knowing, and not wanting to say.
extension AnswerReader {
    /// What a line says of yes or no; nil where nothing.
    func readYesOrNo(_ line: HeardLine) -> TypedAnswer? {
        guard question.type == .boolean || !question.options.isEmpty else { return nil }
        guard let first = line.words.first else { return nil }
        if isYes(line) { return yesOrNo(true) }
        if isNo(line) { return yesOrNo(false) }
        if line.isOne(of: \.agreement) { return isSafety ? eitherOfThem() : yesOrNo(true) }
        let word = [first]
        let saysYes = HeardLanguage.all.contains { $0.yes.isWhole(word) }
        let saysNo = HeardLanguage.all.contains { $0.no.isWhole(word) }
        guard saysYes != saysNo else { return nil }
        let rest = Array(line.words.dropFirst())
        // The first word decides, unless something else is said behind it.
        return isTakenBack(by: rest, isYes: saysYes) ? eitherOfThem() : yesOrNo(saysYes)
    }

    /// What a line says of not knowing or not wanting to say; nil where nothing.
    func readNoAnswer(_ line: HeardLine) -> TypedAnswer? {
        let said = line.withoutIntroduction
        if said.isOne(of: \.unsure) { return optionThatSays(\.unsure) ?? .unsure }
        if line.has(\.refusal), line.words.count <= Self.mostWordsOfARefusal {
            return optionThatSays(\.refusal) ?? .refused
        }
        return nil
    }

    private static let mostWordsOfARefusal = 10

    private func isYes(_ line: HeardLine) -> Bool {
        line.isOne(of: \.yes) || words.yes.contains(line.text)
    }

    private func isNo(_ line: HeardLine) -> Bool {
        line.isOne(of: \.no) || words.no.contains(line.text)
    }

    private func isTakenBack(by rest: [HeardWord], isYes: Bool) -> Bool {
        for language in HeardLanguage.all {
            if language.but.isIn(rest) || language.unsure.isIn(rest) || language.refusal.isIn(rest)
            {
                return true
            }
            let contrary = isYes ? language.no : language.yes
            if rest.contains(where: { contrary.isWhole([$0]) }) { return true }
        }
        return question.options.contains { option in
            let words = HeardLine(option.text).words
            return beginning(of: option) == nil
                && HeardPhrases(words: [words.map(\.text).joined(separator: " ")]).isIn(rest)
        }
    }

    // MARK: Options

    /// Whether an option begins with yes (true) or no (false); nil where with neither.
    func beginning(of option: Question.Option) -> Bool? {
        guard let first = HeardLine(option.text).words.first?.text else { return nil }
        let languages = ConversationSettings.standardLanguages + [words]
        if languages.contains(where: { HeardLine($0.yesOption).text == first }) { return true }
        if languages.contains(where: { HeardLine($0.noOption).text == first }) { return false }
        return nil
    }

    /// The option that begins with yes, or with no; the question which, where several do.
    private func yesOrNo(_ isYes: Bool) -> TypedAnswer? {
        if question.options.isEmpty { return .values([.boolean(isYes)]) }
        return oneOf(question.options.filter { beginning(of: $0) == isYes })
    }

    /// The question which of yes and no is meant.
    private func eitherOfThem() -> TypedAnswer? {
        if question.options.isEmpty {
            return .unclear([
                (words.yesOption, [.boolean(true)]), (words.noOption, [.boolean(false)]),
            ])
        }
        guard question.options.contains(where: { beginning(of: $0) != nil }) else { return nil }
        return oneOf(question.options)
    }

    /// The only option whose words say that somebody does not know, or would rather not say.
    private func optionThatSays(_ kind: KeyPath<HeardLanguage, HeardPhrases>) -> TypedAnswer? {
        let options = question.options.filter { HeardLine($0.text).has(kind) }
        return options.isEmpty ? nil : oneOf(options)
    }
}
