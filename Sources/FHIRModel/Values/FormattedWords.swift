internal import PlainText

/// The words of formatted text beside a string: `rendering-xhtml`, or else `rendering-markdown`, of its companion (`_text`).
package struct FormattedWords {
    /// The node of the formatted text.
    package let node: JSONNode
    /// Its words, a line for each paragraph and list item; never empty.
    package let plain: String

    /// What stands beside a string; nil where nothing does, or nothing with words, such as an icon.
    package init?(beside companion: JSONNode, in tree: JSONTree) {
        guard companion != JSONNode.none else { return nil }
        let found = tree.elements(.extension, of: companion).map { Extension(at: $0, in: tree) }
        for (url, kind) in Self.kinds {
            for rendering in found where rendering.url == url {
                guard let plain = rendering.text.map({ kind($0).plain }), !plain.isEmpty else {
                    continue
                }
                self.node = rendering.valueNode
                self.plain = plain
                return
            }
        }
        return nil
    }

    /// SDC, "Rendering": XHTML goes before Markdown.
    private static let kinds: [(url: String, kind: @Sendable (String) -> FormattedText)] = [
        ("http://hl7.org/fhir/StructureDefinition/rendering-xhtml", { .xhtml($0) }),
        ("http://hl7.org/fhir/StructureDefinition/rendering-markdown", { .markdown($0) }),
    ]

    /// Whether they are shown in place of a text: they are where they say every word of it.
    package func canStand(for text: String?) -> Bool {
        text.map { FormattedText.covers(plain, $0) } ?? true
    }
}
