package import FHIRModel

/// The mended copy of a questionnaire file, and what was done to it.
///
/// Only what has exactly one certain mend is mended: first how the text is saved, then slips of its JSON, then values that R4 has in
/// another shape, such as `"required": "true"`. A file in which nothing is wrong comes back byte for byte.
///
/// ```swift
/// let mending = FileMending(of: bytes)
/// for step in mending.steps { print(step.differences(in: "phq9.json")) }
/// ```
package struct FileMending {
    /// Mends made at once, of the text they were made in.
    package struct Step {
        /// The text before them.
        package let text: [UInt8]
        /// In the order of their places.
        package let mends: [Mend]
    }

    /// What was done, in order; empty where nothing was.
    package private(set) var steps: [Step] = []
    /// How the file was saved otherwise than JSON is, in words; nil where it was UTF-8 without a mark.
    package let encodingMend: String?
    /// The mended text.
    package private(set) var text: [UInt8]

    /// Whether the text is another than the file's.
    package var isChanged: Bool { encodingMend != nil || !steps.isEmpty }

    /// Mends the text of a file.
    package init(of file: [UInt8], limits: JSONLimits = .standard) {
        let encoding = TextEncoding(of: file)
        let converted = encoding?.utf8(file)
        encodingMend = converted == nil ? nil : encoding?.mend
        text = converted ?? file
        guard text.count <= limits.maximumBytes else { return }
        if (try? JSONTree(parsing: text, limits: limits)) == nil {
            guard (try? UTF8Span(validating: text.span)) != nil else { return }
            make(SlipReader.mends(of: text))
        }
        guard let tree = try? JSONTree(parsing: text, limits: limits) else { return }
        make(Self.questionnaires(in: tree).flatMap { StructureMends.mends(of: $0, in: text) })
    }

    private mutating func make(_ mends: [Mend]) {
        guard !mends.isEmpty else { return }
        let step = Step(text: text, mends: mends.inOrder)
        steps.append(step)
        text = mends.made(in: text)
    }

    /// The file itself, or those a Bundle holds.
    private static func questionnaires(in tree: JSONTree) -> [Questionnaire] {
        let root = Questionnaire(tree)
        switch root.resourceType {
        case "Questionnaire": return [root]
        case "Bundle":
            return tree.children(of: tree.child(ElementName("entry"), of: tree.root)).compactMap {
                let found = Questionnaire(at: tree.child(ElementName("resource"), of: $0), in: tree)
                return found.resourceType == "Questionnaire" ? found : nil
            }
        default: return []
        }
    }
}
