import FormFiller

/// The parts of a questionnaire that a visitor comes through, as the title bar counts them.
struct FormDivision: Sendable {
    let parts: FormParts
    /// The numbers of those that are asked, fixed once the visitor has left the first.
    var asked: [Int]?
}

extension Conversation {
    /// "Part 2 of 6: Your safety"; of a questionnaire without parts, "Question 4 of 10".
    ///
    /// The count is that of the path the visitor has taken: it is said once the first part is left behind, or where no answer can
    /// change it, and holds until the visitor goes back there.
    func partLabel(at place: Place, _ progress: Progress, named title: String?) -> String? {
        if asksStandard { return standard?.form.title(in: language) }
        guard let division, let interview, division.parts.count > 1 else {
            guard progress.count > 1 else { return nil }
            let isCertain = progress.undecided == 0
            return words.questionProgress(progress.number, of: isCertain ? progress.count : nil)
        }
        let part = division.parts.part(at: place)
        let isInPart = division.parts.isInPart(place)
        let name = isInPart ? division.parts.name(of: part, in: interview.form, language) : ""
        let asked = division.asked
        let number = asked.map { asked in asked.count { $0 <= part } } ?? 1
        let shown = name == title || name.isEmpty ? nil : name
        return words.partProgress(max(1, number), of: asked?.count, name: shown)
    }

    /// The heading a question needs beside it: the innermost, unless the title bar says it.
    func heading(of question: Question) -> String? {
        guard let heading = question.headings.last else { return nil }
        guard let division, division.parts.count > 1, let interview, !asksStandard else {
            return heading
        }
        let part = division.parts.part(at: question.place)
        return heading == division.parts.heading(of: part, in: interview.form, language)
            ? nil : heading
    }

    /// Fixes how many parts are asked once the visitor is past the first, and lets go of it where they go back to it.
    mutating func divide() {
        guard !asksStandard, let interview, let place = interview.step.place else { return }
        if division == nil { division = FormDivision(parts: FormParts(of: interview.form)) }
        guard var division else { return }
        let part = division.parts.part(at: place)
        let isStatic = interview.hasNothingUndecided
        let present = division.parts.isInPart(place) ? part : nil
        let isFixed = division.asked.map { asked in present.map(asked.contains) ?? true } ?? false
        if part == 0, !isStatic {
            division.asked = nil
        } else if !isFixed {
            division.asked = interview.partsAsked(of: division.parts, with: present)
        }
        self.division = division
    }
}

extension Step {
    /// Where the visitor is.
    fileprivate var place: Place? {
        switch self {
        case .page(let page): page.place
        case .question(let question): question.place
        case .addAnother(let repetition): repetition.place
        case .finished: nil
        }
    }
}
