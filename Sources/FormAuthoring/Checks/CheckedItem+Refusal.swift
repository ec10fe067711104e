internal import FHIRModel
internal import FHIRPath
internal import FormFiller

extension CheckedItem {
    /// Why the limits of a question refuse a value, as the end of a sentence about it; nil where they take it.
    func refusal(of value: AnswerValue, in subject: CheckSubject) -> String? {
        for name in [ExtensionName.minValue, .minQuantity] {
            if let least = first(name)?.value, value.order(to: least) == .ascending {
                return "is below \(name)"
            }
        }
        for name in [ExtensionName.maxValue, .maxQuantity] {
            if let greatest = first(name)?.value, value.order(to: greatest) == .descending {
                return "is above \(name)"
            }
        }
        if let places = first(.maxDecimalPlaces)?.integer, places >= 0,
            let number = value.number, number.rounded(places: places) != number
        {
            return "has more digits behind the point than maxDecimalPlaces"
        }
        guard case .string(let text) = value else { return nil }
        if let length = subject.tree.integer(at: properties.maxLength), length > 0,
            type.takesLength, text.count > length
        {
            return "is longer than maxLength"
        }
        if let length = first(.minLength)?.integer, text.count < length {
            return "is shorter than minLength"
        }
        if let pattern = subject.form.patterns[index], (try? pattern.matchesWhole(text)) == false {
            return "does not match regex"
        }
        return nil
    }
}
