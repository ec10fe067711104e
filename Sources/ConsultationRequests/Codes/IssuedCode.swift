public import FHIRModel

/// A code that staff gave out: for which patient, which forms, and how long.
///
/// It is a file of the folder of codes that is written once, `20261123T141507Z-7F3KQ2.json`. The code itself is not in it, only
/// what it is known again by.
public struct IssuedCode: Sendable, Hashable {
    /// What staff call it, once the code is given away: its ``RequestNumber/spoken`` form stands in lists.
    public let number: RequestNumber
    /// The patient.
    public let record: RecordNumber
    /// The forms that are due, in the order in which they are asked.
    public let forms: [QuestionnaireName]
    /// When it is too late to begin.
    public let expires: UTCTime
    /// Who gave it out; empty where nobody said so.
    public let initials: String
    /// By what the code is known again.
    let salt: String
    let digest: String

    /// Most forms of one code.
    public static let mostForms = 20

    /// When it was given out.
    public var time: UTCTime { number.time }

    /// Whether it is this one that somebody typed.
    func isOpened(by code: VisitCode) -> Bool { code.digest(with: salt) == digest }

    /// The file: one JSON object.
    var json: [UInt8] {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set("salt", string: salt, in: root)
        tree.set("digest", string: digest, in: root)
        tree.set("record", string: record.value, in: root)
        tree.set("expires", string: expires.extended, in: root)
        tree.set("initials", string: initials, in: root)
        let list = tree.setArray("forms", in: root)
        for form in forms {
            let object = tree.appendObject(to: list)
            let parts: [(ElementName, String?)] = [
                (.url, form.url), (.version, form.version), (.id, form.id), (.title, form.title),
            ]
            for case (let name, let text?) in parts { tree.set(name, string: text, in: object) }
        }
        return tree.serialized() + [0x0A]
    }

    /// Reads a file; nil when it is none of these.
    init?(_ number: RequestNumber, json bytes: [UInt8]) {
        guard let tree = try? JSONTree(parsing: bytes), tree.kind(of: tree.root) == .object,
            let salt = tree.text("salt", of: tree.root),
            let digest = tree.text("digest", of: tree.root),
            let record = tree.text(.record, of: tree.root).flatMap({ RecordNumber($0) }),
            let expires = tree.text("expires", of: tree.root).flatMap({ UTCTime($0) })
        else { return nil }
        let forms = tree.elements("forms", of: tree.root).prefix(Self.mostForms).map { form in
            QuestionnaireName(
                url: tree.text(.url, of: form),
                version: tree.text(.version, of: form),
                id: tree.text(.id, of: form),
                title: RequestFacts.bounded(tree.text(.title, of: form)) ?? ""
            )
        }
        guard !forms.isEmpty else { return nil }
        self.init(
            number: number,
            record: record,
            forms: forms,
            expires: expires,
            initials: Acknowledgements.bounded(tree.text(.initials, of: tree.root) ?? ""),
            salt: salt,
            digest: digest
        )
    }

    init(
        number: RequestNumber,
        record: RecordNumber,
        forms: [QuestionnaireName],
        expires: UTCTime,
        initials: String,
        salt: String,
        digest: String
    ) {
        self.number = number
        self.record = record
        self.forms = Array(forms.prefix(Self.mostForms))
        self.expires = expires
        self.initials = initials
        self.salt = salt
        self.digest = digest
    }
}

extension IssuedCode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Its number; nothing of the patient.
    public var description: String { "code \(number) <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing of the patient.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
