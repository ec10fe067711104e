import FHIRModel
import FormFiller

/// What a typed line means as the answer to a question.
enum TypedAnswer {
    /// These values.
    case values([AnswerValue])
    /// One of several, to be asked about; each with its words.
    case unclear([(text: String, values: [AnswerValue])])
    /// A number that no option has, where own words are accepted too: they may be meant.
    case numberBesideOptions
    /// A number that no option has.
    case noSuchOption
    /// A number with a unit that is none of these.
    case otherUnit([Coding])
    /// A time in the hour that the clocks leave out.
    case leftOutHour
    /// These values, likely but not certain: they are said back, to be agreed to or not.
    case likely(text: String, values: [AnswerValue])
    /// These values, read from other words: they are said back, and stand.
    case heard(text: String, values: [AnswerValue])
    /// The person does not know, and no option says that.
    case unsure
    /// The person does not want to say, and no option says that.
    case refused
    /// Nothing that could answer the question.
    case notUnderstood
}

/// Reads typed lines for one question.
struct AnswerReader {
    var question: Question
    var words: any Words
    /// Whether somebody's safety may hang on the answer: what is only half a yes is asked about.
    var isSafety = false
    /// The minutes east of UTC that a typed date and time can have, at that date and time: none in the hour that is left out,
    /// two in the one that comes twice.
    var minutesEast: (FHIRDateTime) -> [Int] = { _ in [0] }

    /// What a line means; it has been through ``TypedText`` and is not empty.
    func read(_ line: String) -> TypedAnswer {
        let written =
            question.options.isEmpty
            ? readValue(line)
            : OptionReader(question: question, words: words).read(line) { readValue($0) }
        switch written {
        case .notUnderstood, .noSuchOption:
            return readSpeech(HeardLine(line), digits: line) ?? written
        case .values(let values) where isOwn(values):
            return besideOwnWords(line) ?? written
        case .values, .unclear, .numberBesideOptions, .otherUnit, .leftOutHour, .likely, .heard,
            .unsure, .refused:
            return written
        }
    }

    /// What a line means where it is no option.
    func readValue(_ line: String) -> TypedAnswer {
        switch question.type {
        case .boolean: readYesOrNo(line)
        case .choice, .attachment, .reference, .group, .display: .notUnderstood
        case .openChoice, .string, .text: .values([.string(line)])
        case .url: readAddress(line)
        case .integer, .decimal, .quantity: readNumber(line)
        case .date: readDate(line)
        case .dateTime: readDateTime(line)
        case .time: readTime(line)
        }
    }

    func oneOf(_ values: [AnswerValue]) -> TypedAnswer {
        switch values.count {
        case 0: .notUnderstood
        case 1: .values(values)
        default: .unclear(values.map { (ShownAnswer(words: words).text(of: $0), [$0]) })
        }
    }

    private func readYesOrNo(_ line: String) -> TypedAnswer {
        switch TypedOptions.reading(of: line, count: 2, joiners: []) {
        case .numbers([1]): return .values([.boolean(true)])
        case .numbers([2]): return .values([.boolean(false)])
        case .numbers, .noSuchOption: return .noSuchOption
        case .notNumbers: return .notUnderstood
        }
    }

    private func readAddress(_ line: String) -> TypedAnswer {
        if line.contains(" ") { return .notUnderstood }
        let scheme = line.prefix {
            $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0))
        }
        if line.dropFirst(scheme.count).first == ":", scheme.first?.isLetter == true {
            return .values([.uri(line)])
        }
        return line.contains(".") ? .values([.uri("https://" + line)]) : .notUnderstood
    }
}
