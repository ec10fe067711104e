import FHIRModel
import FormFiller
import FormTesting
import Testing

/// Every shipped file comes in Spanish, whole, by the standard `translation` extension.
struct ContentLanguageTests {
    @Test(arguments: ShippedFile.names)
    func everyTextAVisitorReadsHasItsSpanish(name: String) throws {
        let file = try ShippedFile(name)
        for element in ["title", "publisher"] {
            #expect(file.words(element, of: file.tree.root, in: "es")?.isEmpty == false)
        }
        for item in file.items where !file.isHidden(item) && !isComputed(item, in: file) {
            let place = "\(name) \(file.linkId(of: item))"
            if file.text("text", of: item) != nil {
                let words = file.words("text", of: item, in: "es")
                #expect(words?.isEmpty == false, "\(place)")
                #expect(words != file.text("text", of: item), "\(place) is no translation")
            }
            for option in file.tree.elements("answerOption", of: item) {
                let coding = file.tree.child("valueCoding", of: option)
                #expect(file.words("display", of: coding, in: "es")?.isEmpty == false, "\(place)")
            }
            for hint in file.extensions("entryFormat", of: item)
            where file.text("valueString", of: hint)?.contains(where: \.isLetter) == true {
                #expect(file.words("valueString", of: hint, in: "es") != nil, "\(place)")
            }
        }
    }

    /// What staff read of an item that is computed stays in English.
    private func isComputed(_ item: JSONNode, in file: ShippedFile) -> Bool {
        file.linkId(of: item).hasPrefix("result")
    }

    @Test func wordsThatTemplatesWriteHaveTheirSpanish() throws {
        let file = try ShippedFile.consultation()
        var texts = 0
        func look(_ node: JSONNode) {
            if file.text("text", of: node) != nil {
                texts += 1
                #expect(file.words("text", of: node, in: "es")?.isEmpty == false)
            }
            for child in file.tree.children(of: node) { look(child) }
        }
        for contained in file.tree.elements("contained", of: file.tree.root) { look(contained) }
        #expect(texts >= 4)
    }

    @Test(arguments: ShippedFile.names)
    func aFileSaysThatNoClinicianHasReadItsSpanish(name: String) throws {
        let file = try ShippedFile(name)
        let description = try #require(file.text("description", of: file.tree.root))
        #expect(description.contains("The Spanish has not been read by a clinician."))
    }

    @Test func peopleUnder18AreAskedForAnAdultAndNotAboutATreatmentDay() throws {
        let child = AnswerSet(given: [
            "consent": ["agree"], "age": ["under18"], "safety.now": ["no"],
            "safety.danger": ["false"], "safety.recent": ["no"], "request.wanted": ["yes"],
        ])
        var adult = child
        adult.given["age"] = ["18-64"]
        #expect(child.isShown("contact.guardian") && !adult.isShown("contact.guardian"))
        for linkId in ["ride", "share.release"] {
            #expect(!child.isShown(linkId) && adult.isShown(linkId))
        }
    }
}
