internal import FHIRModel
internal import FHIRPath
internal import Terminology

extension Interview {
    /// The most characters any answer may have, whatever the form says.
    package static var maximumTextLength: Int { 10_000 }
    /// The most characters of an answer for which the form says no `maxLength`.
    package static var usualTextLength: Int { 500 }

    /// The most characters an answer in words may have.
    package static func maximumTextLength(_ limits: AnswerLimits) -> Int {
        min(limits.maximumLength ?? usualTextLength, maximumTextLength)
    }

    func checkText(
        _ text: String,
        of index: Int32,
        limits: AnswerLimits
    ) -> [AnswerProblem] {
        let type = form.items[Int(index)].type
        guard text.isReadable(asLines: type == .text) else { return [.unreadable] }
        let length = text.unicodeScalars.count
        let most = Self.maximumTextLength(limits)
        if length > most { return [.tooLong(maximum: most)] }
        if let least = limits.minimumLength, length < least { return [.tooShort(minimum: least)] }
        if type == .url, !text.isURIReference {
            return [.pattern(hint: limits.patternMessage ?? limits.entryFormat)]
        }
        return checkPattern(text, of: index, limits: limits)
    }

    /// A number, date or time as it is written: `regex` is for every type, `maxLength` also for numbers (que-10).
    func checkDigits(
        written text: String,
        of index: Int32,
        limits: AnswerLimits
    ) -> [AnswerProblem] {
        let type = form.items[Int(index)].type
        if type == .integer || type == .decimal, let most = limits.maximumLength,
            text.unicodeScalars.count > most
        {
            return [.tooLong(maximum: most)]
        }
        return checkPattern(text, of: index, limits: limits)
    }

    /// The whole text has to match; a pattern beyond the bound of steps refuses nothing.
    private func checkPattern(
        _ text: String,
        of item: Int32,
        limits: AnswerLimits
    ) -> [AnswerProblem] {
        guard let pattern = form.patterns[item] else { return [] }
        let matches = (try? pattern.matchesWhole(text)) ?? true
        return matches ? [] : [.pattern(hint: limits.patternMessage ?? limits.entryFormat)]
    }

    func checkRange(_ value: AnswerValue, limits: AnswerLimits) -> [AnswerProblem] {
        if limits.areContradictory { return [.limitsConflict] }
        if let unit = unitOfLimits(beyond: value, limits) {
            return [.unitNotOffered(units: [unit])]
        }
        if let minimum = limits.minimum, value.order(to: minimum) == .ascending {
            return [.below(minimum: minimum)]
        }
        if let maximum = limits.maximum, value.order(to: maximum) == .descending {
            return [.above(maximum: maximum)]
        }
        return Self.checkSize(value) ?? checkStep(value, limits: limits)
    }

    /// An R4 `integer` has 32 bits: no server takes a request with a greater one.
    private static func checkSize(_ value: AnswerValue) -> [AnswerProblem]? {
        guard case .integer(let number) = value else { return nil }
        if number > Int(Int32.max) { return [.above(maximum: .integer(Int(Int32.max)))] }
        return number < Int(Int32.min) ? [.below(minimum: .integer(Int(Int32.min)))] : nil
    }

    /// The unit of a limit that a quantity cannot be converted to, as SDC's minQuantity and maxQuantity need it.
    private func unitOfLimits(beyond value: AnswerValue, _ limits: AnswerLimits) -> Coding? {
        guard case .quantity(let quantity) = value, quantity.value != nil,
            quantity.comparator == nil
        else { return nil }
        for limit in [limits.minimum, limits.maximum] {
            guard case .quantity(let bound) = limit, bound.code != nil || bound.unit != nil,
                bound.value != nil, quantity.order(to: bound) == nil
            else { continue }
            return Coding(system: bound.system, code: bound.code, display: bound.unit)
        }
        return nil
    }

    /// A slider's values are its low end and every step from there.
    private func checkStep(_ value: AnswerValue, limits: AnswerLimits) -> [AnswerProblem] {
        guard let step = limits.stepValue, step > 0, limits.control == "slider",
            let number = value.number?.integer
        else { return [] }
        let start = limits.minimum?.number?.integer ?? 0
        let (distance, isTooFar) = number.subtractingReportingOverflow(start)
        return !isTooFar && distance.isMultiple(of: step)
            ? [] : [.offStep(step: step, start: start)]
    }

    func checkDigits(_ value: AnswerValue, limits: AnswerLimits) -> [AnswerProblem] {
        guard let most = limits.maximumDecimalPlaces, let number = value.number,
            number.normalized.scale > most
        else { return [] }
        return [.tooPrecise(maximumDecimalPlaces: most)]
    }

    func checkUnit(_ quantity: Quantity, limits: AnswerLimits) -> [AnswerProblem] {
        guard quantity.value != nil else { return [.wrongType(expected: .quantity)] }
        let units = units(by: limits)
        guard !units.isEmpty, !limits.acceptsOwnUnit else { return [] }
        let isOffered = units.contains { unit in
            let isOfSystem =
                unit.system == quantity.system || unit.system == nil || quantity.system == nil
            return unit.code == quantity.code && isOfSystem
                || (quantity.code == nil && unit.text == quantity.unit)
        }
        return isOffered ? [] : [.unitNotOffered(units: units)]
    }

    /// The unit of the question that a quantity has by its code, its words in a language; nil for the form's own.
    func unit(of quantity: Quantity, at occurrence: Occurrence, in language: String?) -> Coding? {
        guard let code = quantity.code else { return nil }
        let limits = AnswerLimits(of: formItem(of: occurrence).node, in: form, language: language)
        return units(by: limits).first { $0.code == code && $0.system == quantity.system }
    }

    /// The units a quantity may have.
    func units(by limits: AnswerLimits) -> [Coding] {
        if !limits.units.isEmpty { return limits.units }
        if let reference = limits.unitValueSet, let set = form.codes.expansion(of: reference) {
            return set.concepts.filter { !$0.isHeading }.map(\.coding)
        }
        return limits.unit.map { [$0] } ?? []
    }
}

extension String {
    /// Whether it holds words: not only spaces, and no control characters but, in text of several lines, line ends
    /// and tabs.
    func isReadable(asLines: Bool) -> Bool {
        var hasWords = false
        for scalar in unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control:
                guard asLines, scalar == "\n" || scalar == "\r" || scalar == "\t" else {
                    return false
                }
            case .unassigned, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator:
                return false
            case .spaceSeparator: break
            default: hasWords = true
            }
        }
        return hasWords
    }
}
