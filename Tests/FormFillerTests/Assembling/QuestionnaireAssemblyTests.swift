import ConformanceData
import FHIRModel
import FormFiller
import Testing

/// Modular questionnaires are put together by the rules of SDC ("Modular Questionnaires"), one test a rule.
struct QuestionnaireAssemblyTests {
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

    private static func questionnaire(_ inside: String) throws -> Questionnaire {
        try Questionnaire(
            parsing: Array(#"{"resourceType":"Questionnaire","status":"draft",\#(inside)}"#.utf8)
        )
    }

    /// An item that a module takes the place of.
    private static func place(_ name: String, _ more: String = "") -> String {
        #"{"linkId":"place.\#(name)","type":"display","text":"cannot be found","extension":[{"url":"\#(sdc)subQuestionnaire","valueCanonical":"http://e.org/\#(name)"}]\#(more)}"#
    }

    private static func variable(_ name: String, _ expression: String) -> String {
        #"{"url":"http://hl7.org/fhir/StructureDefinition/variable","valueExpression":{"name":"\#(name)","language":"text/fhirpath","expression":"\#(expression)"}}"#
    }

    private static func root(_ items: String, _ more: String = "") throws -> Questionnaire {
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
    private static func module(
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

    private static func group(_ linkId: String, prefix: String, _ items: String) -> String {
        #"{"linkId":"\#(linkId)","type":"group","extension":[\#(variable("linkIdPrefix", prefix))],"item":[\#(items)]}"#
    }

    private static func linkIds(of questionnaire: Questionnaire?) -> [String] {
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

    private static func errors(_ assembly: QuestionnaireAssembly) -> [String] {
        assembly.findings.filter { $0.severity == .error }.map(\.message)
    }

    private static func text(_ assembly: QuestionnaireAssembly) -> String {
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

    @Test func aMissingModuleNamesTheVersionsThatAreThere() throws {
        let root = try Self.root(Self.place("part|3.0.0"))
        let errors = Self.errors(QuestionnaireAssembly(of: root, from: [try Self.module()]))
        #expect(errors == ["no questionnaire http://e.org/part|3.0.0 is here; here are 1.0.0"])
    }

    @Test func withoutAVersionTheNewestIsTakenAndItIsSaid() throws {
        let modules = try ["1.9.0", "1.10.0"].map { try Self.module(version: $0) }
        let assembly = QuestionnaireAssembly(of: try Self.root(Self.place("part")), from: modules)
        #expect(Self.text(assembly).contains("part 1.10.0"))
        #expect(assembly.findings.map(\.severity) == [.warning])
    }

    @Test func variablesInScopeAreNeededByAssembleContext() throws {
        let part = try Self.module(
            "part",
            #","extension":[{"url":"\#(Self.sdc)assembleContext","valueString":"person"}]"#
        )
        #expect(QuestionnaireAssembly.isPart(part))
        let without = QuestionnaireAssembly(
            of: try Self.root(Self.place("part|1.0.0")),
            from: [part]
        )
        #expect(Self.errors(without).contains { $0.contains("'person' (assembleContext)") })
        let with = try Self.root(
            Self.place("part|1.0.0"),
            #","extension":[\#(Self.variable("person", "%patient"))]"#
        )
        #expect(QuestionnaireAssembly(of: with, from: [part]).findings.isEmpty)
    }

    @Test func variablesAndConstraintsGoToWhatTheModuleStandsInAndLaunchContextsToTheRoot() throws {
        let part = try Self.module(
            "part",
            """
            ,"extension":[\(Self.variable("half", "1")),
             {"url":"\(Self.sdc)launchContext","extension":[{"url":"name","valueCoding":{"code":"patient"}}]},
             {"url":"\(Self.sdc)preferredThing","valueString":"dropped"}]
            """
        )
        let root = try Self.root(
            #"{"linkId":"g","type":"group","item":[\#(Self.place("part|1.0.0"))]}"#
        )
        let assembly = QuestionnaireAssembly(of: root, from: [part])
        let whole = try #require(assembly.questionnaire)
        let group = whole.tree.firstChild(of: whole.tree.child(.item, of: whole.node))
        #expect(
            Extension.first(
                "http://hl7.org/fhir/StructureDefinition/variable",
                of: group,
                in: whole.tree
            )?.expression?.name == "half"
        )
        #expect(whole.extensions.contains { $0.url.hasSuffix("launchContext") })
        #expect(!Self.text(assembly).contains("dropped"))
    }

    @Test func aVariableOfOneNameWithTwoMeaningsIsAnError() throws {
        let part = try Self.module("part", #","extension":[\#(Self.variable("half", "1"))]"#)
        let root = try Self.root(
            #"{"linkId":"g","type":"group","extension":[\#(Self.variable("half", "2"))],"item":[\#(Self.place("part|1.0.0"))]}"#
        )
        #expect(
            Self.errors(QuestionnaireAssembly(of: root, from: [part])).contains {
                $0.contains("'half' stands twice")
            }
        )
    }

    @Test func aCallForStaffOfAModuleIsNotLost() throws {
        let url = "https://anteroom.example/fhir/StructureDefinition/staff-alert"
        let part = try Self.module(
            "part",
            #","extension":[{"url":"\#(url)","valueExpression":{"language":"text/fhirpath","expression":"iif(%resource.repeat(item).where(linkId = %linkIdPrefix + 'a').answer.value, 'need')"}}]"#
        )
        let root = try Self.root(Self.group("m", prefix: "'m.'", Self.place("part|1.0.0")))
        let assembly = QuestionnaireAssembly(of: root, from: [part])
        #expect(assembly.questionnaire?.extensions.contains { $0.url == url } == true)
        #expect(Self.text(assembly).contains("linkId = 'm.' + 'a'"))
    }

    @Test(
        "what a module may not be",
        arguments: [
            (#","language":"es""#, "language is 'es'"),
            (#","implicitRules":"http://e.org/r""#, "implicitRules"),
            (#","meta":{"security":[{"code":"R"}]}"#, "meta.security"),
            (#","extension":[{"url":"\#(sdc)entryMode","valueCode":"random"}]"#, "entryMode"),
            (#","extension":[{"url":"\#(sdc)endpoint","valueUri":"http://e.org/e"}]"#, "endpoint"),
            (
                #","extension":[{"url":"\#(sdc)performerType","valueCode":"Patient"}]"#,
                "performerType"
            ),
            (
                #","modifierExtension":[{"url":"http://e.org/x","valueBoolean":true}]"#,
                "modifierExtension"
            ),
            (
                #","extension":[{"url":"\#(sdc)questionnaireAdaptive","valueBoolean":true}]"#,
                "adaptive"
            ),
            (
                #","extension":[{"url":"\#(sdc)preferredTerminologyServer","valueUrl":"http://e.org/tx"}]"#,
                "preferredTerminologyServer"
            ),
            (
                #","extension":[{"url":"\#(sdc)observationExtract","valueBoolean":true}]"#,
                "observationExtract"
            ),
            (
                ##","extension":[{"url":"\##(sdc)sourceQueries","valueReference":{"reference":"#q"}}]"##,
                "sourceQueries"
            ),
        ]
    )
    func aModuleThatDoesNotFit(_ more: String, _ word: String) throws {
        let part = try Self.module("part", more)
        let assembly = QuestionnaireAssembly(
            of: try Self.root(Self.place("part|1.0.0")),
            from: [part]
        )
        #expect(Self.errors(assembly).contains { $0.contains(word) })
        #expect(assembly.questionnaire == nil)
    }

    @Test func aConditionOnTheDisplayWouldVanishWithIt() throws {
        let root = try Self.root(
            #"{"linkId":"1","type":"boolean"},"#
                + Self.place(
                    "part|1.0.0",
                    #","enableWhen":[{"question":"1","operator":"=","answerBoolean":true}]"#
                )
        )
        #expect(
            Self.errors(QuestionnaireAssembly(of: root, from: [try Self.module()])).contains {
                $0.contains("would vanish")
            }
        )
    }

    @Test(.enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)"))
    func theGuidesExampleIsPutTogetherButForThePrefixItHasTwice() throws {
        func read(_ name: String) throws -> [UInt8] {
            try ConformanceData.bytes("questionnaires/sdc/Questionnaire-sdc-modular-\(name).json")
        }
        let text = String(decoding: try read("root"), as: UTF8.self).replacing("|3.0.0", with: "")
        let modules = try ["name", "contact"].map { try Questionnaire(parsing: read($0)) }
        let root = try Questionnaire(parsing: Array(text.utf8))
        #expect(
            Self.errors(QuestionnaireAssembly(of: root, from: modules)).allSatisfy {
                $0.contains("'patientname.")
            }
        )
        let parts = text.split(separator: "'patientname.'", omittingEmptySubsequences: false)
        let mended =
            parts.dropLast().joined(separator: "'patientname.'") + "'contact.'" + (parts.last ?? "")
        let assembly = QuestionnaireAssembly(
            of: try Questionnaire(parsing: Array(mended.utf8)),
            from: modules
        )
        #expect(Self.errors(assembly) == [])
        let linkIds = Self.linkIds(of: assembly.questionnaire)
        #expect(linkIds.contains("patientname.1") && linkIds.contains("contact.1"))
    }

    /// The variable of the one would go to the root, where the other reads it: a sum of the wrong answers.
    @Test func twoModulesBesideEachOtherDoNotReadOnePrefix() throws {
        let child = try Self.questionnaire(
            #""url":"http://e.org/sum","version":"1","language":"en","item":[{"linkId":"a","type":"integer"},{"linkId":"s","type":"integer","readOnly":true,"extension":[{"url":"\#(Self.sdc)calculatedExpression","valueExpression":{"language":"text/fhirpath","expression":"%resource.item.where(linkId=%linkIdPrefix+'a').answer.value"}}]}]"#
        )
        let prefixed =
            #"{"linkId":"p","type":"display","text":"x","extension":[\#(Self.variable("linkIdPrefix", "'x-'")),{"url":"\#(Self.sdc)subQuestionnaire","valueCanonical":"http://e.org/sum|1"}]}"#
        for items in [prefixed + "," + Self.place("sum|1"), Self.place("sum|1") + "," + prefixed] {
            let assembly = QuestionnaireAssembly(of: try Self.root(items), from: [child])
            #expect(Self.errors(assembly).contains { $0.contains("a group of its own") })
        }
        let apart =
            #"{"linkId":"g","type":"group","item":[\#(prefixed)]},{"linkId":"h","type":"group","item":[\#(Self.place("sum|1"))]}"#
        #expect(Self.errors(QuestionnaireAssembly(of: try Self.root(apart), from: [child])) == [])
    }
}
