import ConformanceData
import FHIRModel
import FormFiller
import Testing

/// Modular questionnaires are put together by the rules of SDC ("Modular Questionnaires"), one test a rule.
struct QuestionnaireAssemblyTests {
    static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

    static func questionnaire(_ inside: String) throws -> Questionnaire {
        try Questionnaire(
            parsing: Array(#"{"resourceType":"Questionnaire","status":"draft",\#(inside)}"#.utf8)
        )
    }

    /// An item that a module takes the place of.
    static func place(_ name: String, _ more: String = "") -> String {
        #"{"linkId":"place.\#(name)","type":"display","text":"cannot be found","extension":[{"url":"\#(sdc)subQuestionnaire","valueCanonical":"http://e.org/\#(name)"}]\#(more)}"#
    }

    static func variable(_ name: String, _ expression: String) -> String {
        #"{"url":"http://hl7.org/fhir/StructureDefinition/variable","valueExpression":{"name":"\#(name)","language":"text/fhirpath","expression":"\#(expression)"}}"#
    }

    static func root(_ items: String, _ more: String = "") throws -> Questionnaire {
        try questionnaire(
            #""url":"http://e.org/root","version":"2.0.0","language":"en"\#(more),"item":[\#(items)]"#
        )
    }

    @Test(
        "a display that is hidden does not show its module: that would vanish with it, so it is an error"
    )
    func hiddenDisplay() throws {
        let hidden =
            #"{"linkId":"p","type":"display","text":"x","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-hidden","valueBoolean":true},{"url":"\#(Self.sdc)subQuestionnaire","valueCanonical":"http://e.org/part|1.0.0"}]}"#
        let assembly = QuestionnaireAssembly(of: try Self.root(hidden), from: [try Self.module()])
        #expect(assembly.questionnaire == nil)
        #expect(Self.errors(assembly).contains { $0.contains("hidden would vanish") })
    }

    /// A module with a question and one that depends on it.
    static func module(
        _ name: String = "part",
        version: String = "1.0.0",
        _ more: String = ""
    ) throws -> Questionnaire {
        try questionnaire(
            """
            "url":"http://e.org/\(name)","version":"\(version)"\(more),"item":[
             {"linkId":"a","type":"boolean","text":"\(name) \(version)"},
             {"linkId":"b","type":"string","text":"And?","enableWhen":[
              {"question":"a","operator":"=","answerBoolean":true},{"question":"outer","operator":"exists","answerBoolean":true}]}]
            """
        )
    }

    static func group(_ linkId: String, prefix: String, _ items: String) -> String {
        #"{"linkId":"\#(linkId)","type":"group","extension":[\#(variable("linkIdPrefix", prefix))],"item":[\#(items)]}"#
    }

    static func linkIds(of questionnaire: Questionnaire?) -> [String] {
        guard let questionnaire else { return [] }
        var pending = Array(questionnaire.tree.elements(.item, of: questionnaire.node).reversed())
        var linkIds: [String] = []
        while let node = pending.popLast() {
            linkIds.append(
                questionnaire.tree.string(at: questionnaire.tree.child(.linkId, of: node)) ?? ""
            )
            pending += questionnaire.tree.elements(.item, of: node).reversed()
        }
        return linkIds
    }

    static func errors(_ assembly: QuestionnaireAssembly) -> [String] {
        assembly.findings.filter { $0.severity == .error }.map(\.message)
    }

    static func text(_ assembly: QuestionnaireAssembly) -> String {
        assembly.questionnaire.map { String(decoding: $0.tree.serialized(), as: UTF8.self) } ?? ""
    }

    @Test func theItemsOfAModuleTakeThePlaceOfTheDisplay() throws {
        let root = try Self.root(
            #"{"linkId":"1","type":"string"},\#(Self.place("part|1.0.0")),{"linkId":"2","type":"string"}"#
        )
        let assembly = QuestionnaireAssembly(of: root, from: [try Self.module()])
        #expect(Self.linkIds(of: assembly.questionnaire) == ["1", "a", "b", "2"])
        #expect(assembly.findings.isEmpty)
        #expect(!Self.text(assembly).contains("cannot be found"))
    }

    @Test func theWholeKeepsUrlAndVersionAndSaysWhatItIsMadeOf() throws {
        let root = try Self.root(Self.place("part|1.0.0"))
        let assembly = QuestionnaireAssembly(of: root, from: [try Self.module()])
        #expect(assembly.questionnaire?.url == "http://e.org/root")
        #expect(assembly.questionnaire?.version == "2.0.0")
        #expect(assembly.modules == ["http://e.org/part|1.0.0"])
        #expect(
            Self.text(assembly).contains(
                #"assembledFrom","valueCanonical":"http://e.org/part|1.0.0""#
            )
        )
    }

    @Test func aQuestionnaireWithoutModulesStaysAsItIs() throws {
        let root = try Self.root(#"{"linkId":"1","type":"string"}"#)
        let assembly = QuestionnaireAssembly(of: root, from: [])
        #expect(assembly.questionnaire?.tree.serialized() == root.tree.serialized())
    }

    @Test func linkIdPrefixStandsBeforeLinkIdsAndTheQuestionsOfConditions() throws {
        let root = try Self.root(
            #"{"linkId":"outer","type":"string"},"#
                + Self.group("m", prefix: "'mother.'", Self.place("part|1.0.0")) + ","
                + Self.group("f", prefix: "'father.'", Self.place("part|1.0.0"))
        )
        let assembly = QuestionnaireAssembly(of: root, from: [try Self.module()])
        #expect(
            Self.linkIds(of: assembly.questionnaire)
                == ["outer", "m", "mother.a", "mother.b", "f", "father.a", "father.b"]
        )
        #expect(Self.text(assembly).contains(#""question":"father.a""#))
        // What is no question of the module is one of the form around it.
        #expect(Self.text(assembly).contains(#""question":"outer""#))
    }

    @Test func prefixesOfModulesInModulesAddUp() throws {
        let middle = try Self.questionnaire(
            #""url":"http://e.org/middle","version":"1.0.0","item":["#
                + Self.group("g", prefix: "%linkIdPrefix + 'inner.'", Self.place("part|1.0.0"))
                + "]"
        )
        let root = try Self.root(Self.group("m", prefix: "'mother.'", Self.place("middle|1.0.0")))
        let assembly = QuestionnaireAssembly(of: root, from: [try Self.module(), middle])
        #expect(
            Self.linkIds(of: assembly.questionnaire)
                == ["m", "mother.g", "mother.inner.a", "mother.inner.b"]
        )
    }

    @Test func containedResourcesAndWhatNamesThemAreRenamed() throws {
        let part = try Self.questionnaire(
            """
            "url":"http://e.org/part","version":"1.0.0","contained":[{"resourceType":"ValueSet","id":"vs","status":"active"}],
            "item":[{"linkId":"a","type":"choice","answerValueSet":"#vs"}]
            """
        )
        let root = try Self.root(
            Self.group("m", prefix: "'m/'", Self.place("part|1.0.0")),
            #","contained":[{"resourceType":"ValueSet","id":"vs","status":"draft"}]"#
        )
        let assembly = QuestionnaireAssembly(of: root, from: [part])
        #expect(Self.text(assembly).contains(##""answerValueSet":"#m-vs""##))
        #expect(Self.text(assembly).contains(#""id":"m-vs""#))
        let same = try Self.root(
            Self.place("part|1.0.0"),
            #","contained":[{"resourceType":"ValueSet","id":"vs","status":"draft"}]"#
        )
        #expect(
            Self.errors(QuestionnaireAssembly(of: same, from: [part])).first?.contains(
                "'vs' has the id of another"
            ) == true
        )
    }

    @Test func theSameModuleTwiceWithOnePrefixIsAnError() throws {
        let root = try Self.root(
            Self.group("m", prefix: "'p.'", Self.place("part|1.0.0")) + ","
                + Self.group("f", prefix: "'p.'", Self.place("part|1.0.0"))
        )
        let assembly = QuestionnaireAssembly(of: root, from: [try Self.module()])
        #expect(assembly.questionnaire == nil)
        #expect(Self.errors(assembly).contains { $0.contains("linkId 'p.a'") })
    }

    @Test func aCircleIsAnErrorAndNoHang() throws {
        let one = try Self.questionnaire(
            #""url":"http://e.org/one","item":[\#(Self.place("two"))]"#
        )
        let two = try Self.questionnaire(
            #""url":"http://e.org/two","item":[\#(Self.place("one"))]"#
        )
        let assembly = QuestionnaireAssembly(
            of: try Self.root(Self.place("one")),
            from: [one, two]
        )
        #expect(Self.errors(assembly).contains { $0.contains("a circle: ") })
    }

    @Test func modulesThatDoubleEachOtherAreBounded() throws {
        let modules = try (0..<24).map { number in
            let next =
                number == 23
                ? #"{"linkId":"x","type":"string"}"#
                : ["'l.'", "'r.'"].enumerated().map {
                    Self.group(
                        "g\($0.offset)",
                        prefix: "%linkIdPrefix + \($0.element)",
                        Self.place("m\(number + 1)|1")
                    )
                }.joined(separator: ",")
            return try Self.questionnaire(
                #""url":"http://e.org/m\#(number)","version":"1","item":[\#(next)]"#
            )
        }
        let assembly = QuestionnaireAssembly(of: try Self.root(Self.place("m0|1")), from: modules)
        #expect(Self.errors(assembly).contains { $0.contains("more than 100000 items") })
    }
}
