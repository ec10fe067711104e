import FHIRPath
import Testing

/// SDC's `weight()` and the name it had, `ordinal()`, wherever R4 and SDC let a score stand.
@Suite("weight() and ordinal() find a score in every place it may have")
struct WeightTests {
    private static let scores = [
        "http://hl7.org/fhir/StructureDefinition/itemWeight",
        "http://hl7.org/fhir/StructureDefinition/ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue",
        "http://hl7.org/fhir/StructureDefinition/codesystem-ordinalValue",
    ]

    private static func score(_ number: String, url: String = scores[1]) -> String {
        "\"extension\":[{\"url\":\"\(url)\",\"valueDecimal\":\(number)}]"
    }

    private static func response(answer: String) -> String {
        """
        {"resourceType":"QuestionnaireResponse","status":"completed",
        "item":[{"linkId":"g","item":[{"linkId":"q","answer":[\(answer)]}]}]}
        """
    }

    private static func questionnaire(item: String, contained: String = "") -> String {
        """
        {"resourceType":"Questionnaire","status":"active","contained":[\(contained)],
        "item":[{"linkId":"g","type":"group","item":[
        {"linkId":"q","type":"choice",\(item)}]}]}
        """
    }

    private static let coded = "{\"valueCoding\":{\"system\":\"http://s\",\"code\":\"a\"}}"

    private func weights(
        _ response: String,
        _ questionnaire: String = Self.questionnaire(item: "\"text\":\"Q\"")
    ) throws -> [[String]] {
        let trial = try ExpressionTrial(response, variables: ["questionnaire": questionnaire])
        return try [
            "%resource.item.item.answer.weight()", "%resource.item.item.answer.ordinal()",
            "%resource.item.item.answer.value.weight()",
        ].map { try trial.results(of: $0) }
    }

    @Test("on the answer's Coding, under each of the five addresses", arguments: scores)
    func onTheCoding(url: String) throws {
        let answer = "{\"valueCoding\":{\(Self.score("3", url: url)),\"code\":\"a\"}}"
        #expect(try weights(Self.response(answer: answer)) == [["3"], ["3"], ["3"]])
    }

    @Test("on a primitive answer, in its companion")
    func onAPrimitive() throws {
        let answer = "{\"valueString\":\"often\",\"_valueString\":{\(Self.score("2.50"))}}"
        #expect(try weights(Self.response(answer: answer)).last == ["2.50"])
    }

    @Test("on the option chosen, or on its Coding")
    func onTheOption() throws {
        for option in [
            "{\(Self.score("4")),\"valueCoding\":{\"system\":\"http://s\",\"code\":\"a\"}}",
            "{\"valueCoding\":{\(Self.score("4")),\"system\":\"http://s\",\"code\":\"a\"}}",
        ] {
            let other =
                "{\(Self.score("9")),\"valueCoding\":{\"system\":\"http://t\",\"code\":\"a\"}}"
            let form = Self.questionnaire(item: "\"answerOption\":[\(other),\(option)]")
            let found = try weights(Self.response(answer: Self.coded), form)
            #expect(found == [["4"], ["4"], ["4"]])
        }
    }

    @Test("on a concept of the contained value set, listed or expanded, or of its code system")
    func onAConcept() throws {
        let concept = "{\"code\":\"a\",\(Self.score("5"))}"
        let sets = [
            "\"compose\":{\"include\":[{\"system\":\"http://s\",\"concept\":[\(concept)]}]}",
            """
            "expansion":{"timestamp":"2026","contains":[{"system":"http://s","code":"a",
            \(Self.score("5"))}]}
            """,
            "\"compose\":{\"include\":[{\"system\":\"http://s\"}]}",
        ]
        let system = """
            {"resourceType":"CodeSystem","url":"http://s","status":"active","content":"complete",
            "concept":[{"code":"z","concept":[\(concept)]}]}
            """
        for set in sets {
            let contained = """
                {"resourceType":"ValueSet","id":"v","status":"active",\(set)},\(system)
                """
            let form = Self.questionnaire(
                item: "\"answerValueSet\":\"#v\"",
                contained: contained
            )
            let found = try weights(Self.response(answer: Self.coded), form)
            #expect(found == [["5"], ["5"], ["5"]])
        }
    }

    @Test("an option without a score counts for nothing; a code that is no option is an error")
    func withoutAScore() throws {
        let option = "{\"valueCoding\":{\"system\":\"http://s\",\"code\":\"a\"}}"
        let form = Self.questionnaire(item: "\"answerOption\":[\(option)]")
        #expect(try weights(Self.response(answer: Self.coded), form) == [[], [], []])
        let stranger = Self.response(answer: "{\"valueCoding\":{\"code\":\"x\"}}")
        let trial = try ExpressionTrial(stranger, variables: ["questionnaire": form])
        #expect(try trial.problem(of: "item.item.answer.weight()") == .unknownWeight)
    }

    @Test("several answers give their scores in order, and sum")
    func sum() throws {
        let answers = (1...3).map {
            "{\"valueCoding\":{\(Self.score("\($0)")),\"code\":\"c\($0)\"}}"
        }
        let trial = try ExpressionTrial(Self.response(answer: answers.joined(separator: ",")))
        #expect(try trial.results(of: "item.item.answer.weight()") == ["1", "2", "3"])
        #expect(try trial.results(of: "item.item.answer.weight().sum()") == ["6"])
    }

    /// Resources of which `#v` holds `http://s1|1` with the score 1 and `http://s2|1` with the score 10, in any order.
    private static let twoSystems: [String] = {
        func concept(_ score: String, _ more: String = "") -> String {
            "{\"code\":\"1\",\(more)\(Self.score(score))}"
        }
        func include(_ system: String, _ score: String) -> String {
            "{\"system\":\"\(system)\",\"concept\":[\(concept(score))]}"
        }
        func set(_ body: String, _ more: String = "") -> String {
            "{\"resourceType\":\"ValueSet\",\"id\":\"v\",\"status\":\"active\",\(body)}\(more)"
        }
        func system(_ name: String, _ score: String) -> String {
            """
            ,{"resourceType":"CodeSystem","id":"c","url":"\(name)","status":"active",
            "content":"complete","concept":[\(concept(score))]}
            """
        }
        let (first, second) = (include("http://s1", "1"), include("http://s2", "10"))
        let page = [("http://s2", "10"), ("http://s1", "1")].map {
            concept($0.1, "\"system\":\"\($0.0)\",")
        }.joined(separator: ",")
        let systems = system("http://s1", "1") + system("http://s2", "10")
        return [
            set("\"compose\":{\"include\":[\(first),\(second)]}"),
            set("\"compose\":{\"include\":[\(second),\(first)]}"),
            set("\"expansion\":{\"timestamp\":\"2026\",\"contains\":[\(page)]}"),
            set(
                "\"compose\":{\"include\":[{\"system\":\"http://s2\"},{\"system\":\"http://s1\"}]}",
                systems
            ),
            set(
                "\"compose\":{\"include\":[{\"valueSet\":[\"urn:w\"]},\(first)]}",
                """
                ,{"resourceType":"ValueSet","id":"w","url":"urn:w","status":"active",
                "compose":{"include":[\(second)]}}
                """
            ),
            set(
                """
                "compose":{"include":[{"system":"http://s2","concept":[{"code":"1"}]},
                {"system":"http://s1","concept":[{"code":"1"}]}]}
                """,
                systems
            ),
        ]
    }()

    @Test(
        "by system and code: the same code of another system has a score of its own",
        arguments: twoSystems
    )
    func anotherSystem(contained: String) throws {
        let form = Self.questionnaire(item: "\"answerValueSet\":\"#v\"", contained: contained)
        for (system, score) in [("http://s1", "1"), ("http://s2", "10")] {
            let answer = "{\"valueCoding\":{\"system\":\"\(system)\",\"code\":\"1\"}}"
            let found = try weights(Self.response(answer: answer), form)
            #expect(found == [[score], [score], [score]])
        }
        for coding in ["{\"code\":\"1\"}", "{\"system\":\"http://s3\",\"code\":\"1\"}"] {
            let stranger = Self.response(answer: "{\"valueCoding\":\(coding)}")
            let trial = try ExpressionTrial(stranger, variables: ["questionnaire": form])
            #expect(try trial.problem(of: "item.item.answer.weight()") == .unknownWeight)
        }
    }

    @Test(
        "a code without system is the only option that has it, and an error where two systems have it"
    )
    func withoutSystem() throws {
        func option(_ system: String, _ code: String, _ score: String) -> String {
            "{\(Self.score(score)),\"valueCoding\":{\"system\":\"\(system)\",\"code\":\"\(code)\"}}"
        }
        let options = [
            option("http://s", "a", "1"), option("http://t", "a", "2"),
            option("http://t", "b", "3"),
        ]
        let form = Self.questionnaire(
            item: "\"answerOption\":[\(options.joined(separator: ","))]"
        )
        let clear = Self.response(answer: "{\"valueCoding\":{\"code\":\"b\"}}")
        #expect(try weights(clear, form) == [["3"], ["3"], ["3"]])
        let unclear = Self.response(answer: "{\"valueCoding\":{\"code\":\"a\"}}")
        let trial = try ExpressionTrial(unclear, variables: ["questionnaire": form])
        #expect(try trial.problem(of: "item.item.answer.weight()") == .unknownWeight)
    }
}
