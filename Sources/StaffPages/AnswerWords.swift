import FHIRModel

/// An answer in words for staff: `value[x]` of an answer or an extension.
struct AnswerWords: Sendable {
    /// What staff read.
    let words: String
    /// The code of a Coding, `true` or `false` of a boolean, else empty.
    let code: String

    /// The value of an object that has one; nil when it has none.
    init?(of holder: JSONTree.Index, in tree: JSONTree) {
        guard
            let value = tree.children(of: holder).first(where: {
                tree.name(of: $0).string.hasPrefix("value")
            })
        else { return nil }
        switch tree.kind(of: value) {
        case .boolean:
            let isTrue = tree.boolean(at: value) == true
            words = isTrue ? "Yes" : "No"
            code = isTrue ? "true" : "false"
        case .string, .number:
            words = PrintableText.line(String(decoding: tree.bytes(at: value), as: UTF8.self))
            code = ""
        case .object:
            let found = Self.words(ofComplex: value, in: tree)
            words = PrintableText.line(found.words)
            code = found.code
        case .array, .null:
            return nil
        }
    }

    private static func words(
        ofComplex value: JSONTree.Index,
        in tree: JSONTree
    ) -> (words: String, code: String) {
        let name = tree.name(of: value).string
        func text(_ property: ElementName) -> String? {
            tree.text(property, of: value).flatMap { $0.isEmpty ? nil : $0 }
        }
        switch name {
        case "valueQuantity":
            let node = tree.child(.value, of: value)
            let number =
                node == JSONTree.none ? "" : String(decoding: tree.bytes(at: node), as: UTF8.self)
            let unit = text(.unit) ?? text(.code) ?? ""
            return ("\(text(.comparator) ?? "")\(number) \(unit)", "")
        case "valueReference":
            return (text(.display) ?? text(.reference) ?? "(reference)", "")
        case "valueAttachment":
            return (text(.title) ?? "(attachment, \(text(.contentType) ?? "unknown type"))", "")
        case let other:
            let code = other == "valueCoding" ? text(.code) ?? "" : ""
            return (text(.display) ?? StaffWords.code(code) ?? "(no words)", code)
        }
    }
}
