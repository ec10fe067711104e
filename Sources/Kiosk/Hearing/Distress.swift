/// Words by which somebody says that they need a person, in what they type to any prompt.
///
/// A net, not a screen: it leads to the offer of a person and to nothing else. What was typed goes no further than this.
struct Distress: Sendable, Hashable {
    enum Kind: Sendable, Hashable, CaseIterable {
        /// Somebody's own life.
        case life
        /// Harm to somebody else, or by somebody else.
        case danger
        /// What cannot wait for a clinic: an emergency number comes first.
        case body
        /// A call for help.
        case help
    }

    let kind: Kind
    /// Whether it is plainly denied: "not suicidal".
    let isDenied: Bool

    /// What is heard in a line; nil where there is nothing of the kind.
    ///
    /// - Parameters:
    ///   - line: what was typed.
    ///   - isOwnWords: whether it may be an answer in own words: then only what somebody says by a phrase of several words, or
    ///     by a line of nothing else, is heard. "Gun control" as an interest is not.
    ///   - offered: the words of what is offered to choose from: of those, what concerns the body is an answer.
    init?(in line: HeardLine, isOwnWords: Bool, offered: Set<String> = []) {
        var denied: Distress?
        for kind in Kind.allCases {
            for language in HeardLanguage.all {
                guard let phrases = language.distress[kind] else { continue }
                let rest = language.withoutFillers(line.words).filter {
                    !language.denials.isWhole([$0])
                }
                let isWhole = phrases.isWhole(line.words) || phrases.isWhole(rest)
                let least = isOwnWords && !isWhole ? 2 : 1
                guard let place = phrases.first(in: line.words, least: least) else { continue }
                let said = language.withoutFillers(Array(line.words[place])).filter {
                    $0.text.count >= Self.shortestOffered
                }
                if kind == .body, said.allSatisfy({ offered.contains($0.text) }) { continue }
                if Self.isDenied(line.words, before: place.lowerBound) {
                    denied = denied ?? Distress(kind: kind, isDenied: true)
                    continue
                }
                self = Distress(kind: kind, isDenied: false)
                return
            }
        }
        guard let denied else { return nil }
        self = denied
    }

    /// Shorter words, such as "no", are in too many options to say anything.
    private static let shortestOffered = 4

    /// A call for help by a crisis line's number.
    static let callByNumber = Distress(kind: .help, isDenied: false)

    private init(kind: Kind, isDenied: Bool) {
        self.kind = kind
        self.isDenied = isDenied
    }

    /// Whether a word that denies stands shortly before, in the same part of the sentence.
    private static func isDenied(_ words: [HeardWord], before place: Int) -> Bool {
        let mostBetween = 3
        var at = place
        while at > 0, place - at < mostBetween, !words[at].isAfterBreak {
            at -= 1
            if HeardLanguage.all.contains(where: { $0.but.isWhole([words[at]]) }) { return false }
            guard HeardLanguage.all.contains(where: { $0.denials.isWhole([words[at]]) }) else {
                continue
            }
            // "No, I want …" without its comma denies nothing.
            let isNo = words[at].text == "no" && at + 1 < place
            return !(isNo && words[at + 1].text == "i")
        }
        return false
    }
}

extension HeardLanguage {
    func withoutFillers(_ words: [HeardWord]) -> [HeardWord] {
        words.filter { !fillers.contains($0.text) }
    }
}
