import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// R4 QuestionnaireResponse and the extensions that limit answers: what evaluate says of answers beyond them.
@Suite struct AnswerRuleTests {
    private func core(_ name: String, _ value: String) -> String {
        #"{"url":"http://hl7.org/fhir/StructureDefinition/\#(name)",\#(value)}"#
    }

    private func item(_ type: String, _ more: String = "") -> String {
        #"{"linkId":"a","type":"\#(type)"\#(more)}"#
    }

    private func findings(_ item: String, _ values: String...) throws -> [String] {
        let answers = values.map { "{\($0)}" }.joined(separator: ",")
        return try EvaluationCase(item, #"{"linkId":"a","answer":[\#(answers)]}"#).findings
            .map { $0.split(separator: " ").prefix(3).joined(separator: " ") }
    }

    @Test(
        "item.type: a decimal is not answered with valueInteger nor a dateTime with valueDate, though the value is kept",
        arguments: [
            ("decimal", #""valueInteger":1"#, #""valueDecimal":1"#),
            ("dateTime", #""valueDate":"2020-01-02""#, #""valueDateTime":"2020-01-02""#),
        ]
    )
    func neighbouringTypes(_ type: String, _ given: String, _ kept: String) throws {
        let made = try EvaluationCase(item(type), #"{"linkId":"a","answer":[{\#(given)}]}"#)
        #expect(made.findings == ["error answer-type a 3:\(type == "decimal" ? 41 : 38)"])
        #expect(made.items.contains(kept))
        #expect(try findings(item(type), kept) == [])
    }

    @Test("que-10: maxLength counts the characters of numbers too")
    func maxLengthOfNumbers() throws {
        #expect(
            try findings(item("integer", #","maxLength":2"#), #""valueInteger":123"#)
                == ["error too-long a"]
        )
        #expect(try findings(item("integer", #","maxLength":3"#), #""valueInteger":123"#) == [])
        #expect(
            try findings(item("decimal", #","maxLength":3"#), #""valueDecimal":1.50"#)
                == ["error too-long a"]
        )
    }

    @Test("regex holds for the written form of every type")
    func regexOfNumbers() throws {
        let digits = core("regex", #""valueString":"[0-3]+""#)
        let years = core("regex", #""valueString":"20[0-9]{2}-.*""#)
        #expect(
            try findings(item("integer", #","extension":[\#(digits)]"#), #""valueInteger":14"#)
                == ["error pattern a"]
        )
        #expect(
            try findings(item("integer", #","extension":[\#(digits)]"#), #""valueInteger":13"#)
                == []
        )
        #expect(
            try findings(item("date", #","extension":[\#(years)]"#), #""valueDate":"1999-01-01""#)
                == ["error pattern a"]
        )
    }

    @Test("mimeType: an attachment is of one of the types the form takes")
    func mimeType() throws {
        let types =
            core("mimeType", #""valueCode":"image/png""#) + ","
            + core("mimeType", #""valueCode":"text/plain""#)
        let item = item("attachment", #","extension":[\#(types)]"#)
        #expect(
            try findings(item, #""valueAttachment":{"contentType":"image/gif","data":"aGk="}"#)
                == ["error attachment-type a"]
        )
        #expect(
            try findings(item, #""valueAttachment":{"contentType":"text/plain; charset=utf-8"}"#)
                == []
        )
        #expect(
            try findings(item, #""valueAttachment":{"url":"x"}"#) == ["error attachment-type a"]
        )
    }

    @Test("SDC maxSize: an attachment has at most so many bytes, by its data or what it says")
    func maxSize() throws {
        let limit = core("maxSize", #""valueDecimal":3"#)
        let item = item("attachment", #","extension":[\#(limit)]"#)
        #expect(try findings(item, #""valueAttachment":{"data":"YWJj"}"#) == [])
        #expect(
            try findings(item, #""valueAttachment":{"data":"YWJjZA=="}"#)
                == ["error attachment-size a"]
        )
        #expect(
            try findings(item, #""valueAttachment":{"size":4,"url":"x"}"#)
                == ["error attachment-size a"]
        )
    }

    @Test(
        "a value that R4 does not allow for its type is named once and left out of the result",
        arguments: [
            ("date", #""valueDate":"2020-02-01T10:00:00Z""#), ("string", #""valueString":"""#),
            ("integer", #""valueInteger":2147483648"#), ("url", #""valueUri":"""#),
        ]
    )
    func malformed(type: String, value: String) throws {
        let made = try EvaluationCase(item(type), #"{"linkId":"a","answer":[{\#(value)}]}"#)
        #expect(made.evaluation.findings.map(\.rule) == ["malformed-value"])
        #expect(made.items == "")
    }

    @Test(
        "answerOption.valueReference: an option is known by where it leads, whatever words stand beside it"
    )
    func referenceOptions() throws {
        let options = #","answerOption":[{"valueReference":{"reference":"Patient/1"}}]"#
        #expect(
            try findings(
                item("reference", options),
                #""valueReference":{"reference":"Patient/1","display":"x"}"#
            ) == []
        )
        #expect(
            try findings(item("reference", options), #""valueReference":{"reference":"Patient/2"}"#)
                == ["error not-offered a"]
        )
    }

    @Test("R4 Attachment.size: the bytes of the data before they are base64")
    func sizeOfData() throws {
        let item = item("attachment")
        #expect(try findings(item, #""valueAttachment":{"data":"YWJj","size":3}"#) == [])
        #expect(
            try findings(item, #""valueAttachment":{"data":"YWJj","size":4}"#)
                == ["error attachment-size a"]
        )
        #expect(try findings(item, #""valueAttachment":{"url":"urn:x","size":4}"#) == [])
    }

    @Test("an attachment's data and a reference's identifier stay in the evaluated response")
    func wholeValues() throws {
        let attachment = try EvaluationCase(
            item("attachment"),
            #"{"linkId":"a","answer":[{"valueAttachment":{"data":"YWJj","language":"en"}}]}"#
        )
        #expect(attachment.items.contains(#"{"data":"YWJj","language":"en"}"#))
        let reference = try EvaluationCase(
            item("reference"),
            #"{"linkId":"a","answer":[{"valueReference":{"identifier":{"value":"7"}}}]}"#
        )
        #expect(reference.items.contains(#"{"identifier":{"value":"7"}}"#))
    }

    @Test("maxOccurs and minOccurs of a repeating group count its instances")
    func groupOccurrences() throws {
        func findings(_ limit: String, _ count: Int) throws -> [String] {
            let item = """
                {"linkId":"g","type":"group","repeats":true,"extension":[
                \(core("questionnaire-" + limit, #""valueInteger":2"#))],
                "item":[{"linkId":"a","type":"boolean"}]}
                """
            let instance =
                #"{"linkId":"g","item":[{"linkId":"a","answer":[{"valueBoolean":true}]}]}"#
            let instances = [String](repeating: instance, count: count).joined(separator: ",\n")
            return try EvaluationCase(item, instances).findings
        }
        #expect(try findings("maxOccurs", 3) == ["error too-many g 3:1"])
        #expect(try findings("maxOccurs", 2) == [])
        #expect(try findings("minOccurs", 1) == ["error too-few g 3:1"])
        #expect(try findings("minOccurs", 2) == [])
    }

    @Test("no finding tells an answer: an exclusive option is not named")
    func exclusive() throws {
        let options = """
            "repeats":true,"answerOption":[{"valueCoding":{"code":"none","display":"Nothing"},"extension":[
            \(core("questionnaire-optionExclusive", #""valueBoolean":true"#))]},{"valueCoding":{"code":"b"}}]
            """
        let made = try EvaluationCase(
            item("choice", "," + options),
            #"{"linkId":"a","answer":[{"valueCoding":{"code":"none"}},{"valueCoding":{"code":"b"}}]}"#
        )
        #expect(made.findings == ["error exclusive-option a 3:1"])
        #expect(!made.evaluation.findings.contains { $0.message.contains("Nothing") })
    }

    @Test(
        "where part of a value set is elsewhere, an answer that is not in the other part is not called wrong"
    )
    func partialValueSet() throws {
        let set = """
            "contained":[{"resourceType":"ValueSet","id":"v","status":"active","compose":{"include":[
            {"system":"urn:s","concept":[{"code":"a"}]},{"system":"urn:elsewhere"}]}}],
            """
        func findings(_ system: String) throws -> [String] {
            try EvaluationCase(
                form: """
                    {"resourceType":"Questionnaire","status":"active",\(set)
                     "item":[\(item("choice", ##","answerValueSet":"#v""##))]}
                    """,
                response: """
                    {"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"a","answer":[
                    {"valueCoding":{"system":"\(system)","code":"a"}}]}]}
                    """
            ).findings
        }
        #expect(try findings("urn:s") == [])
        #expect(try findings("urn:elsewhere") == ["note options-unknown a 2:1"])
    }

    @Test("a text the form permits is valid, also where it is longer than a visitor may type")
    func longText() throws {
        let text = #""valueString":"\#(String(repeating: "x", count: 600))""#
        #expect(try findings(item("text"), text) == ["note long-text a"])
        #expect(try findings(item("text", #","maxLength":600"#), text) == [])
        #expect(try findings(item("text", #","maxLength":599"#), text) == ["error too-long a"])
    }

    @Test("a unit is one of those offered by its code and its system")
    func unitSystem() throws {
        let units = core(
            "questionnaire-unitOption",
            #""valueCoding":{"system":"http://unitsofmeasure.org","code":"kg"}"#
        )
        let item = item("quantity", #","extension":[\#(units)]"#)
        #expect(
            try findings(item, #""valueQuantity":{"value":1,"system":"urn:x","code":"kg"}"#)
                == ["error unit a"]
        )
        #expect(try findings(item, #""valueQuantity":{"value":1,"code":"kg"}"#) == [])
    }
}
