import FHIRModel
import FormTesting
import Testing

@Suite("Shipped questionnaires: identity and shape")
struct ContentConformanceTests {
    @Test func menuOrder() throws {
        let titles = try ShippedFile.names.map { name in
            let file = try ShippedFile(name)
            return file.text("title", of: file.tree.root)
        }
        #expect(
            titles == [
                "Learn about PTSD and ketamine", "Ask for a visit", "Our services", "Contact us",
                "Our sources",
            ]
        )
    }

    @Test func everyFileIsAnUnapprovedDraftThatNamesItsClinic() throws {
        for name in ShippedFile.names {
            let file = try ShippedFile(name)
            let root = file.tree.root
            #expect(file.text("status", of: root) == "draft")
            #expect(file.flag("experimental", of: root) == true)
            #expect(file.tree.child("approvalDate", of: root) == JSONNode.none)
            for element: ElementName in [
                "url", "version", "name", "title", "language", "publisher",
            ] {
                #expect(file.text(element, of: root)?.isEmpty == false)
            }
            let systems = file.tree.elements("contact", of: root).flatMap { contact in
                file.tree.elements("telecom", of: contact).compactMap {
                    file.text("system", of: $0)
                }
            }
            #expect(systems.contains("phone"))
        }
    }

    @Test func everyFileKeepsToTheDefinitionsOfR4() throws {
        for name in ShippedFile.names {
            let findings = Questionnaire(try ShippedFile(name).tree).structuralFindings()
            #expect(findings == [], "\(name)")
        }
    }

    @Test func linkIdsAreUnique() throws {
        for name in ShippedFile.names {
            let file = try ShippedFile(name)
            let linkIds = file.items.map(file.linkId(of:))
            #expect(Set(linkIds).count == linkIds.count)
        }
    }

    @Test func whatIsAskedStandsInTheOrderOfAVisit() throws {
        let file = try ShippedFile.consultation()
        let asked = file.items.filter {
            !["group", "display"].contains(file.text("type", of: $0)) && !file.isHidden($0)
        }
        #expect(asked.map(file.linkId(of:)) == ContentRow.asked.map(\.linkId))
    }

    @Test func typesAndCodesAreTheOnesStaffToolsKnow() throws {
        let file = try ShippedFile.consultation()
        for row in ContentRow.asked + ContentRow.computed {
            let item = try #require(file.item(row.linkId))
            #expect(file.text("type", of: item) == row.type)
            #expect((file.flag("required", of: item) == true) == row.shape.contains(.required))
            #expect((file.flag("repeats", of: item) == true) == row.shape.contains(.repeats))
            #expect(file.optionCodes(of: item) == row.codes)
            for option in file.tree.elements("answerOption", of: item) {
                let coding = file.tree.child("valueCoding", of: option)
                #expect(file.text("system", of: coding)?.isEmpty == false)
                #expect(file.text("display", of: coding)?.isEmpty == false)
                let isExclusive = file.extensions("questionnaire-optionExclusive", of: option)
                    .contains { file.flag("valueBoolean", of: $0) == true }
                #expect(isExclusive == (file.text("code", of: coding) == "none"))
            }
        }
    }

    @Test func yesComesBeforeNoAsInEveryYesNoQuestion() throws {
        let file = try ShippedFile.consultation()
        for item in file.items {
            let texts = file.optionTexts(of: item)
            guard let no = texts.firstIndex(where: { $0 == "No" || $0.hasPrefix("No,") }),
                let yes = texts.firstIndex(where: { $0.hasPrefix("Yes") })
            else { continue }
            #expect(yes < no, "\(file.linkId(of: item))")
        }
    }

    @Test func conditionsUseNoInequality() throws {
        for name in ShippedFile.names {
            let file = try ShippedFile(name)
            for item in file.items {
                let conditions = Array(file.tree.elements("enableWhen", of: item))
                for condition in conditions {
                    #expect(["=", "exists"].contains(file.text("operator", of: condition)))
                }
                let isJoined = file.text("enableBehavior", of: item) != nil
                #expect(isJoined == (conditions.count > 1), "\(file.linkId(of: item))")
            }
        }
    }

    @Test func everyConditionNamesAnOptionThatExists() throws {
        let file = try ShippedFile.consultation()
        for item in file.items {
            for condition in file.tree.elements("enableWhen", of: item) {
                let question = try #require(file.text("question", of: condition).flatMap(file.item))
                let answer = file.tree.child("answerCoding", of: condition)
                guard answer != JSONNode.none else { continue }
                let options = file.tree.elements("answerOption", of: question).map {
                    file.tree.child("valueCoding", of: $0)
                }
                let isOffered = options.contains {
                    file.text("code", of: $0) == file.text("code", of: answer)
                        && file.text("system", of: $0) == file.text("system", of: answer)
                }
                #expect(isOffered, "\(file.linkId(of: item))")
            }
        }
    }

    @Test func computedItemsAreHiddenAndNeverEdited() throws {
        let file = try ShippedFile.consultation()
        for row in ContentRow.computed {
            let item = try #require(file.item(row.linkId))
            #expect(file.isHidden(item))
            #expect(file.flag("readOnly", of: item) == true)
            #expect(!file.extensions("sdc-questionnaire-calculatedExpression", of: item).isEmpty)
        }
        let group = try #require(file.item("result"))
        #expect(file.isHidden(group))
    }

    @Test func safetyAnswersThatChangeAreKept() throws {
        let file = try ShippedFile.consultation()
        let kept = file.items.filter {
            file.extensions("keep-previous-answers", of: $0).contains {
                file.flag("valueBoolean", of: $0) == true
            }
        }
        #expect(
            kept.map(file.linkId(of:)) == [
                "safety.now", "safety.danger", "safety.month", "safety.recent",
            ]
        )
    }

    /// At once for danger, quietly for what asks for a talk before the visitor leaves.
    @Test func staffAreCalledAtOnceAndQuietly() throws {
        let file = try ShippedFile.consultation()
        let alerts = file.extensions("staff-alert", of: file.tree.root)
        #expect(alerts.count == 2)
        let parts = file.tree.elements("extension", of: try #require(alerts.last))
        let closing = try #require(parts.first { file.text("url", of: $0) == "closing" })
        let words = "Please talk with our staff before you leave today. They know how to help."
        #expect(file.text("valueString", of: closing) == words)
        #expect(file.words("valueString", of: closing, in: "es")?.isEmpty == false)
        for linkId in ["next.talk", "closing.talk"] {
            #expect(file.item(linkId).flatMap { file.text("text", of: $0) } == words)
        }
    }

    @Test func typedContactDetailsAreBounded() throws {
        let file = try ShippedFile.consultation()
        for (linkId, limit) in [("contact.access", "120"), ("contact.name", "80")] {
            let item = try #require(file.item(linkId))
            #expect(
                String(
                    decoding: file.tree.bytes(at: file.tree.child("maxLength", of: item)),
                    as: UTF8.self
                ) == limit
            )
        }
        for linkId in ["contact.phone", "contact.email"] {
            let item = try #require(file.item(linkId))
            #expect(file.extensions("regex", of: item).count == 1)
            #expect(file.extensions("entryFormat", of: item).count == 1)
        }
    }

    @Test func nothingCollectedThatIsNotNeeded() throws {
        let file = try ShippedFile.consultation()
        for item in file.items where file.text("type", of: item) == "text" {
            Issue.record("a free-text story: \(file.linkId(of: item))")
        }
    }
}
