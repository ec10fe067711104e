/// Something that is wrong or doubtful in a file or a response: what, where, and how to mend it.
public struct Finding: Sendable, Hashable {
    /// How much it matters.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// The file or response cannot be used as it is.
        case error
        /// It can be used, but probably not as its author meant.
        case warning
        /// Worth knowing.
        case note
    }

    /// How much it matters.
    public var severity: Severity
    /// The name of the rule, in lower case with hyphens or as the standard names it (`que-2`).
    public var rule: String
    /// What is wrong and how to mend it; never an answer.
    public var message: String
    /// Where in the file, if it came from one.
    public var position: SourcePosition?
    /// The item it is about, if it is about one.
    public var linkId: String?

    /// A finding.
    public init(
        _ severity: Severity,
        rule: String,
        _ message: String,
        at position: SourcePosition? = nil,
        linkId: String? = nil
    ) {
        self.severity = severity
        self.rule = rule
        self.message = message
        self.position = position
        self.linkId = linkId
    }

    /// The finding as a compiler prints it: `file:line:column: error: message [rule]`.
    public func line(in file: String) -> String {
        var line = file
        line.reserveCapacity(file.utf8.count + message.utf8.count + rule.utf8.count + 40)
        if let position { line += ":\(position.line):\(position.column)" }
        line += ": "
        line += severity.rawValue
        line += ": "
        line += message
        line += " ["
        line += rule
        line += "]"
        return line
    }
}

extension Finding: CustomStringConvertible {
    /// The finding without a file name.
    public var description: String { line(in: "-") }
}
