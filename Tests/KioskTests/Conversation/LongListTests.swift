import FHIRModel
import FormFiller
import Foundation
import RandomTesting
import Testing

@testable import Kiosk

/// A question with more options than a page holds.
struct LongListTests {
    private static let sizes = [(80, 25), (40, 12)].map {
        TerminalSize(columns: $0.0, rows: $0.1)
    }

    private func form() throws -> Form {
        let file = Transcript.root.appending(path: "Tests/KioskTests/Fixtures/countries.json")
        return Form(compiling: try Questionnaire(parsing: Array(try Data(contentsOf: file))))
    }

    /// A visit that stands at the first question of a form.
    private func visit(_ form: Form, _ size: TerminalSize, plain: Bool = false) throws -> Visitor {
        var settings = ConversationSettings(forms: [form])
        settings.isPlain = plain
        var visitor = Visitor(Conversation(settings, now: try #require(FHIRDateTime("2026-11-23"))))
        visitor.conversation.look = .full
        visitor.take(.begin(size))
        visitor.type("")
        visitor.type("1")
        return visitor
    }

    @Test(
        "every option is chosen by its whole text, and by its code",
        arguments: sizes,
        [true, false]
    )
    func everyOption(size: TerminalSize, byText: Bool) throws {
        let form = try form()
        let start = try visit(form, size)
        let question = try #require(start.conversation.question)
        #expect(question.options.count == 249)
        for option in question.options {
            var visitor = start
            guard case .coding(let coding) = option.value, let code = coding.code else { continue }
            visitor.type(byText ? option.text : code)
            if !byText {
                // What is found by code alone is agreed to, or it is the first of several.
                let listing = try #require(visitor.conversation.listing, "\(code)")
                #expect(question.options[listing.places[0]] == option, "\(code)")
                visitor.type(listing.only == nil ? "1" : "")
            }
            #expect(visitor.answers("born") == [option.value], "\(option.text)")
        }
    }

    @Test("every page of a list fits its screen and says what to do", arguments: sizes)
    func pages(size: TerminalSize) throws {
        for first in ["list", "an", "sa", "frnace"] {
            var visitor = try visit(try form(), size)
            visitor.type(first)
            var seen = 0
            while let listing = visitor.conversation.listing {
                #expect(visitor.conversation.pages().count == 1)
                let rows = visitor.page.rows.map(\.line)
                #expect(rows.count <= size.rows)
                #expect(rows.contains { $0.contains("Type the number") || $0.contains("Enter if") })
                for index in listing.shown {
                    let option = visitor.conversation.question?.options[listing.places[index]]
                    let word = option?.text.split(separator: " ").first ?? "?"
                    #expect(rows.contains { $0.contains(word) }, "\(word)")
                }
                #expect(listing.first == seen)
                seen = listing.shown.upperBound
                guard listing.hasMore else {
                    #expect(seen == listing.places.count)
                    break
                }
                visitor.type("more")
            }
            #expect(seen > 0)
        }
    }

    @Test("a number means an option of what was shown last, and no other")
    func numbers() throws {
        var visitor = try visit(try form(), TerminalSize(columns: 80, rows: 25))
        visitor.type("7")
        #expect(visitor.answers("born").isEmpty)
        visitor.type("fr")
        let listing = try #require(visitor.conversation.listing)
        visitor.type("\(listing.shown.upperBound + 1)")
        #expect(visitor.answers("born").isEmpty)
        #expect(visitor.text.contains("Type more for the next ones") == listing.hasMore)
        visitor.type("\(listing.shown.upperBound)")
        #expect(visitor.answers("born").count == 1)
    }

    @Test(
        "a closed list that may lack the answer offers none of these, also where an answer is required",
        arguments: [3, 30]
    )
    func incomplete(count: Int) throws {
        let concepts = (1...count).map { #"{"code":"c\#($0)","display":"Choice \#($0)"}"# }
        let contained =
            #"{"resourceType":"ValueSet","id":"v","status":"active","compose":{"include":[{"system":"http://example.org/a","concept":[\#(concepts.joined(separator: ","))]},{"system":"http://example.org/elsewhere"}]}}"#
        let text =
            ##"{"resourceType":"Questionnaire","status":"active","language":"en","contained":[\##(contained)],"item":[{"linkId":"q","type":"choice","required":true,"text":"Which?","answerValueSet":"#v"},{"linkId":"z","type":"string","text":"The last one"}]}"##
        let form = Form(compiling: try Questionnaire(parsing: Array(text.utf8)))
        var visitor = try visit(form, TerminalSize(columns: 80, rows: 25))
        #expect(visitor.text.contains("Mine is not in the list"))
        visitor.type("")
        #expect(visitor.text.contains("Which?"))
        visitor.type("0")
        #expect(visitor.text.contains("The last one"))
        visitor.type("x")
        // What only staff can find is not asked again.
        #expect(!visitor.text.contains("Which?"))
        let response = try #require(visitor.conversation.interviews[0]?.staffResponse)
        let words = String(decoding: response.tree.serialized(), as: UTF8.self)
        #expect(words.contains("data-absent-reason") && words.contains("unsupported"))
    }

    @Test("headings are no options, and say where a found code stands")
    func headings() throws {
        let codes = (1...30).map {
            #"{"system":"http://example.org/a","code":"c\#($0)","display":"Kind \#($0)"}"#
        }
        let contained =
            #"{"resourceType":"ValueSet","id":"v","status":"active","expansion":{"timestamp":"2026-01-01","contains":[{"abstract":true,"display":"Fruit","contains":[{"system":"http://example.org/a","code":"a","display":"Apple"}]},\#(codes.joined(separator: ","))]}}"#
        let text =
            ##"{"resourceType":"Questionnaire","status":"active","language":"en","contained":[\##(contained)],"item":[{"linkId":"q","type":"choice","text":"Which?","answerValueSet":"#v"}]}"##
        let form = Form(compiling: try Questionnaire(parsing: Array(text.utf8)))
        var visitor = try visit(form, TerminalSize(columns: 80, rows: 25))
        visitor.type("list")
        #expect(visitor.text.contains("Fruit"))
        visitor.type("app")
        #expect(visitor.text.contains("Apple (Fruit)"))
        visitor.type("fruit")
        #expect(visitor.conversation.listing == nil)
    }

    /// A visit to one repeating question with these options and 25 more.
    private func choosing(among options: [String], type: String = "String") throws -> Visitor {
        let more = type == "String" ? (1...25).map { "\"Kind \($0)\"" } : []
        let listed = (options.map { "\"\($0)\"" } + more)
            .map { "{\"value\(type)\":\($0)}" }.joined(separator: ",")
        let text =
            #"{"resourceType":"Questionnaire","status":"active","language":"en","item":[{"linkId":"q","type":"choice","repeats":true,"text":"Which?","answerOption":[\#(listed)]}]}"#
        let form = Form(compiling: try Questionnaire(parsing: Array(text.utf8)))
        return try visit(form, TerminalSize(columns: 80, rows: 25), plain: false)
    }

    @Test("what begins an option is not read as two numbers of the list")
    func fraction() throws {
        var visitor = try choosing(among: ["1/2 tablet", "100 %", "1 fall"])
        visitor.type("1")
        visitor.type("1/2")
        #expect(visitor.conversation.listing?.places == [0])
        visitor.type("")
        #expect(visitor.answers("q").isEmpty)
        #expect(visitor.conversation.collected == [.string("1/2 tablet")])
    }

    @Test("dates are found by the words they are shown in, and by what the form says")
    func dates() throws {
        let days = (10...35).map { "20\($0)-12-04" }
        var visitor = try choosing(among: days, type: "Date")
        visitor.type("december 4, 2026")
        #expect(visitor.conversation.collected.count == 1)
        visitor.type("2031-12-04")
        #expect(visitor.conversation.collected.count == 2)
    }

    @Test("a letter before an option that is a command too is asked about")
    func letters() throws {
        let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { String(UnicodeScalar($0)) }
        let listed = letters.map {
            #"{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix","valueString":"\#($0)"}],"valueString":"Kind \#($0.uppercased())"}"#
        }.joined(separator: ",")
        let text =
            #"{"resourceType":"Questionnaire","status":"active","language":"en","item":[{"linkId":"q","type":"choice","required":true,"text":"Which?","answerOption":[\#(listed)]}]}"#
        let form = Form(compiling: try Questionnaire(parsing: Array(text.utf8)))
        let start = try visit(form, TerminalSize(columns: 80, rows: 25))
        for letter in ["s", "b", "q", "h"] {
            var visitor = start
            visitor.type(letter)
            guard case .meaning = visitor.conversation.scene else {
                Issue.record("\(letter) is not asked about")
                continue
            }
            visitor.type("2")
            let place = try #require(letters.firstIndex(of: letter))
            #expect(visitor.conversation.listing?.places.first == place, "\(letter)")
        }
        var visitor = start
        visitor.type("c")
        #expect(visitor.conversation.listing?.places.first == 2)
    }

    @Test("what was chosen stays where the rest is not on the list")
    func chosenStays() throws {
        let concepts = (1...30).map { #"{"code":"c\#($0)","display":"Choice \#($0)"}"# }
        let text =
            ##"{"resourceType":"Questionnaire","status":"active","language":"en","contained":[{"resourceType":"ValueSet","id":"v","status":"active","compose":{"include":[{"system":"http://example.org/a","concept":[\##(concepts.joined(separator: ","))]},{"system":"http://example.org/elsewhere"}]}}],"item":[{"linkId":"q","type":"choice","repeats":true,"text":"Which?","answerValueSet":"#v"},{"linkId":"z","type":"string","text":"The last one"}]}"##
        let form = Form(compiling: try Questionnaire(parsing: Array(text.utf8)))
        var visitor = try visit(form, TerminalSize(columns: 80, rows: 25))
        visitor.type("Choice 7")
        visitor.type("0")
        #expect(visitor.text.contains("The last one"))
        #expect(visitor.answers("q").count == 1)
    }

    @Test("whatever is typed, a listing names only options that are there")
    func anything() throws {
        var numbers = SeededNumbers(seed: 11)
        let pieces = ["an", "list", "more", "0", "1", "9", "", "b", "zz", "fr", "isl", "none", ","]
        for _ in 0..<40 {
            var visitor = try visit(try form(), TerminalSize(columns: 40, rows: 12))
            for _ in 0..<12 {
                let count = Int.random(in: 1...2, using: &numbers)
                let line = (0..<count).map { _ in pieces.randomElement(using: &numbers) ?? "" }
                visitor.type(line.joined())
                guard let listing = visitor.conversation.listing else { continue }
                let options = visitor.conversation.question?.options.count ?? 0
                #expect(listing.places.allSatisfy { $0 < options })
                #expect(listing.shown.upperBound <= listing.places.count)
            }
        }
    }
}

/// Types lines and keeps the page that is shown.
private struct Visitor {
    var conversation: Conversation
    var page = ScreenPage(rows: [])

    init(_ conversation: Conversation) { self.conversation = conversation }

    var text: String { page.rows.map(\.line).joined(separator: "\n") }

    mutating func type(_ line: String) { take(.line(line)) }

    mutating func take(_ event: ConversationEvent) {
        for effect in conversation.handle(event, at: conversation.now) {
            if case .show(let page) = effect { self.page = page }
        }
    }

    func answers(_ linkId: String) -> [AnswerValue] {
        conversation.interview?.answeredQuestions.first { $0.linkId == linkId }?.answers ?? []
    }
}
