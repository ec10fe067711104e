internal import FHIRModel
internal import FormFiller

/// Conditions on one question that must hold together: all of them, or any of them.
struct DemandGroup {
    let requirements: [AnswerRequirement]
    let needsAll: Bool
}

/// The answers to a question, as far as conditions tell them apart: none, and of those that are alike one.
///
/// Rather too many than too few, so that what holds for none of them, or for all, does so for every answer.
struct AnswerSpace {
    private enum Answer {
        case value(AnswerValue)
        /// A number, or a time of day as seconds.
        case position(FHIRDecimal)
        /// Any that no condition names.
        case other
    }

    private var answers: [Answer] = []
    private let takesSeveral: Bool

    /// nil where the answers cannot be told: dates may be given in part, quantities in other units.
    init?(
        of item: CheckedItem,
        told requirements: [AnswerRequirement],
        options: [AnswerValue]?
    ) {
        takesSeveral = item.item.traits.contains(.repeats)
        let compared = requirements.filter { $0.comparison != .exists }
        let isOrdered = compared.contains { $0.comparison != .equal && $0.comparison != .notEqual }
        switch item.type {
        case .boolean:
            answers = [.value(.boolean(true)), .value(.boolean(false))]
        case .integer, .decimal, .time:
            let numbers = compared.compactMap(\.value.position)
            guard numbers.count == compared.count else { return nil }
            answers = Self.positions(numbers, of: item).map { .position($0) }
        case .choice, .openChoice, .string, .text, .url:
            guard !isOrdered else { return nil }
            if let options, item.type == .choice {
                answers = options.map { .value($0) }
            } else {
                answers = compared.map { .value($0.value) } + [.other]
            }
        case .date, .dateTime, .quantity, .reference, .attachment:
            guard compared.isEmpty else { return nil }
            answers = [.other]
        case .group, .display:
            return nil
        }
        // Of options that no condition names one stands for all.
        if takesSeveral {
            let named = answers.filter { answer in
                compared.contains { Self.holds($0, answer) != ($0.comparison == .notEqual) }
            }
            answers = named.count < answers.count ? named + [.other] : named
            guard answers.count <= 8 else { return nil }
        }
    }

    /// Whether no answer meets all the groups; false where it cannot be said.
    func excludesAll(_ groups: [DemandGroup]) -> Bool {
        all { chosen in !groups.allSatisfy { Self.holds($0, chosen) } }
    }

    /// Whether every answer, and none, meets the group.
    func completes(_ group: DemandGroup) -> Bool {
        all { chosen in Self.holds(group, chosen) }
    }

    /// Whether something holds for no answer, for each alone and, where there can be several, for all of them together.
    private func all(_ test: ([Answer]) -> Bool) -> Bool {
        guard test([]) else { return false }
        guard takesSeveral else { return answers.allSatisfy { test([$0]) } }
        return (1..<(1 << answers.count)).allSatisfy { number in
            test(answers.indices.filter { number >> $0 & 1 != 0 }.map { answers[$0] })
        }
    }

    private static func holds(_ group: DemandGroup, _ chosen: [Answer]) -> Bool {
        group.needsAll
            ? group.requirements.allSatisfy { holds($0, chosen) }
            : group.requirements.contains { holds($0, chosen) }
    }

    private static func holds(_ requirement: AnswerRequirement, _ chosen: [Answer]) -> Bool {
        switch requirement.comparison {
        case .exists: chosen.isEmpty == requirement.isAbsence
        case .notEqual: chosen.allSatisfy { holds(requirement, $0) }
        case .equal, .less, .greater, .lessOrEqual, .greaterOrEqual:
            chosen.contains { holds(requirement, $0) }
        }
    }

    private static func holds(_ requirement: AnswerRequirement, _ answer: Answer) -> Bool {
        switch answer {
        case .other: return requirement.comparison == .notEqual
        case .value(let value):
            // What cannot be decided counts as met.
            let isEqual = value.equals(requirement.value)
            return requirement.comparison == .notEqual ? isEqual != true : isEqual != false
        case .position(let position):
            guard let wanted = requirement.value.position else { return true }
            return switch requirement.comparison {
            case .exists: true
            case .equal: position == wanted
            case .notEqual: position != wanted
            case .less: position < wanted
            case .greater: position > wanted
            case .lessOrEqual: position <= wanted
            case .greaterOrEqual: position >= wanted
            }
        }
    }

    /// Each number that is compared with, and one between every two and beyond the last, as far as the question allows them.
    private static func positions(_ numbers: [FHIRDecimal], of item: CheckedItem) -> [FHIRDecimal] {
        let isWhole = item.type == .integer
        let least = item.first(.minValue)?.value?.position
        let greatest = item.first(.maxValue)?.value?.position
        let marks = (numbers + [least, greatest].compactMap(\.self)).sorted()
        let one = FHIRDecimal(1)
        var found: [FHIRDecimal?] = marks
        if isWhole {
            for mark in marks.map({ $0.rounded(places: 0) }) {
                found += [mark.subtracting(one), mark, mark.adding(one)]
            }
        } else {
            found += [marks.first?.subtracting(one), marks.last?.adding(one)]
            for (low, high) in zip(marks, marks.dropFirst()) where low < high {
                let half = FHIRDecimal("0.5").flatMap { low.adding(high)?.multiplied(by: $0) }
                found.append(half)
            }
        }
        if marks.isEmpty { found = [FHIRDecimal(0)] }
        return found.compactMap(\.self).filter { number in
            (least.map { number >= $0 } ?? true) && (greatest.map { number <= $0 } ?? true)
                && (!isWhole || number.integer != nil)
        }
    }
}
