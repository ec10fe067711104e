import FHIRModel
import FormFiller
import RandomTesting
import Testing

@testable import Kiosk

/// What was typed and confirmed is what is found in the response, with its unit and code, in any form.
struct RandomAnswerTests {
    /// One question, what is typed for it, and the answer that must then be there.
    private struct Typing {
        var item: String
        var lines: [String]
        var answers: [String]
    }

    private static let core = "http://hl7.org/fhir/StructureDefinition/"

    @Test(arguments: 1...60)
    func `What was typed and confirmed is found in the response`(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let language = Bool.random(using: &numbers) ? "en" : "es"
        let typed = (0..<8).map { Self.typing("q\($0)", language, &numbers) }
        var asked = try AskedForm(typed.map(\.item).joined(separator: ","), language: language)
        for (number, typing) in typed.enumerated() {
            for line in typing.lines {
                let page = asked.text
                asked.type(line)
                // A number that can be read in two ways is asked about: the reading that was meant is chosen.
                if case .meaning(let meaning) = asked.visit.scene {
                    let choice = meaning.choices.firstIndex { choice in
                        guard case .answer(let values) = choice.action else { return false }
                        return values.map(AskedForm.words) == typing.answers
                    }
                    let place = try #require(choice, "\(line) on\n\(page)\nasked\n\(asked.text)")
                    asked.type("\(place + 1)")
                }
            }
            #expect(asked.answers(to: "q\(number)") == typing.answers, "\(typing.lines)")
        }
    }

    private static func typing(
        _ id: String,
        _ language: String,
        _ numbers: inout SeededNumbers
    ) -> Typing {
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0: listed(id, repeats: false, &numbers)
        case 1: listed(id, repeats: true, &numbers)
        case 2: amount(id, "quantity", language, &numbers)
        case 3: amount(id, "decimal", language, &numbers)
        default: ownWords(id, &numbers)
        }
    }

    /// Options of one of several looks; one or two of them are typed by key or in words.
    private static func listed(
        _ id: String,
        repeats: Bool,
        _ numbers: inout SeededNumbers
    ) -> Typing {
        let count = Int.random(in: 2...9, using: &numbers)
        let first = Int.random(in: 0...3, using: &numbers)
        let looks: [(Int) -> String] = [
            { "\(first + $0)" }, { "\(first + $0) - word \($0)" }, { "(\(first + $0)) word \($0)" },
            { ["North", "South", "East", "West", "Up", "Down", "In", "Out", "On"][$0] },
            { "\(first + $0) falls" },
        ]
        let look = Int.random(in: 0..<looks.count, using: &numbers)
        let words = (0..<count).map(looks[look])
        let hasNumbers = look < 3
        let places = Array((0..<count).shuffled(using: &numbers).prefix(repeats ? 2 : 1)).sorted()
        // Words are typed where a number could mean two options.
        let isWords = look == 4 || Bool.random(using: &numbers)
        let parts = places.map { isWords ? words[$0] : hasNumbers ? "\(first + $0)" : "\($0 + 1)" }
        let options = words.enumerated().map {
            #"{"valueCoding":{"system":"urn:s","code":"c\#($0)","display":"\#($1)"}}"#
        }
        return Typing(
            item: #"""
                {"linkId":"\#(id)","type":"choice","text":"?","repeats":\#(repeats),
                 "answerOption":[\#(options.joined(separator: ","))]}
                """#,
            lines: [parts.joined(separator: ", ")],
            answers: places.map { "c\($0)" }
        )
    }

    /// A number with or without decimals, its unit typed in one of its words or left out where there is one only.
    private static func amount(
        _ id: String,
        _ type: String,
        _ language: String,
        _ numbers: inout SeededNumbers
    ) -> Typing {
        let units = [
            ("kg", "kg", ["kg", "kilos", "KG"]), ("[lb_av]", "lb", ["lb", "pounds", "libras"]),
            ("cm", "cm", ["cm", "centimeters"]), ("mL", "ml", ["ml", "cc"]),
        ]
        let unit = units.randomElement(using: &numbers) ?? units[0]
        let whole = Int.random(in: 1...99_999, using: &numbers)
        let places = Int.random(in: 0...4, using: &numbers)
        let digits = (0..<places).map { _ in "\(Int.random(in: 0...9, using: &numbers))" }.joined()
        let mark = Bool.random(using: &numbers) ? "." : ","
        let number = places == 0 ? "\(whole)" : "\(whole)\(mark)\(digits)"
        let written = places == 0 ? "\(whole)" : "\(whole).\(digits)"
        let word = (unit.2 + [""]).randomElement(using: &numbers) ?? ""
        let gap = word.isEmpty || Bool.random(using: &numbers) ? "" : " "
        let coding =
            #"{"system":"http://unitsofmeasure.org","code":"\#(unit.0)","display":"\#(unit.1)"}"#
        return Typing(
            item: #"""
                {"linkId":"\#(id)","type":"\#(type)","text":"?","extension":[
                 {"url":"\#(core)questionnaire-unit","valueCoding":\#(coding)}]}
                """#,
            lines: [number + gap + word],
            answers: [type == "quantity" ? "\(written) \(unit.1) [\(unit.0)]" : written]
        )
    }

    /// Words of one's own beside options, which may begin with a number.
    private static func ownWords(_ id: String, _ numbers: inout SeededNumbers) -> Typing {
        let number = Int.random(in: 1...30, using: &numbers)
        let words =
            [
                "\(number) hours", "\(number) mg", "\(number)-\(number + 2)", "a bit of \(number)",
                "\(number)x daily", "about \(number)", "\(number) bottles, cold",
            ].randomElement(using: &numbers) ?? ""
        return Typing(
            item: #"""
                {"linkId":"\#(id)","type":"open-choice","text":"?","answerOption":[
                 {"valueCoding":{"system":"urn:s","code":"a","display":"Daily"}},
                 {"valueCoding":{"system":"urn:s","code":"b","display":"Weekly"}}]}
                """#,
            lines: [words],
            answers: ["“\(words)”"]
        )
    }
}
