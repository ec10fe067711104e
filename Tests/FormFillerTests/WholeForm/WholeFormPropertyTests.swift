import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// Random edits of every public form, held against other ways to the same answers.
@Suite(
    "Random edits of whole forms",
    .enabled(if: Questionnaires.arePresent, Questionnaires.skipped)
)
struct WholeFormPropertyTests {
    private static func forms() throws -> [(name: String, form: Form)] {
        let all =
            try Questionnaires.all(in: Questionnaires.shipped)
            + Questionnaires.all(in: Questionnaires.fixtures)
        return all.map { ($0.name, Form(compiling: $0.questionnaire)) }
            .filter { $0.form.itemCount <= 60 && !$0.form.hasErrors }
    }

    @Test("a change names every place that reads differently after it", arguments: [1, 2])
    func places(seed: UInt64) throws {
        for (name, form) in try Self.forms() {
            var walker = RandomWalker(seed: seed)
            var whole = WholeForm(form, now: try noon())
            for edit in 1...12 {
                let before = whole
                guard let change = walker.edit(&whole) else { continue }
                let named = Set(change.places)
                let differing = before.items.filter { item in
                    guard !named.contains(item.place), let now = whole.item(at: item.place) else {
                        return false
                    }
                    return now.withoutProgress != item.withoutProgress
                }
                let found = differing.map(\.linkId)
                #expect(found.isEmpty, "\(name), edit \(edit)")
                #expect(change.isAccepted || before.items == whole.items, "\(name), edit \(edit)")
            }
        }
    }

    @Test(
        "after any edits the response and what is enabled are those of a fresh form given the same answers",
        arguments: [1, 2]
    )
    func fresh(seed: UInt64) throws {
        var compared = 0
        for (name, form) in try Self.forms() where !form.remembersHistory {
            var walker = RandomWalker(seed: seed)
            var whole = WholeForm(form, now: try noon())
            for _ in 1...20 { _ = walker.edit(&whole) }
            var fresh = WholeForm(form, now: try noon())
            // An answer may enable what stands before it.
            for _ in 1...5 where !whole.isAnsweredLike(fresh) {
                fresh.takeOver(whole.places, of: whole, at: fresh.places)
            }
            #expect(whole.isAnsweredLike(fresh), "\(name)")
            #expect(whole.state.isConsistent, "\(name)")
            compared += 1
        }
        #expect(compared > 50)
    }

    @Test(
        "where one question at a time reaches the end, its response is the same",
        arguments: [1, 2]
    )
    func walk(seed: UInt64) throws {
        var reached = 0
        for (name, form) in try Self.forms() where !form.remembersHistory {
            var walker = RandomWalker(seed: seed)
            var whole = WholeForm(form, now: try noon())
            for _ in 1...60 { _ = walker.edit(&whole) }
            var interview = Interview(form, now: try noon())
            guard interview.answer(like: whole) else { continue }
            reached += 1
            let walked = WholeForm(interview)
            #expect(walked.isAnsweredLike(whole), "\(name)")
        }
        #expect(reached > 20)
    }
}

extension WholeForm.Item {
    /// All of it but how far the person has come, which changes with any answer.
    fileprivate var withoutProgress: [AnyHashable] {
        var question = question
        question?.progress = Progress(number: 0, count: 0, answered: 0, undecided: 0)
        return [
            place, text, prefix, isEnabled, isEditable, answers, answerTexts, problems, question,
            items, instances, mayAddInstance, mayRemoveInstance,
        ]
    }
}

extension Form {
    /// Whether what is in the response goes by more than the answers in it: what was answered before, or given once.
    fileprivate var remembersHistory: Bool {
        items.contains { $0.traits.contains(.keepsPrevious) }
            || expressions.all.contains { $0.role == .initial }
    }
}

extension WholeForm {
    /// Whether both have the same response, and the same items enabled.
    fileprivate func isAnsweredLike(_ other: WholeForm) -> Bool {
        response.tree.serialized() == other.response.tree.serialized()
            && items.filter(\.isEnabled).map(\.linkId)
                == other.items.filter(\.isEnabled).map(\.linkId)
    }

    /// Gives the answers at some places of another to the same places here, with as many instances.
    fileprivate mutating func takeOver(_ places: [Place], of other: WholeForm, at own: [Place]) {
        for (theirs, mine) in zip(places, own) {
            guard let source = other.item(at: theirs), source.isEnabled, let item = item(at: mine)
            else { continue }
            if source.isEditable, source.answers != item.answers { set(source.answers, at: mine) }
            if source.type == .group {
                while let here = self.item(at: mine), here.instances.count != source.instances.count
                {
                    let change =
                        here.instances.count < source.instances.count
                        ? addInstance(of: mine)
                        : removeInstance(here.instances.last?.id ?? -1, of: mine)
                    guard change.isAccepted else { break }
                }
            }
            guard let now = self.item(at: mine) else { continue }
            takeOver(source.items, of: other, at: now.items)
            for (inside, here) in zip(source.instances, now.instances) {
                takeOver(inside.items, of: other, at: here.items)
            }
        }
    }
}

extension Interview {
    /// Which instance of each repeating item around it something stands in: the same for the same place of another interview.
    fileprivate func path(of place: Place) -> [Int] {
        var path = [Int(place.item)]
        var instance = Int(place.instance)
        while sheet.instances[instance].parent >= 0 {
            let owner = Occurrence(
                sheet.instances[instance].parent,
                sheet.instances[instance].owner
            )
            path.append(self[owner].instances.firstIndex(of: Int32(instance)) ?? -1)
            instance = Int(owner.instance)
        }
        return path
    }

    /// Gives every question the answers it has in a whole form; false where one is not accepted or not there.
    fileprivate mutating func answer(like whole: WholeForm) -> Bool {
        var items: [[Int]: WholeForm.Item] = [:]
        for item in whole.items { items[whole.state.path(of: item.place)] = item }
        for _ in 0..<2000 {
            switch step {
            case .page: next()
            case .question(let question):
                guard let item = items[path(of: question.place)] else { return false }
                let problems = item.answers.isEmpty ? skip() : answer(item.answers)
                guard problems.allSatisfy(\.isWarning) else { return false }
            case .addAnother(let repetition):
                let wanted = items[path(of: repetition.place)]?.instances.count ?? 0
                let group = sheet.occurrence(at: repetition.place)
                let count = group.map { self[$0].instances.count } ?? 0
                guard count <= wanted else { return false }
                addAnother(count < wanted)
            case .finished: return true
            }
        }
        return false
    }
}
