import FHIRModel
internal import PlainText

/// An answer in words for staff: `value[x]` of an answer or an extension.
struct AnswerWords: Sendable {
    /// What staff read, a line for each line of the answer.
    let lines: [String]
    /// Whether it says no, or none of what was asked for.
    let isDenial: Bool

    /// The value of an object that has one; nil when it has none.
    ///
    /// - Parameters:
    ///   - holder: The answer, or the extension.
    ///   - tree: The tree it stands in.
    ///   - unit: The unit of a bare number, where the question has one.
    init?(of holder: JSONNode, in tree: JSONTree, unit: String? = nil) {
        let node = tree.children(of: holder).first { ChoicePrefix.value.matches(tree.name(of: $0)) }
        guard let node else { return nil }
        let value = AnswerValue(of: holder, in: tree, prefix: .value)
        let text = value.map { Self.text(of: $0, unit: unit) } ?? Self.raw(node, in: tree)
        let lines = PrintableText.lines(text.replacing("\r\n", with: "\n"))
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        self.lines = lines.allSatisfy(\.isEmpty) ? ["(no words)"] : lines
        isDenial = value?.isDenial ?? false
    }

    /// What stands for an answer that has items under it and no value.
    static let none = AnswerWords(lines: ["(no words)"], isDenial: false)

    private init(lines: [String], isDenial: Bool) {
        self.lines = lines
        self.isDenial = isDenial
    }

    /// The whole answer on one line.
    var line: String { lines.joined(separator: " / ") }

    private static func text(of value: AnswerValue, unit: String?) -> String {
        switch value {
        case .boolean(let isTrue): isTrue ? "Yes" : "No"
        case .decimal, .integer: [value.text, unit].compactMap { $0 }.joined(separator: " ")
        case .dateTime(let moment): ClinicClock.words(moment)
        case .attachment(let file): text(of: file)
        case .quantity(let quantity): text(of: quantity)
        case .coding, .reference, .date, .time, .string, .uri: value.text
        }
    }

    private static func text(of quantity: Quantity) -> String {
        let number = (quantity.comparator ?? "") + (quantity.value?.description ?? "")
        return [number, quantity.unit ?? quantity.code ?? ""].filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// What a file is called; its content is not shown.
    private static func text(of file: Attachment) -> String {
        let name = file.title ?? file.url ?? "(a file)"
        return file.contentType.map { "\(name) (\($0))" } ?? name
    }

    /// What stands in a value that R4 does not allow for its type.
    private static func raw(_ node: JSONNode, in tree: JSONTree) -> String {
        switch tree.kind(of: node) {
        case .string, .number: String(decoding: tree.bytes(at: node), as: UTF8.self)
        case .boolean, .object, .array, .null: ""
        }
    }
}
