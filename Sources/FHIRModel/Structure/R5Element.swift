/// An element of a questionnaire that came with R5: it is understood, and said to be of R5.
struct R5Element: Sendable {
    /// The type it is an element of.
    var owner: String
    /// Its name; a choice ends in `[x]`.
    var name: String
    /// Its type, or the types of a choice.
    var types: [String]
    /// The codes it may have; empty for any.
    var codes: [String] = []

    static let all = [
        R5Element(
            owner: "Questionnaire",
            name: "versionAlgorithm[x]",
            types: ["string", "Coding"]
        ),
        R5Element(owner: "Questionnaire", name: "copyrightLabel", types: ["string"]),
        R5Element(
            owner: "Questionnaire.item",
            name: "disabledDisplay",
            types: ["code"],
            codes: ["hidden", "protected"]
        ),
        R5Element(
            owner: "Questionnaire.item",
            name: "answerConstraint",
            types: ["code"],
            codes: ["optionsOnly", "optionsOrType", "optionsOrString"]
        ),
    ]

    /// The codes that R5 adds to a list of R4's.
    static func codes(of type: String, _ name: ElementName) -> [String] {
        type == "Questionnaire.item" && name == .type ? ["coding"] : []
    }

    /// The property that holds a value of a type: `versionAlgorithmString`.
    func property(of type: String) -> String {
        guard name.hasSuffix("[x]") else { return name }
        return name.dropLast(3) + type.prefix(1).uppercased() + type.dropFirst()
    }
}
