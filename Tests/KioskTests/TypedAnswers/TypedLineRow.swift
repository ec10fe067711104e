import Testing

/// What typed lines mean: for each kind of question the line and, behind `=>`, what comes of it (``AskedForm/outcome``).
///
/// `! ` alone is a line that is refused, with words on what would be taken.
struct TypedLineRow: Sendable, CustomTestStringConvertible {
    let kind: String
    let language: String
    let line: String
    let outcome: String

    var testDescription: String { "\(kind) \(language): \(line)" }

    /// All rows, in English, in Spanish or in both.
    static let all = rows(in: table)

    static func rows(in text: String) -> [TypedLineRow] {
        text.split(separator: "\n").reduce(into: Reading()) { $0.read($1) }.rows
    }

    private struct Reading {
        var kind = ""
        var languages: [String] = []
        var rows: [TypedLineRow] = []

        mutating func read(_ text: Substring) {
            if text.hasPrefix("# ") {
                let words = text.dropFirst(2).split(separator: " ").map(String.init)
                (kind, languages) = (words[0], Array(words.dropFirst()))
                return
            }
            let parts = text.split(separator: " => ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return }
            rows += languages.map {
                TypedLineRow(kind: kind, language: $0, line: parts[0], outcome: parts[1])
            }
        }
    }

    /// The questions, by the name they have in the table.
    static let questions: [String: String] = [
        "scale": choice((0...10).map { ("c\($0)", "\($0)") }),
        "ratings": choice([
            ("c0", "0 - none"), ("c1", "1 - mild"), ("c2", "2 – bad"), ("c3", "3: worst"),
        ]),
        "parentheses": choice([("c0", "(0) never"), ("c1", "(1) often"), ("c2", "(2) always")]),
        "ends": choice(
            [("c0", "No pain")] + (1...9).map { ("c\($0)", "\($0)") } + [("c10", "10 - worst")]
        ),
        "more": choice([
            ("c0", "0"), ("c1", "1"), ("c2", "2"), ("c3", "3"), ("c4", "4 or more"),
            ("no", "I do not know"),
        ]),
        "falls": choice([("n", "None"), ("f1", "1 fall"), ("f2", "2 falls"), ("f3", "More")]),
        "fallsMany": choice(
            [("n", "None"), ("f1", "1 fall"), ("f2", "2 falls"), ("f3", "More")],
            repeats: true
        ),
        "ranges": choice([("a", "0-5 years"), ("b", "6-10 years"), ("c", "11 or more years")]),
        "doses": choice([("d5", "5"), ("d10", "10"), ("d2", "2"), ("d1", "1")], repeats: true),
        "dose": choice([("d5", "5"), ("d10", "10"), ("d2", "2"), ("d1", "1")]),
        "strengths": choice([("s", "0.5"), ("m", "1.0"), ("l", "1.5"), ("k", "1000")]),
        "letters": choice([("n", "Never"), ("s", "Sometimes"), ("a", "Always")], prefixes: "abc"),
        "points": choice([("n", "Never"), ("s", "Sometimes"), ("a", "Always")], prefixes: "013"),
        "sizes": choice([("s", "S"), ("m", "M"), ("b", "B"), ("t", "T"), ("q", "?")]),
        "body": choice([("k", "Back"), ("h", "Head"), ("p", "Nurse"), ("x", "Salir")]),
        "fruit": choice([("a", "Apple"), ("p", "Pear"), ("n", "None of these")], repeats: true),
        "open": choice([("d", "Daily"), ("w", "Weekly"), ("m", "Monthly")], type: "open-choice"),
        "openMany": choice(
            [("d", "Daily"), ("w", "Weekly"), ("m", "Monthly")],
            type: "open-choice",
            repeats: true
        ),
        "yes": question("boolean"),
        "integer": question("integer"),
        "centimeters": question("integer", unit("unit", "cm", "cm")),
        "small": question(
            "integer",
            #"{"url":"\#(core)maxValue","valueInteger":300}"#
        ),
        "decimal": question("decimal"),
        "kilograms": question("decimal", unit("unit", "kg", "kg")),
        "light": question(
            "decimal",
            unit("unit", "kg", "kg"),
            #"{"url":"\#(core)maxValue","valueDecimal":300}"#
        ),
        "fever": question("decimal", unit("unit", "Cel", "°C")),
        "hours": question("decimal", unit("unit", "h", "hours")),
        "either": question(
            "decimal",
            unit("unitOption", "kg", "kg"),
            unit("unitOption", "[lb_av]", "lb")
        ),
        "weight": question(
            "quantity",
            unit("unitOption", "kg", "kg"),
            unit("unitOption", "[lb_av]", "lb")
        ),
        "volume": question("quantity", unit("unit", "mL", "ml")),
        "anyUnit": question("quantity"),
        "childUnit": #"""
        {"linkId":"q","type":"decimal","text":"?","item":[{"linkId":"u","type":"display","text":"pounds",
         "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
         "valueCodeableConcept":{"coding":[{"code":"unit"}]}}]}]}
        """#,
        "text": #"{"linkId":"q","type":"text","text":"?"}"#,
        "when": question("dateTime"),
        "time": #"""
        {"linkId":"q","type":"time","text":"?","answerOption":[{"valueTime":"09:00:00"},{"valueTime":"14:30:00"}]}
        """#,
    ]

    private static let core = "http://hl7.org/fhir/StructureDefinition/"

    private static func question(_ type: String, _ extensions: String...) -> String {
        let all = extensions.joined(separator: ",")
        return #"{"linkId":"q","type":"\#(type)","text":"?","extension":[\#(all)]}"#
            .replacing(#","extension":[]"#, with: "")
    }

    private static func unit(_ name: String, _ code: String, _ display: String) -> String {
        #"""
        {"url":"\#(core)questionnaire-\#(name)",
         "valueCoding":{"system":"http://unitsofmeasure.org","code":"\#(code)","display":"\#(display)"}}
        """#
    }

    private static func choice(
        _ options: [(code: String, text: String)],
        type: String = "choice",
        repeats: Bool = false,
        prefixes: String = ""
    ) -> String {
        let prefixes = Array(prefixes)
        let listed = options.enumerated().map { place, option in
            let prefix =
                prefixes.isEmpty
                ? ""
                : #""extension":[{"url":"\#(core)questionnaire-optionPrefix","valueString":"\#(prefixes[place])"}],"#
            return
                #"{\#(prefix)"valueCoding":{"system":"urn:s","code":"\#(option.code)","display":"\#(option.text)"}}"#
        }
        return
            #"{"linkId":"q","type":"\#(type)","text":"?","repeats":\#(repeats),"answerOption":[\#(listed.joined(separator: ","))]}"#
    }
}
