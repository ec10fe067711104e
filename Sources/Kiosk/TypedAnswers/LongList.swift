import FHIRModel
import FormFiller

/// The options of a question that are too many for a page, as a visitor finds theirs: by a few letters, or page by page.
///
/// Kept while the question is on the screen; it knows what the visitor was shown last, so that a number means an option of that.
struct LongList: Sendable {
    /// The question.
    let place: Place
    /// The language of its options, by which they are searched.
    let language: String
    private let search: OptionSearch
    private let options: [Question.Option]
    /// The options as they are shown: a date in words.
    private let texts: [String]
    /// What is shown of the list; nil while letters are asked for.
    var listing: OptionListing?
    /// Whether answers of a question that takes several were added or taken away, so that those given before no longer stand.
    var isEdited = false

    init(of question: Question, in language: String, _ words: any Words) {
        place = question.place
        self.language = language
        options = question.options
        let shown = ShownAnswer(words: words)
        let texts = question.options.map { shown.text(of: $0) }
        self.texts = texts
        search = OptionSearch(
            zip(question.options, texts).map { option, text in
                OptionSearch.Entry(
                    text: text,
                    otherNames: option.otherNames + (text == option.text ? [] : [option.text]),
                    code: option.code
                )
            }
        )
    }

    /// All options, from the first.
    var all: OptionListing { OptionListing(kind: .all, places: Array(options.indices)) }

    /// The options that are typed whole: one, or several that look the same.
    func whole(_ line: String) -> [Int] {
        let typed = VisibleText.singleLine(line).lowercased()
        let same = options.indices.filter {
            VisibleText.singleLine(texts[$0]).lowercased() == typed
                || options[$0].text.lowercased() == typed
        }
        if !same.isEmpty { return same }
        let folded = FoldedWords(line)
        if folded.words.isEmpty { return [] }
        return options.indices.filter { FoldedWords(texts[$0]) == folded }
    }

    /// Whether the form writes this before an option.
    func hasKey(_ text: String) -> Bool {
        options.contains { $0.prefixKey?.lowercased() == text.lowercased() }
    }

    /// The options that letters find; nil where they find none.
    func found(by line: String) -> OptionListing? {
        let typed = line.lowercased()
        let keyed = options.indices.filter {
            options[$0].code?.lowercased() == typed || options[$0].prefixKey?.lowercased() == typed
        }
        switch search.find(line) {
        case .found(let places):
            return OptionListing(
                kind: .found,
                typed: line,
                places: keyed + places.filter { !keyed.contains($0) }
            )
        case .perhaps(let places) where keyed.isEmpty:
            return OptionListing(kind: .perhaps, typed: line, places: places)
        case .perhaps, .nothing:
            return keyed.isEmpty
                ? nil : OptionListing(kind: .found, typed: line, places: keyed)
        }
    }
}

extension Question {
    /// Whether its options are too many to show at once, so that visitors search among them.
    ///
    /// Numbers, dates and times are typed as such, however many of them are offered.
    var isLongList: Bool {
        guard options.count > Self.mostOptionsShown, !isForStaff else { return false }
        switch type {
        case .choice, .openChoice, .string, .text: return true
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .url, .quantity, .attachment,
            .reference, .group, .display:
            return false
        }
    }

    /// Whether the options have numbers of their own, by which they are chosen wherever they stand.
    var hasOwnNumbers: Bool {
        options.allSatisfy { Int($0.key) != nil }
            && options.contains { $0.label != $0.text || $0.prefixKey != nil }
    }

    /// What is typed for "none of these" where the list may lack the answer.
    var noneKey: String {
        let keys = Set(options.map(\.key))
        var number = keys.contains("0") ? options.count + 1 : 0
        while keys.contains(String(number)) { number += 1 }
        return String(number)
    }
}

extension Question.Option {
    /// The code it stands for.
    var code: String? {
        guard case .coding(let coding) = value else { return nil }
        return coding.code
    }

    /// Its key, where the form writes it before the option.
    fileprivate var prefixKey: String? { prefix?.contains(key) == true ? key : nil }
}
