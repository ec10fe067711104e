import FHIRModel
import FormFiller
import Testing

@testable import Kiosk

struct TypedNumberTests {
    @Test(arguments: [
        ("1.5", ["1.5"]), ("1,5", ["1.5"]), ("1.50", ["1.50"]), (".5", ["0.5"]), ("-2", ["-2"]),
        ("\u{2212}2,25", ["-2.25"]), ("+7", ["7"]), ("007", ["7"]), ("1 500", ["1500"]),
        ("- 2", ["-2"]), ("\u{2212} 2.5", ["-2.5"]),
        ("1\u{202F}500", ["1500"]), ("1'500", ["1500"]), ("12", ["12"]), (" 12 ", ["12"]),
        ("1,234.5", ["1234.5"]), ("1.234,5", ["1234.5"]), ("1,234,567", ["1234567"]),
        ("1.234.567", ["1234567"]), ("0,125", ["0.125"]), ("0.125", ["0.125"]), ("0", ["0"]),
        ("1.5000", ["1.5000"]), ("1234,567", ["1234.567"]),
        ("", []), ("-", []), ("1.", []), ("1,2,3", []), ("1.2.3", []), ("ten", []), ("1e5", []),
        ("١", []), ("12 34", []), ("1..2", []), ("--1", []), ("1,2000,300", []), ("5'10", []),
    ])
    func `A number is read with comma or point`(text: String, expected: [String]) {
        #expect(TypedNumber.readings(of: text) == expected)
    }

    @Test(arguments: [
        ("1,500", ["1500", "1.500"]), ("1.500", ["1.500", "1500"]),
        ("70.500", ["70.500", "70500"]),
        ("12,500", ["12500", "12.500"]), ("1,000", ["1000", "1.000"]),
        ("-1.000", ["-1.000", "-1000"]),
    ])
    func `Three digits behind one comma or point can be decimals or thousands`(
        text: String,
        expected: [String]
    ) {
        #expect(TypedNumber.readings(of: text) == expected)
    }

    @Test(arguments: [
        "<5", ">10", "5+", "\u{B1}5", "5\"", "5'", "5'11", "5\u{B0}", "\u{20AC}5", "about 5+",
        "5/10", "5%",
    ])
    func `A sign that makes another number or unit is not left out`(line: String) throws {
        let unit = #"""
            ,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unit",
             "valueCoding":{"system":"http://unitsofmeasure.org","code":"kg"}}]
            """#
        for type in ["integer", "decimal", "quantity"] {
            for more in type == "quantity" ? [unit] : ["", unit] {
                var asked = try AskedForm(
                    #"{"linkId":"n","text":"How many?","type":"\#(type)"\#(more)},{"linkId":"k","text":"Next?","type":"boolean"}"#
                )
                asked.type(line)
                #expect(asked.answers(to: "n") == [], "\(line), \(type)")
            }
        }
    }

    @Test(arguments: [
        ("about 5", "5"), ("~5", "5"), ("#5", "5"), ("$5", "5"), ("I'm 5!", "5"), ("- 5", "-5"),
        ("(5)", "5"),
    ])
    func `What stands around a number and changes nothing is left out`(
        line: String,
        number: String
    ) throws {
        var asked = try AskedForm(
            #"{"linkId":"n","text":"How many?","type":"integer"},{"linkId":"k","text":"Next?","type":"boolean"}"#
        )
        asked.type(line)
        #expect(asked.answers(to: "n") == [number])
    }

    @Test(arguments: ["1 3", "1,3", "3, 1", "1 and 3", "1 & 3", "#1 #3", "1) 3)", "1. 3.", "1;3;1"])
    func `Several numbers are read in the order of the options`(text: String) {
        let reading = TypedOptions.reading(of: text, count: 4, joiners: ["and"])
        #expect(reading == .numbers([1, 3]))
    }

    @Test func `A range, a number too high and words are told apart`() {
        func reading(_ text: String) -> TypedOptions.Reading {
            TypedOptions.reading(of: text, count: 4, joiners: ["and"])
        }
        #expect(reading("2-4") == .numbers([2, 3, 4]))
        #expect(reading("13") == .noSuchOption)
        #expect(reading("0") == .noSuchOption)
        #expect(reading("4-2") == .noSuchOption)
        #expect(reading("99999999999999999999") == .notNumbers)
        #expect(reading("one") == .notNumbers)
        #expect(reading("") == .notNumbers)
        #expect(reading("1-2-3") == .notNumbers)
    }
}
