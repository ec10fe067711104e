import ConformanceData
import FHIRModel
import FormFiller
import Testing

/// What the whole takes over from its modules, and what it refuses.
extension QuestionnaireAssemblyTests {
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
