import FormTesting

/// Kinds of question beside the everyday ones: units from elsewhere, options in every shape, and questions inside others.
enum FurtherKind: CaseIterable {
    case slider, unitBelow, unitOption, oneUnit, dateTime, address, ownWordsOrOption
    case formattedOption, numberedOption, decimalOption, dateOption, valueSet
    case nestedGroup, repeatingGroup, belowAnswer

    /// What is typed to such a question, and what must come of it.
    struct Made {
        var line: String
        /// What each answer of the response is to have.
        var answers: [String]
        /// What staff must read of it.
        var words: [String]
        /// `Observation.value[x]`; nil where it is not looked at.
        var observed: String?
        /// The rest of the item as JSON.
        var parts: String
        /// Puts the item into what stands around it.
        var around: (String) -> String = { $0 }
    }

    /// A question of this kind.
    func question(named name: String, using random: inout RandomWalker) -> Made {
        func pick(_ lines: String...) -> String { lines[random.next(below: lines.count)] }
        let value = 1 + random.next(below: 9)
        switch self {
        case .slider:
            let step = -10 + 5 * random.next(below: 5)
            return Self.number(
                "\(step)",
                #""type":"integer","extension":[\#(Self.control("slider")),\#(Self.integer("sliderStepValue", 5)),{"url":"\#(Self.core)minValue","valueInteger":-10},{"url":"\#(Self.core)maxValue","valueInteger":10}]"#
            )
        case .unitBelow:
            let below =
                #"{"linkId":"\#(name).u","type":"display","text":"cups","extension":[\#(Self.control("unit"))]}"#
            return Made(
                line: pick("\(value)", "\(value) cups"),
                answers: [#""valueDecimal":\#(value)"#],
                words: ["\(value) cups"],
                observed: #""valueQuantity":{"value":\#(value),"unit":"cups"}"#,
                parts: #""type":"decimal","item":[\#(below)]"#
            )
        case .unitOption:
            return Made(
                line: pick("\(value)", "\(value) wk", "\(value) weeks", "\(value)weeks"),
                answers: [#""valueInteger":\#(value)"#],
                words: ["\(value) weeks"],
                observed: Self.weeks("\(value)"),
                parts:
                    #""type":"integer","extension":[\#(Self.unit("unitOption", "wk", "weeks")),\#(Self.unit("unitOption", "d", "days"))]"#
            )
        case .oneUnit:
            return Made(
                line: pick("\(value).5", "\(value).5 weeks", "\(value).5wk"),
                answers: [Self.weeks("\(value).5")],
                words: ["\(value).5 weeks"],
                observed: Self.weeks("\(value).5"),
                parts: #""type":"quantity","extension":[\#(Self.unit("unit", "wk", "weeks"))]"#
            )
        case .dateTime:
            return Made(
                line: pick("July \(value) 2026 5:30 pm", "2026-07-0\(value) 17:30"),
                answers: [#""valueDateTime":"2026-07-0\#(value)T17:30:00Z""#],
                words: ["2026-07-0\(value) 17:30 (UTC)"],
                observed: #""valueDateTime":"2026-07-0\#(value)T17:30:00Z""#,
                parts: #""type":"dateTime""#
            )
        case .address:
            return Made(
                line: "https://example.org/\(name)",
                answers: [#""valueUri":"https://example.org/\#(name)""#],
                words: ["https://example.org/\(name)"],
                observed: #""valueString":"https://example.org/\#(name)""#,
                parts: #""type":"url""#
            )
        case .ownWordsOrOption, .formattedOption, .numberedOption, .decimalOption, .dateOption,
            .valueSet:
            return option(named: name, value, using: &random)
        case .nestedGroup, .repeatingGroup, .belowAnswer:
            var made = Self.number("\(value)", #""type":"integer""#)
            let isRepeating = self == .repeatingGroup
            let isBelow = self == .belowAnswer
            made.around = { item in
                if isBelow {
                    return
                        #"{"linkId":"\#(name).b","text":"First","type":"boolean","required":true,"item":[\#(item)]}"#
                }
                let inner =
                    #"{"linkId":"\#(name).i","text":"Inner","type":"group","repeats":\#(isRepeating),"item":[\#(item)]}"#
                return
                    #"{"linkId":"\#(name).o","text":"Outer","type":"group","item":[\#(inner)]}"#
            }
            return made
        }
    }

    /// A question with options.
    private func option(
        named name: String,
        _ value: Int,
        using random: inout RandomWalker
    ) -> Made {
        func pick(_ lines: String...) -> String { lines[random.next(below: lines.count)] }
        switch self {
        case .formattedOption:
            let markup = ["Red", "Blue"].map {
                #"{"_valueString":{"extension":[{"url":"\#(Self.core)rendering-xhtml","valueString":"<b>\#($0)</b> \#(name)"}]}}"#
            }
            return Self.text(
                "Blue \(name)",
                typed: pick("2", "blue \(name)"),
                #""type":"choice","answerOption":[\#(markup.joined(separator: ","))]"#
            )
        case .numberedOption:
            return Self.text(
                "\(value) - so much",
                typed: "\(value)",
                Self.strings((0...10).map { "\($0) - so much" })
            )
        case .decimalOption:
            return Self.text(
                "\(value).5",
                typed: pick("\(value).5", "\(value),5"),
                Self.strings((0...10).map { "\($0).5" })
            )
        case .dateOption:
            let options = (1...9).map { #"{"valueDate":"2026-12-0\#($0)"}"# }
            return Made(
                line: "\(value)",
                answers: [#""valueDate":"2026-12-0\#(value)""#],
                words: ["2026-12-0\(value)"],
                observed: #""valueDateTime":"2026-12-0\#(value)""#,
                parts: #""type":"choice","answerOption":[\#(options.joined(separator: ","))]"#
            )
        case .valueSet:
            return Self.coded("b", "Weekly", pick("2", "weekly"), ##""answerValueSet":"#often""##)
        case .ownWordsOrOption, .slider, .unitBelow, .unitOption, .oneUnit, .dateTime, .address,
            .nestedGroup, .repeatingGroup, .belowAnswer:
            return Self.coded(
                "n",
                "Never",
                pick("1", "never", "Never"),
                #""answerOption":[{"valueCoding":{"system":"http://example.org/s","code":"n","display":"Never"}}]"#
            )
        }
    }

    // MARK: What answers look like

    private static let core = "http://hl7.org/fhir/StructureDefinition/"

    private static func number(_ text: String, _ parts: String) -> Made {
        let answer = #""valueInteger":\#(text)"#
        return Made(line: text, answers: [answer], words: [text], observed: answer, parts: parts)
    }

    private static func text(_ words: String, typed line: String, _ parts: String) -> Made {
        let answer = #""valueString":"\#(words)""#
        return Made(line: line, answers: [answer], words: [words], observed: answer, parts: parts)
    }

    private static func coded(
        _ code: String,
        _ words: String,
        _ line: String,
        _ source: String
    ) -> Made {
        let coding = #"{"system":"http://example.org/s","code":"\#(code)","display":"\#(words)"}"#
        return Made(
            line: line,
            answers: [#""valueCoding":\#(coding)"#],
            words: [words],
            observed: #""valueCodeableConcept":{"coding":[\#(coding)]}"#,
            parts: #""type":"open-choice",\#(source)"#
        )
    }

    private static func strings(_ options: [String]) -> String {
        let listed = options.map { #"{"valueString":"\#($0)"}"# }.joined(separator: ",")
        return #""type":"choice","answerOption":[\#(listed)]"#
    }

    private static func weeks(_ number: String) -> String {
        #""valueQuantity":{"value":\#(number),"unit":"weeks","system":"http://unitsofmeasure.org","code":"wk"}"#
    }

    // MARK: Extensions

    private static func control(_ code: String) -> String {
        #"{"url":"\#(core)questionnaire-itemControl","valueCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/questionnaire-item-control","code":"\#(code)"}]}}"#
    }

    private static func integer(_ name: String, _ value: Int) -> String {
        #"{"url":"\#(core)questionnaire-\#(name)","valueInteger":\#(value)}"#
    }

    private static func unit(_ name: String, _ code: String, _ words: String) -> String {
        #"{"url":"\#(core)questionnaire-\#(name)","valueCoding":{"system":"http://unitsofmeasure.org","code":"\#(code)","display":"\#(words)"}}"#
    }

    /// The value set that questions of the kind ``valueSet`` name.
    static let contained = """
        {"resourceType":"ValueSet","id":"often","status":"active","compose":{"include":[
         {"system":"http://example.org/s","concept":[{"code":"a","display":"Daily"},{"code":"b","display":"Weekly"}]}]}}
        """
}
