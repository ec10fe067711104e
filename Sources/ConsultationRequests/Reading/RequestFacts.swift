public import FHIRModel
internal import PlainText
internal import StaffPages

/// What a list tells of a request's content: who it is, how to reach them, how pressing, from where.
public struct RequestFacts: Sendable, Hashable {
    /// How pressing it is.
    public var priority = RequestPriority.routine
    /// The kiosk or seat.
    public var station: String?
    /// Whether it comes from a demonstration.
    public var isDemonstration = false
    /// The visitor's name as they gave it: `Patient.name`.
    public var person: String?
    /// By what the clinic's own system knows them, where staff gave a code: `QuestionnaireResponse.subject.identifier`.
    public var record: String?
    /// Telephone numbers and addresses: `Patient.telecom.value`.
    public var reach: [String] = []
    /// The language to speak with them: `Patient.communication`, or that in which they answered.
    public var language: String?
    /// The form, `consultation 0.1.0`: the end of its canonical address, and its version.
    public var form: String?
    /// When it was made, a FHIR dateTime: `ServiceRequest.authoredOn`, or `QuestionnaireResponse.authored`.
    public var made: String?
    /// The visit's random id, which its alerts carry too.
    public var visit: VisitID?

    /// Name and record number for a list, as in "Ana Gómez, record 4711".
    ///
    /// The word stands before the number of a record; nil where neither is known.
    public func who(_ word: String = "record") -> String? {
        let parts = [person, record.map { "\(word) \($0)" }].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Longest text of each, in characters.
    static let longest = 200

    /// A text of a file on one line, harmless and short; nil where nothing is left of it.
    static func bounded(_ text: String?) -> String? {
        guard let text else { return nil }
        let line = PrintableText.line(text.prefix(4 * longest))
        let bounded = line.count > longest ? line.prefix(longest - 1) + "…" : line[...]
        return bounded.allSatisfy(\.isWhitespace) ? nil : String(bounded)
    }

    /// `consultation 0.1.0` of `https://anteroom.example/fhir/Questionnaire/consultation|0.1.0`.
    static func formName(_ canonical: String) -> String? {
        let parts = canonical.split(separator: "|", maxSplits: 1)
        let name = parts.first?.split(separator: "/").last ?? ""
        return bounded(([name] + parts.dropFirst()).joined(separator: " "))
    }

    /// A name of its parts, as staff read it.
    static func personName(text: String?, given: [String], family: String?) -> String? {
        bounded(text ?? (given + [family].compactMap { $0 }).joined(separator: " "))
    }
}

extension RequestFacts {
    /// The system of the tag whose code is the visit.
    static let visitSystem = "https://anteroom.example/fhir/CodeSystem/visit"

    /// Those of a request that was read whole.
    init(_ content: RequestContent) {
        let tree = content.tree
        priority = content.priority
        station = content.station.flatMap { Self.bounded($0) }
        isDemonstration = content.isDemonstration
        made = Self.bounded(content.authored)
        visit =
            content.tags.lazy.filter { $0.system == Self.visitSystem }
            .compactMap { VisitID($0.code) }.first
        record = content.recordNumbers.lazy.compactMap { Self.bounded($0) }.first
        person = tree.elements(.name, of: content.patient).lazy.compactMap { name in
            Self.personName(
                text: tree.text(.text, of: name),
                given: tree.elements("given", of: name).compactMap { tree.string(at: $0) },
                family: tree.text("family", of: name)
            )
        }.first { _ in true }
        reach = tree.elements(.telecom, of: content.patient)
            .compactMap { Self.bounded(tree.text(.value, of: $0)) }
        form = content.responses.lazy.compactMap { tree.text(.questionnaire, of: $0) }
            .first.flatMap { Self.formName($0) }
        let spoken = tree.elements("communication", of: content.patient).lazy.map {
            tree.child(.language, of: $0)
        }
        let coded = spoken.compactMap { language in
            tree.text(.text, of: language)
                ?? tree.elements(.coding, of: language).lazy.compactMap {
                    tree.text(.display, of: $0) ?? tree.text(.code, of: $0)
                }.first { _ in true }
        }
        language = Self.bounded(
            coded.first { _ in true }
                ?? content.responses.lazy.compactMap { tree.text(.language, of: $0) }.first
        )
    }
}

extension RequestFacts: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How pressing; nothing of the visitor.
    public var description: String { "\(priority.rawValue) <redacted>" }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Nothing of the visitor.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
