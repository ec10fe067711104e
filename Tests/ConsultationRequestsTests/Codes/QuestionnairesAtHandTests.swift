import ConsultationRequests
import FHIRModel
import Testing

/// Staff name a form by its id, its file or its address.
@Suite struct QuestionnairesAtHandTests {
    private let atHand = QuestionnairesAtHand(files: [
        (
            "2-phq9.json",
            Array(
                #"{"resourceType":"Questionnaire","id":"phq","url":"http://example.org/Questionnaire/PHQ-9","version":"1.2","title":"Mood"}"#
                    .utf8
            )
        ),
        (
            "both.json",
            Array(
                #"{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Questionnaire","id":"a","title":"A"}},{"resource":{"resourceType":"Questionnaire","url":"http://example.org/b"}},{"resource":{"resourceType":"ValueSet","id":"v"}}]}"#
                    .utf8
            )
        ),
        ("broken.json", Array("{".utf8)),
        ("clinic.json", Array(#"{"resourceType":"Organization"}"#.utf8)),
    ])

    @Test(arguments: [
        "phq", "PHQ", "2-phq9", "2-phq9.json", "phq-9", "http://example.org/Questionnaire/PHQ-9",
        "http://example.org/Questionnaire/PHQ-9|1.2",
    ])
    func aFormIsNamedByAnyOfItsNames(_ word: String) {
        #expect(atHand.named(word)?.title == "Mood")
    }

    @Test(arguments: [
        "", "phq8", "both", "clinic", "v", "http://example.org/Questionnaire/PHQ-9|1.1",
    ])
    func aWordThatMeansNoneOrSeveralMeansNone(_ word: String) {
        #expect(atHand.named(word) == nil)
    }

    @Test func everyFormCanBeChosenByOneOfItsWords() {
        #expect(atHand.words == ["phq", "a", "http://example.org/b"])
        #expect(atHand.words.allSatisfy { atHand.named($0) != nil })
    }

    /// The kiosk finds the form again, whatever its version has become, and no other.
    @Test func aFormIsFoundAgainAtTheKiosk() throws {
        func questionnaire(_ text: String) throws -> Questionnaire {
            try Questionnaire(parsing: Array(#"{"resourceType":"Questionnaire",\#(text)}"#.utf8))
        }
        let shown = [
            try questionnaire(#""url":"u","version":"2""#), try questionnaire(#""id":"x""#),
            try questionnaire(#""url":"u","version":"1""#), try questionnaire(#""title":"T""#),
        ]
        #expect(QuestionnaireName(url: "u", version: "1").place(among: shown) == 2)
        #expect(QuestionnaireName(url: "u", version: "9").place(among: shown) == 0)
        #expect(QuestionnaireName(url: "w", id: "x", title: "T").place(among: shown) == nil)
        #expect(QuestionnaireName(url: nil, id: "x").place(among: shown) == 1)
        #expect(QuestionnaireName(url: nil, title: "T").place(among: shown) == 3)
        #expect(QuestionnaireName(url: nil).place(among: shown) == nil)
    }
}
