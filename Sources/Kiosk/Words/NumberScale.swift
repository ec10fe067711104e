import FHIRModel
import FormFiller

/// The ends of a number that is asked for on a scale, such as a slider, with what they mean.
struct NumberScale {
    var low: String
    var high: String
    var lowLabel: String?
    var highLabel: String?
    /// The distance between two numbers of the scale, where it is not 1.
    var step: Int?

    /// The scale of a question; nil where it is no slider, has no labels, or one end is not known.
    init?(_ question: Question) {
        let hasLabels = question.lowerLabel != nil || question.upperLabel != nil
        guard question.control == "slider" || hasLabels, let low = question.minimum,
            let high = question.maximum
        else { return nil }
        self.low = low.text
        self.high = high.text
        lowLabel = question.lowerLabel.map { Self.label($0, beside: low.text) }
        highLabel = question.upperLabel.map { Self.label($0, beside: high.text) }
        step = question.stepValue.flatMap { $0 > 1 ? $0 : nil }
    }

    /// A label inside a sentence: "0 - No pain" beside 0 is "No pain".
    private static func label(_ text: String, beside number: String) -> String {
        var label = VisibleText.singleLine(text)[...]
        if label.hasPrefix(number), label.dropFirst(number.count).first?.isNumber != true {
            label = label.dropFirst(number.count).drop { !$0.isLetter }
        }
        while let last = label.last, ".:;,=".contains(last) || last == " " { label.removeLast() }
        // A sentence begins with a capital, a word inside one does not; "MRI" stays.
        guard let first = label.first, label.dropFirst().first?.isUppercase != true else {
            return String(label)
        }
        return first.lowercased() + label.dropFirst()
    }
}
