/// A repeating group whose last instance has just been passed: may there be another.
public struct Repetition: Sendable, Hashable {
    /// The place of the group.
    public let place: Place
    /// `Questionnaire.item.linkId` of the group.
    public let linkId: String
    /// The group's title (`Questionnaire.item.text`), if it has one.
    public let text: String?
    /// Titles of the groups around it, outermost first.
    public let headings: [String]
    /// How many instances hold an answer now.
    public let count: Int
    /// `minOccurs`: fewer instances than this leave the form incomplete.
    public let minimum: Int
    /// `maxOccurs`, or nil without a limit.
    ///
    /// The step does not appear once it is reached.
    public let maximum: Int?
    /// How far the person has come.
    public let progress: Progress
    /// The instances that hold an answer and may be taken away, in form order: none where the form needs as many as there are.
    public let removable: [Instance]

    /// One filled-in instance of the group.
    public struct Instance: Sendable, Hashable {
        /// The words of its first answer, by which the person knows it.
        public let summary: String
        let instance: Int32
    }
}

extension Repetition: CustomStringConvertible, CustomReflectable {
    /// The group and a count, never an answer.
    public var description: String { "repetition of \(linkId), \(count) instances <redacted>" }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Repetition.Instance: CustomStringConvertible, CustomReflectable {
    /// Never the answer.
    public var description: String { "instance <redacted>" }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
