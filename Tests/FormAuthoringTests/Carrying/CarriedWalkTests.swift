import FHIRModel
import FormTesting
import Foundation
import Testing

@testable import FormAuthoring
@testable import FormFiller

/// Interviews at random places of real questionnaires, carried into the same form and into changed ones.
struct CarriedWalkTests {
    private static let folders =
        Questionnaires.arePresent
        ? [Questionnaires.shipped, Questionnaires.fixtures] : [Questionnaires.shipped]

    @Test(arguments: 1...2)
    func inTheSameFormNothingChanges(seed: UInt64) throws {
        for (name, questionnaire) in try Self.folders.flatMap({ try Questionnaires.all(in: $0) }) {
            let form = Form(compiling: questionnaire)
            if form.hasErrors { continue }
            var walker = RandomWalker(seed: seed)
            var old = Interview(form, now: try noon())
            _ = walker.walk(&old, limit: walker.next(below: 60))
            let carried = CarriedInterview(form, from: [old], now: try noon())
            #expect(carried.interview.outline == old.outline, "\(name)")
            #expect(carried.interview.linkIds == old.linkIds, "\(name)")
            #expect(carried.refused.isEmpty, "\(name): \(carried.refused)")
            #expect(carried.interview.isConsistent, "\(name)")
        }
    }

    @Test(arguments: 1...2)
    func inAChangedFormAllIsConsistentAndGoesOnToTheEnd(seed: UInt64) throws {
        for folder in Self.folders {
            for (name, questionnaire) in try Questionnaires.all(in: folder) {
                var walker = RandomWalker(seed: seed)
                var interview = Interview(Form(compiling: questionnaire), now: try noon())
                var holding: [Interview] = []
                for _ in 0..<3 {
                    _ = walker.walk(&interview, limit: walker.next(below: 40))
                    let form = Form(compiling: try Self.changed(questionnaire, by: &walker))
                    let carried = CarriedInterview(
                        form,
                        from: [interview] + holding,
                        now: try noon()
                    )
                    interview = carried.interview
                    holding = carried.holding
                    if !form.hasErrors { #expect(interview.isConsistent, "\(name)") }
                }
                #expect(walker.walk(&interview, limit: 5_000) < 5_000, "\(name)")
            }
        }
    }

    /// The same questionnaire with items taken out, moved to the top, repeating or not, or of another type.
    private static func changed(
        _ questionnaire: Questionnaire,
        by walker: inout RandomWalker
    ) throws -> Questionnaire {
        let data = Data(questionnaire.tree.serialized())
        guard var root = try JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            return questionnaire
        }
        var moved: [[String: Any]] = []
        let items = root["item"] as? [[String: Any]] ?? []
        root["item"] = change(items, by: &walker, moved: &moved) + moved
        return try Questionnaire(parsing: [UInt8](JSONSerialization.data(withJSONObject: root)))
    }

    private static func change(
        _ items: [[String: Any]],
        by walker: inout RandomWalker,
        moved: inout [[String: Any]]
    ) -> [[String: Any]] {
        items.compactMap { item in
            var item = item
            if let inner = item["item"] as? [[String: Any]] {
                let left = change(inner, by: &walker, moved: &moved)
                item["item"] = left.isEmpty ? nil : left
            }
            switch walker.next(below: 12) {
            case 0: return nil
            case 1:
                moved.append(item)
                return nil
            case 2: item["repeats"] = !(item["repeats"] as? Bool ?? false)
            case 3 where item["item"] == nil: item["type"] = "string"
            case 4: item["answerOption"] = nil
            case 5: item["enableWhen"] = nil
            default: break
            }
            return item
        }
    }
}

extension Interview {
    /// What is on the screen, by linkId.
    fileprivate var linkIds: [String] {
        switch step {
        case .page(let page): page.paragraphs.map(\.linkId)
        case .question(let question): [question.linkId]
        case .addAnother(let repetition): [repetition.linkId, "\(repetition.count)"]
        case .finished: []
        }
    }
}
