internal import PlainText

/// By what the clinic's own system knows a patient, such as `4711`: a medical record number, as staff typed it.
///
/// It is a secret like an answer: it stands in the folder of codes and in the response, and nowhere else.
public struct RecordNumber: Hashable, Sendable {
    /// 1 to 64 characters on one line.
    public let value: String

    /// nil for a text that is no number of a record: it is blank, longer than 64 characters, or has more than one line or signs that
    /// cannot be seen.
    public init?(_ text: String) {
        let value = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard (1...64).contains(value.count), value.utf8.count <= 256,
            !text.contains(where: \.isNewline), PrintableText.line(value) == value
        else { return nil }
        self.value = value
    }
}

extension RecordNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Never the number.
    public var description: String { "record number <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print the number.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
