internal import FHIRModel
internal import FormFiller

/// How hard the texts are to read: every screen as a whole, as visitors read it, in each language there is a formula for.
///
/// A screen is a page with the texts that are always on it, or one more of those that come by turns; or a question with its
/// options and instructions. Help stands apart.
struct ReadingRules {
    /// The languages that the form comes in and that can be measured; nil before the first item.
    private var languages: [MeasuredLanguage]?
    /// The one whose texts are on the screen being looked at.
    private var language = MeasuredLanguage(code: nil, formula: .fleschKincaid)
    /// What was said before, by the number of the judgement.
    private var messages: [Int: String] = [:]
    private var memory = SyllableMemory()
    /// The texts on the screen being looked at, each with how hard it is.
    private var screen: [MeasuredText] = []
    /// The texts of the present item about which something was said.
    private var reported: [JSONNode] = []

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        let languages = languages ?? Self.languages(of: subject)
        self.languages = languages
        guard !item.item.traits.contains(.hidden) else { return }
        for language in languages {
            self.language = language
            checkScreens(of: item, &subject)
        }
    }

    /// The form's own language, where it is one that can be measured, and those it is translated to.
    private static func languages(of subject: CheckSubject) -> [MeasuredLanguage] {
        let form = subject.form
        let isSpanish =
            subject.questionnaire.language.flatMap { ReadingFormula(language: $0) }
            == .fernandezHuerta
        var languages: [MeasuredLanguage] = []
        if isSpanish {
            languages.append(MeasuredLanguage(code: nil, formula: .fernandezHuerta))
        } else if subject.isEnglish {
            languages.append(MeasuredLanguage(code: nil, formula: .fleschKincaid))
        }
        return languages
            + form.languages.dropFirst().compactMap { code in
                ReadingFormula(language: code).map { MeasuredLanguage(code: code, formula: $0) }
            }
    }

    private mutating func checkScreens(of item: CheckedItem, _ subject: inout CheckSubject) {
        screen.removeAll(keepingCapacity: true)
        reported.removeAll(keepingCapacity: true)
        if item.item.traits.contains(.page) {
            checkPages(of: item, &subject)
        } else if item.type != .display {
            measure(item)
            for inner in subject.form.attachments[item.index] ?? []
            where !subject.form.items[Int(inner)].control.isHelp {
                measure(subject.item(inner))
            }
            judge(&subject)
        } else if standsAlone(item, in: &subject) {
            measure(item)
            judge(&subject)
        }
    }

    /// Whether a display is a screen of its own.
    private func standsAlone(_ item: CheckedItem, in subject: inout CheckSubject) -> Bool {
        if item.item.traits.contains(.attached) { return item.item.control.isHelp }
        let parent = item.item.parent
        return parent < 0 || !subject.form.items[Int(parent)].traits.contains(.page)
    }

    private mutating func checkPages(of item: CheckedItem, _ subject: inout CheckSubject) {
        measure(item)
        var byTurns: [Int32] = []
        var index = item.index + 1
        while index < item.item.end {
            let inner = subject.form.items[Int(index)]
            if inner.type == .display, inner.parent == item.index {
                if inner.conditions.isEmpty {
                    measure(subject.item(index))
                } else {
                    byTurns.append(index)
                }
            }
            index = inner.end
        }
        judge(&subject)
        let always = screen.count
        for index in byTurns {
            measure(subject.item(index))
            judge(&subject)
            screen.removeLast(screen.count - always)
        }
    }

    /// Adds the texts of an item in the language being looked at to the screen.
    private mutating func measure(_ item: CheckedItem) {
        let tree = item.tree
        item.forEachVisibleText { text in
            guard text.language == language.code else { return }
            screen.append(MeasuredText(text: text, grade: grade(of: text, in: tree)))
        }
    }

    private mutating func grade(of text: VisibleText, in tree: JSONTree) -> ReadingGrade {
        if let formatted = text.formatted {
            let lines = formatted.split(separator: "\n").map(String.init)
            return ReadingGrade(lines, by: language.formula)
        }
        switch language.formula {
        case .fleschKincaid:
            return tree.withBytes(at: text.node) { ReadingGrade(line: $0, &memory) }
        case .fernandezHuerta:
            return ReadingGrade([tree.string(at: text.node) ?? ""], by: .fernandezHuerta)
        }
    }

    private mutating func judge(_ subject: inout CheckSubject) {
        var measured = ReadingGrade(by: language.formula)
        for text in screen { measured.add(text.grade) }
        if Self.isPast(subject.settings.readingGrade, measured) {
            guard let hardest else { return }
            report(.screen, measured, at: hardest, &subject)
            return
        }
        // Easy lines around it do not make a hard one easier.
        let limit = subject.settings.readingGrade + Self.allowance
        for text in screen where Self.isPast(limit, text.grade) {
            report(.text, text.grade, at: text.text, &subject)
        }
    }

    /// How much more one text of an easy screen may have: the name of a drug alone makes a short text hard by the formula.
    private static let allowance = 2.0

    /// Whether it is harder than allowed; the formula means nothing for a few words.
    private static func isPast(_ limit: Double, _ measured: ReadingGrade) -> Bool {
        measured.words >= 12 && measured.grade > limit
    }

    private mutating func report(
        _ name: Judgement.Name,
        _ measured: ReadingGrade,
        at text: VisibleText,
        _ subject: inout CheckSubject
    ) {
        if reported.contains(text.node) { return }
        reported.append(text.node)
        let judgement = Judgement(
            name: name,
            tenths: Int((measured.grade * 10).rounded()),
            longestSentence: measured.longestSentence
        )
        // A form may have this said of all its texts, and few of them differ.
        let message: String
        if let known = messages[judgement.number] {
            message = known
        } else {
            message = judgement.message(limit: subject.settings.readingGrade)
            messages[judgement.number] = message
        }
        let linkId = subject.tree.string(at: text.linkId)
        subject.report(.warning, .readingGrade, message, at: text.node, linkId: linkId)
    }

    /// The text of the screen to work on first: the hardest, of those with five words if there are such.
    private var hardest: VisibleText? {
        let isLong = screen.contains { $0.grade.words >= 5 }
        return screen.lazy.filter { !isLong || $0.grade.words >= 5 }
            .max { $0.grade.grade < $1.grade.grade }?.text
    }
}

/// What a finding says of a screen or text.
private struct Judgement {
    enum Name: String {
        case screen = "this screen"
        case text = "this text"
    }

    let name: Name
    /// The grade times ten.
    let tenths: Int
    /// The words of the longest sentence.
    let longestSentence: Int

    /// One number for all that is said.
    var number: Int { (tenths << 32 | longestSentence << 1) + (name == .screen ? 1 : 0) }

    func message(limit: Double) -> String {
        "\(name.rawValue) reads at grade \(tenths / 10).\(tenths % 10), past \(limit); use shorter words and sentences (the longest has \(longestSentence) words)"
    }
}

/// A language of the form whose texts can be measured.
private struct MeasuredLanguage {
    /// As translations say it; nil for the form's own words.
    let code: String?
    let formula: ReadingFormula
}

/// A text on a screen and how hard it is to read.
private struct MeasuredText {
    let text: VisibleText
    let grade: ReadingGrade
}
