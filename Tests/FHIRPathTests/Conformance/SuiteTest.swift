import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// One `test` of HL7's FHIRPath suite.
struct SuiteTest {
    enum Failure: String {
        case syntax
        case semantic
        case execution
    }

    struct Output: Equatable {
        var type: String?
        var value: String
    }

    var group = ""
    var name = ""
    var input: String?
    var expression = ""
    var outputs: [Output] = []
    var failure: Failure?
    /// Whether the result counts as one Boolean.
    var isPredicate = false
    var isOrdered = true

    /// Names are given twice in places; this one is not.
    var key = ""

    static func load(_ file: URL) throws -> [SuiteTest] {
        let reader = Reader()
        let parser = XMLParser(data: try Data(contentsOf: file))
        parser.delegate = reader
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
        var seen: [String: Int] = [:]
        return reader.tests.map { test in
            var test = test
            seen[test.name, default: 0] += 1
            let number = seen[test.name, default: 1]
            test.key = number == 1 ? test.name : "\(test.name)#\(number)"
            return test
        }
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var tests: [SuiteTest] = []
        private var group = ""
        private var text = ""
        private var outputType: String?

        func parser(
            _ parser: XMLParser,
            didStartElement element: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            text = ""
            switch element {
            case "group": group = attributes["name"] ?? ""
            case "test":
                var test = SuiteTest()
                test.group = group
                test.name = attributes["name"] ?? ""
                test.input = attributes["inputfile"]
                test.isPredicate = attributes["predicate"] == "true"
                test.isOrdered = attributes["ordered"] != "false"
                tests.append(test)
            case "expression":
                tests[tests.count - 1].failure = attributes["invalid"].flatMap(Failure.init)
            case "output": outputType = attributes["type"]
            default: break
            }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            text += string
        }

        func parser(
            _ parser: XMLParser,
            didEndElement element: String,
            namespaceURI: String?,
            qualifiedName: String?
        ) {
            switch element {
            case "expression": tests[tests.count - 1].expression = text
            case "output":
                tests[tests.count - 1].outputs.append(Output(type: outputType, value: text))
            default: break
            }
        }
    }
}
