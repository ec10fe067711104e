import FHIRModel
import FormTesting

/// A question made at random, a line somebody types to it, and what must be made of that line.
struct TypedQuestion {
    /// Its linkId, which stands in its text, so that it is found again on every page.
    let name: String
    /// The item as JSON.
    let item: String
    /// What is typed.
    let line: String
    /// What each answer of the response is to have, such as `"valueBoolean":true`.
    let answers: [String]
    /// What staff must read of it.
    let words: [String]
    /// `Observation.value[x]`: a number with a unit becomes a Quantity; nil where R4 lets no Observation have such a value.
    let observed: String?

    /// A question of the kind with a number, of which there are ``kindCount``.
    init(kind: Int, number: Int, using random: inout RandomWalker) {
        let name = "q\(number)x"
        self.name = name
        let value = 1 + random.next(below: 9)
        let other = 1 + (value + 3) % 9
        func pick(_ lines: [String]) -> String { lines[random.next(below: lines.count)] }
        let unit = Self.units[random.next(below: Self.units.count)]
        var parts = ""
        var around: (String) -> String = { $0 }
        switch kind {
        case 0:
            let isYes = value > 4
            line = isYes ? pick(["1", "yes", "Y", "sí", "Yes."]) : pick(["2", "no", "N", "No."])
            answers = [#""valueBoolean":\#(isYes)"#]
            words = [isYes ? "Yes" : "No"]
            observed = answers[0]
            parts = #""type":"boolean""#
        case 1:
            line = pick(["\(value)", "\(value) \(unit.code)", "\(value)\(unit.code)"])
            answers = [#""valueInteger":\#(value)"#]
            words = ["\(value) \(unit.words)"]
            observed = Self.quantity("\(value)", unit)
            parts = #""type":"integer","extension":[\#(Self.unitExtension(unit))]"#
        case 2:
            line = pick(["\(value).50", "\(value).50 \(unit.code)"])
            answers = [#""valueDecimal":\#(value).50"#]
            words = ["\(value).50 \(unit.words)"]
            observed = Self.quantity("\(value).50", unit)
            parts = #""type":"decimal","extension":[\#(Self.unitExtension(unit))]"#
        case 3:
            line = pick(["\(value) \(unit.code)", "\(value)\(unit.code)", "\(value) \(unit.words)"])
            answers = [Self.quantity("\(value)", unit)]
            words = ["\(value) \(unit.words)"]
            observed = answers[0]
            let options = Self.units.map(Self.unitOption).joined(separator: ",")
            parts = #""type":"quantity","extension":[\#(options)]"#
        case 4:
            // A scale: a number is the option that says so, not the place of one.
            line = "\(value)"
            answers = [
                #""valueCoding":{"system":"http://example.org/s","code":"c\#(value)","display":"\#(value)"}"#
            ]
            words = ["\(value)"]
            observed =
                #""valueCodeableConcept":{"coding":[{"system":"http://example.org/s","code":"c\#(value)","display":"\#(value)"}]}"#
            let options = (0...10).map {
                #"{"valueCoding":{"system":"http://example.org/s","code":"c\#($0)","display":"\#($0)"}}"#
            }
            parts = #""type":"choice","answerOption":[\#(options.joined(separator: ","))]"#
        case 5:
            // One code of two systems: only the system tells which.
            line = pick(["2", "second \(name)"])
            answers = [
                #""valueCoding":{"system":"http://example.org/b","code":"same","display":"Second \#(name)"}"#
            ]
            words = ["Second \(name)"]
            observed =
                #""valueCodeableConcept":{"coding":[{"system":"http://example.org/b","code":"same","display":"Second \#(name)"}]}"#
            parts = #"""
                "type":"choice","answerOption":[
                {"valueCoding":{"system":"http://example.org/a","code":"same","display":"First \#(name)"}},
                {"valueCoding":{"system":"http://example.org/b","code":"same","display":"Second \#(name)"}}]
                """#
        case 6:
            line = "\(value) own words \(name)"
            answers = [#""valueString":"\#(value) own words \#(name)""#]
            words = ["\(value) own words \(name)"]
            observed = answers[0]
            parts =
                #""type":"open-choice","answerOption":[{"valueCoding":{"code":"n","display":"Never"}}]"#
        case 7:
            line = "text \(name)\"<&\\"
            answers = [#""valueString":"text \#(name)\"<&\\""#]
            words = ["text \(name)\"<&\\"]
            observed = answers[0]
            parts = #""type":"\#(pick(["string", "text"]))""#
        case 8:
            line = pick(["0\(value)/2\(other % 8)/1987", "\(value)/2\(other % 8)/1987"])
            answers = [#""valueDate":"1987-0\#(value)-2\#(other % 8)""#]
            words = []
            observed = nil
            parts = #""type":"date""#
        case 9:
            line = pick(["\(value):30 pm", "\(12 + value):30"])
            let hour = 12 + value
            answers = [#""valueTime":"\#(hour):30:00""#]
            words = []
            observed = answers[0]
            parts = #""type":"time""#
        case 10:
            let keys = [2, 3]
            line = pick(["2 3", "2,3", "2 and 3"])
            answers = keys.map {
                #""valueCoding":{"code":"o\#($0)","display":"Choice \#($0) \#(name)"}"#
            }
            words = keys.map { "Choice \($0) \(name)" }
            observed = nil
            let options = (1...4).map {
                #"{"valueCoding":{"code":"o\#($0)","display":"Choice \#($0) \#(name)"}}"#
            }
            parts =
                #""type":"choice","repeats":true,"answerOption":[\#(options.joined(separator: ","))]"#
        default:
            let further = FurtherKind.allCases[(kind - 11) % FurtherKind.allCases.count]
            let made = further.question(named: name, using: &random)
            line = made.line
            answers = made.answers
            words = made.words
            observed = made.observed
            parts = made.parts
            around = made.around
        }
        item = around(
            #"""
            {"linkId":"\#(name)","text":"About \#(name)","required":true,
             "code":[{"system":"http://example.org/q","code":"\#(name)"}],\#(parts)}
            """#
        )
    }

    /// How many kinds of question there are.
    static let kindCount = 11 + FurtherKind.allCases.count

    private struct Unit {
        let code: String
        let words: String
    }

    private static let units = [
        Unit(code: "kg", words: "kilograms"), Unit(code: "cm", words: "centimeters"),
        Unit(code: "mg", words: "milligrams"),
    ]

    private static func coding(_ unit: Unit) -> String {
        #"{"system":"http://unitsofmeasure.org","code":"\#(unit.code)","display":"\#(unit.words)"}"#
    }

    private static func unitExtension(_ unit: Unit) -> String {
        #"{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unit","valueCoding":\#(coding(unit))}"#
    }

    private static func unitOption(_ unit: Unit) -> String {
        #"{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption","valueCoding":\#(coding(unit))}"#
    }

    private static func quantity(_ number: String, _ unit: Unit) -> String {
        #""valueQuantity":{"value":\#(number),"unit":"\#(unit.words)","system":"http://unitsofmeasure.org","code":"\#(unit.code)"}"#
    }
}
