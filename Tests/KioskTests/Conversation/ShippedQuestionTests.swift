import FHIRModel
import Foundation
import Testing

@testable import Kiosk

/// What a visit of the shipped questionnaires must never offer.
struct ShippedQuestionTests {
    /// A required question in a group that is not required may be skipped while the whole group is empty
    /// (SDC 4.0.0, behavior): a safety question must not be lost that way.
    @Test(arguments: ["1-learn", "2-consultation", "3-services", "4-contact"])
    func `Every group around a required question is required`(name: String) throws {
        let file = Transcript.root.appending(path: "Questionnaires/\(name).json")
        let questionnaire = try Questionnaire(parsing: Array(try Data(contentsOf: file)))
        for item in questionnaire.items { _ = requires(item) }
    }

    private func requires(_ item: Questionnaire.Item) -> Bool {
        let isInside = item.items.map { requires($0) }.contains(true)
        let isGroup = item.type == .group
        if isInside, isGroup {
            #expect(item.isRequired == true, "group \(item.linkId ?? "")")
        }
        return isInside || (!isGroup && item.isRequired == true)
    }
}
