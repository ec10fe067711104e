internal import FormFiller

extension [String] {
    /// The texts in a row as a sentence has them: a; a and b; a, b and c.
    var listed: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
