import Foundation
import Testing

@testable import Kiosk

/// The table of typed lines (`spoken-lines.txt`), for any form: kinds of question, lines in two languages with slips, and near misses.
struct SpokenLineTests {
    static let rows = rowsOfTheTable()

    /// A row for each line and language of the page.
    private static func rowsOfTheTable() -> [TypedLineRow] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "spoken-lines.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return TypedLineRow.rows(in: text)
    }

    @Test func `The table has at least 300 lines, and each names a question`() {
        let lines = Set(Self.rows.map { "\($0.kind): \($0.line)" })
        #expect(lines.count >= 300)
        let unknown = Self.rows.filter { Self.questions[$0.kind] == nil }
        #expect(unknown.isEmpty)
        let kinds = Dictionary(grouping: Self.rows, by: \.kind).mapValues(\.count)
        let offers = Self.rows.filter { $0.outcome.hasPrefix("offer") }.count
        let refused = Self.rows.filter { $0.outcome == "!" }.count
        let asked = Self.rows.filter { $0.outcome.hasPrefix("?") }.count
        print(
            "typed lines: \(lines.count) lines at \(kinds.count) kinds of question, \(Self.rows.count) rows;",
            "\(offers) offer a person, \(asked) are asked about, \(refused) are refused;",
            kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        )
    }

    @Test(arguments: rows)
    func `A line means what a person means by it`(row: TypedLineRow) throws {
        let question = try #require(Self.questions[row.kind])
        var asked = try AskedForm(
            question + #",{"linkId":"next","type":"string","text":"And then?"}"#,
            language: row.language,
            extensions: row.kind == "safety" ? Self.staffAlert : ""
        )
        asked.type(row.line)
        let said = asked.outcome.replacing(", ", with: "; ")
        let outcome = Self.filled(row.outcome, asked).replacing(", ", with: "; ")
        #expect(said == outcome, "\(asked.text)")
    }

    private static func filled(_ outcome: String, _ asked: AskedForm) -> String {
        let words = asked.visit.words
        if outcome == "unsure" {
            return "? " + words.meansCommand(.skip) + " | " + words.tryOnceMore
        }
        guard outcome.hasPrefix("? ") else { return outcome }
        let choices = outcome.dropFirst(2).split(separator: " | ").map { choice in
            switch choice {
            case "SKIP": words.meansCommand(.skip)
            case "BACK": words.meansCommand(.back)
            case "HELP": words.meansCommand(.help)
            case "STOP": words.meansCommand(.stop)
            case "PERSON": words.meansCommand(.person)
            case "HELPPAGE": words.howThisWorks
            case "ANSWER": words.meansAnswer
            case "SOMETHING", "SOMETHINGELSE": words.somethingElse
            case "YES": words.yesOption
            case "NO": words.noOption
            case _ where choice.hasPrefix("OWN "): words.ownWords(String(choice.dropFirst(4)))
            case _: String(choice)
            }
        }
        return "? " + choices.joined(separator: " | ")
    }

    private static let staffAlert = #"""
        {"url":"https://anteroom.example/fhir/StructureDefinition/staff-alert","valueExpression":{
         "language":"text/fhirpath","expression":"iif(item.where(linkId = 'q').answer.value.code = 'y', 'now')"}}
        """#

    /// The questions, by the name they have in the table.
    private static let questions: [String: String] = [
        "safety": choice(
            ("y", "Yes"),
            ("n", "No"),
            ("p", "I want to talk to a person now"),
            more: #""required":true"#
        ),
        "boolean": #"{"linkId":"q","type":"boolean","text":"?"}"#,
        "three": choice(("n", "No"), ("y", "Yes"), ("r", "I would rather not say")),
        "twoyes": choice(
            ("n", "No"),
            ("c", "Yes, and it is controlled"),
            ("h", "Yes, and it is high"),
            ("u", "I am not sure")
        ),
        "optional": choice(("r", "Red"), ("b", "Blue")),
        "required": choice(("r", "Red"), ("b", "Blue"), more: #""required":true"#),
        "age": choice(
            ("u", "Under 18"),
            ("m", "18 to 64"),
            ("o", "65 or older"),
            more: #""required":true"#
        ),
        "ages": choice(
            ("u", "Menos de 18 años"),
            ("m", "De 18 a 64 años"),
            ("o", "65 años o más")
        ),
        "many": choice(
            ("t", "Talk therapy"),
            ("m", "Medicine"),
            ("e", "Something else"),
            ("n", "None of these"),
            more: #""repeats":true"#
        ),
        "two": choice(
            ("a", "Apple"),
            ("b", "Berry"),
            ("n", "None of these"),
            more: #""repeats":true"#
        ),
        "times": choice(
            ("am", "Weekday mornings"),
            ("pm", "Weekday afternoons"),
            ("ev", "Evenings"),
            ("we", "Weekends"),
            ("any", "Any time"),
            more: #""repeats":true"#
        ),
        "integer": #"{"linkId":"q","type":"integer","text":"?"}"#,
        "name": #"{"linkId":"q","type":"string","text":"?","required":true}"#,
        "story": #"{"linkId":"q","type":"text","text":"?"}"#,
        "phone": #"""
        {"linkId":"q","type":"string","text":"?","required":true,"extension":[
         {"url":"http://hl7.org/fhir/StructureDefinition/regex",
          "valueString":"^\\+?([ ().-]*[0-9]){3,15}[ ).-]*((x|ext\\.?) *[0-9]{1,6})?$"},
         {"url":"http://hl7.org/fhir/StructureDefinition/entryFormat","valueString":"555-123-4567"}]}
        """#,
        "symptoms": choice(("c", "Chest pain"), ("b", "Trouble breathing"), ("n", "No")),
        "thoughts": choice(("s", "Suicidal thoughts"), ("o", "Other"), ("x", "No")),
    ]

    private static func choice(
        _ options: (code: String, text: String)...,
        more: String = #""readOnly":false"#
    ) -> String {
        let listed = options.map { option in
            let exclusive =
                option.text.hasPrefix("None")
                ? #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive","valueBoolean":true}],"#
                : ""
            return
                #"{\#(exclusive)"valueCoding":{"system":"urn:s","code":"\#(option.code)","display":"\#(option.text)"}}"#
        }
        return
            #"{"linkId":"q","type":"choice","text":"?",\#(more),"answerOption":[\#(listed.joined(separator: ","))]}"#
    }
}
