import FHIRModel
import FormFiller
import Kiosk
import RandomTesting
import Testing

@Suite("A language added from outside")
struct AnotherLanguageTests {
    /// Every type of question, in Greek letters.
    private func form() throws -> Form {
        let types = [
            "boolean", "integer", "decimal", "date", "dateTime", "time", "string", "text", "url",
        ]
        let questions = types.enumerated().map { number, type in
            #"{"linkId":"\#(number)","type":"\#(type)","text":"\#(GreekWords.greek(type))","required":\#(number % 2 == 0)}"#
        }
        let options = ["one", "two", "three"].map {
            #"{"valueCoding":{"code":"\#($0)","display":"\#(GreekWords.greek($0))"}}"#
        }.joined(separator: ",")
        let file = """
            {"resourceType":"Questionnaire","language":"el","status":"active","title":"\(GreekWords.greek("form"))",
             "item":[{"linkId":"d","type":"display","text":"\(GreekWords.greek("read this"))"},
              {"linkId":"c","type":"open-choice","text":"\(GreekWords.greek("choice"))","repeats":true,
               "answerOption":[\(options)]},
              {"linkId":"g","type":"group","text":"\(GreekWords.greek("group"))","repeats":true,"item":[
               {"linkId":"s","type":"string","text":"\(GreekWords.greek("again"))"}]},
              \(questions.joined(separator: ","))]}
            """
        return Form(compiling: try Questionnaire(parsing: Array(file.utf8)))
    }

    /// The pages of a visit in which random lines are typed.
    private func pages(_ settings: ConversationSettings, seed: UInt64) throws -> [String] {
        let now = try #require(FHIRDateTime("2026-11-23T09:00:00Z"))
        let lines = [
            "", "", "1", "2", "3", "4", "ν", "ο", "β", "π", "?", "τ", "α", "7", "99", "1 2",
            "2026-03-04",
            "14:30", "λογος", "1.5", "0",
        ]
        var random = SeededNumbers(seed: seed)
        var conversation = Conversation(settings, now: now)
        var pages: [String] = []
        var effects = conversation.handle(.begin(TerminalSize(columns: 80, rows: 40)), at: now)
        for _ in 0..<200 {
            guard !effects.isEmpty else { break }
            switch effects.removeFirst() {
            case .show(let page): pages.append(page.lines.joined(separator: "\n"))
            case .read(let prompt):
                pages.append(prompt.text)
                let isIdle = Int.random(in: 0..<20, using: &random) == 0
                let line = lines.randomElement(using: &random) ?? ""
                effects += conversation.handle(isIdle ? .idle(partial: "") : .line(line), at: now)
            case .alert, .callAgain: effects += conversation.handle(.alertDelivered, at: now)
            case .tellStaff: break
            case .send: effects += conversation.handle(.sent(number: "7"), at: now)
            case .openCode: effects += conversation.handle(.codeAnswered(.refused), at: now)
            case .beginCode, .endCode, .record, .erase, .wait: break
            case .end: return pages
            }
        }
        return pages
    }

    @Test("no word of another language is left on any page, whatever is typed")
    func nothingLeft() throws {
        var settings = ConversationSettings(forms: [try form()], language: "el")
        settings.languages.append(GreekWords())
        settings.takesCodes = true
        var seen = 0
        for seed in 1...40 as ClosedRange<UInt64> {
            for page in try pages(settings, seed: seed) {
                let latin = page.unicodeScalars.contains {
                    $0.isASCII && $0.properties.isAlphabetic
                }
                #expect(!latin, "\(page)")
                seen += 1
            }
        }
        #expect(seen > 500)
    }

    @Test("without it the first language stands in, and the last handed over for a language counts")
    func order() throws {
        let settings = ConversationSettings(forms: [try form()], language: "el")
        #expect(try pages(settings, seed: 1).joined().contains("Welcome"))
        var replaced = settings
        replaced.languages = [GreekWords()]
        replaced.language = "fr"
        let first = try #require(try pages(replaced, seed: 1).first)
        #expect(first.contains(GreekWords.greek("title of welcome")))
    }
}
