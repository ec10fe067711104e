import FHIRModel
import FormFiller
import Testing

/// A shipped file made wrong in one way, and the rule that must say so at the right line.
struct Mutation: Sendable, CustomTestStringConvertible {
    /// One change of the text: after `anchor` the next `old` becomes `new`; `▸` in `new` marks the line of the finding.
    struct Edit: Sendable {
        let anchor: String
        let old: String
        let new: String

        init(_ anchor: String, _ old: String, _ new: String) {
            self.anchor = anchor
            self.old = old
            self.new = new
        }
    }

    let rule: String
    let file: String
    let edits: [Edit]
    /// Where the finding must stand, if no edit marks it: the next second text after the first.
    let place: (anchor: String, text: String)?

    init(
        _ rule: String,
        _ edits: Edit...,
        at place: (anchor: String, text: String)? = nil,
        in file: String = "2-consultation.json"
    ) {
        self.rule = rule
        self.file = file
        self.edits = edits
        self.place = place
    }

    var testDescription: String {
        "\(rule): \(file): \(edits.map { "\($0.anchor.suffix(30)) → \($0.new.prefix(60))" })"
    }

    /// The mutated text and the line at which the finding belongs.
    func applied(to original: String) throws -> (text: [UInt8], line: Int) {
        var text = original
        var line: Int?
        for edit in edits {
            let from =
                edit.anchor.isEmpty
                ? text.startIndex
                : try #require(
                    text.firstRange(of: edit.anchor),
                    "no \(edit.anchor)"
                ).lowerBound
            let range = try #require(text[from...].firstRange(of: edit.old), "no \(edit.old)")
            text.replaceSubrange(range, with: edit.new)
            if let mark = text.firstRange(of: "▸") {
                line = Self.line(of: mark.lowerBound, in: text)
                text.removeSubrange(mark)
            }
        }
        if let place {
            let from = try #require(text.firstRange(of: place.anchor)).lowerBound
            line = Self.line(
                of: try #require(text[from...].firstRange(of: place.text)).lowerBound,
                in: text
            )
        }
        return (Array(text.utf8), try #require(line, "nothing is marked"))
    }

    private static func line(of index: String.Index, in text: String) -> Int {
        text[..<index].utf8.count { $0 == 0x0A } + 1
    }
}
