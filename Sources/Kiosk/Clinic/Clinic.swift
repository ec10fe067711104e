internal import FHIRModel

/// The clinic as it presents itself: an R4 Organization in the file `clinic.json` beside the questionnaires.
///
/// Its name, the crisis line at the foot of every page and how soon it answers come from here, each in every language that the
/// file has by the `translation` extension. What the file does not say is said nowhere: no number and no promise is made up.
///
///     "contact": [{"purpose": {"coding": [{"system": "…/contact-purpose", "code": "crisis-line"}],
///                  "text": "988: call or text, any time · 911"}}]
public struct Clinic: Sendable {
    /// The name of the file.
    public static let fileName = "clinic.json"
    /// The system of the codes of `Organization.contact.purpose` that are acted on.
    static let purposes = "https://anteroom.example/fhir/CodeSystem/contact-purpose"

    /// What a contact of the clinic is for.
    enum Purpose: String, CaseIterable, Sendable {
        /// Where help is at any hour; `purpose.text` is the line at the foot of every page.
        case crisisLine = "crisis-line"
        /// How soon the clinic answers a request; `purpose.text` is a sentence of the page after sending.
        case reply
        /// Where to call when a life is in danger; `purpose.text` stands first on the page that offers a person.
        case emergency
    }

    let tree: JSONTree

    /// The clinic in the text of a file; nil where it is no Organization in JSON.
    public init?(parsing bytes: [UInt8]) {
        guard let tree = try? JSONTree(parsing: bytes),
            tree.text(.resourceType, of: tree.root) == "Organization"
        else { return nil }
        self.tree = tree
    }

    /// `Organization.name`.
    func name(in language: String) -> String? {
        words(.name, companion: "_name", of: tree.root, in: language)
    }

    /// `Organization.alias` in a language: shorter names, for a title bar that is too narrow for the name.
    func aliases(in language: String) -> [String] {
        let companions = Array(tree.elements("_alias", of: tree.root))
        return tree.elements("alias", of: tree.root).enumerated().compactMap { index, own in
            let companion = index < companions.count ? companions[index] : JSONNode.none
            return translation(in: companion, language) ?? tree.string(at: own)
        }
    }

    /// The crisis line in a language, or in the file's own; nil where the file names none.
    func crisisLine(in language: String) -> String? { text(of: .crisisLine, in: language) }

    /// The emergency number in a sentence; nil where the file names none.
    func emergencyLine(in language: String) -> String? { text(of: .emergency, in: language) }

    /// How soon the clinic answers; nil where it makes no promise.
    func reply(in language: String) -> String? { text(of: .reply, in: language) }

    /// The objects of `Organization.contact` that are for a purpose.
    func contacts(for purpose: Purpose) -> [JSONNode] {
        tree.elements("contact", of: tree.root).filter { contact in
            tree.elements(.coding, of: tree.child("purpose", of: contact)).contains {
                tree.text(.system, of: $0) == Self.purposes
                    && tree.text(.code, of: $0) == purpose.rawValue
            }
        }
    }

    private func text(of purpose: Purpose, in language: String) -> String? {
        contacts(for: purpose).first.flatMap {
            words(.text, companion: .textCompanion, of: tree.child("purpose", of: $0), in: language)
        }
    }

    /// A text in a language by the `translation` extension of its companion, or as it stands.
    private func words(
        _ name: ElementName,
        companion: ElementName,
        of node: JSONNode,
        in language: String
    ) -> String? {
        let own = tree.text(name, of: node)
        return translation(in: tree.child(companion, of: node), language) ?? own
    }

    /// The content of a companion's `translation` into a language; nil where it has none.
    private func translation(in companion: JSONNode, _ language: String) -> String? {
        guard companion != JSONNode.none else { return nil }
        for node in tree.elements(.extension, of: companion) {
            let found = Extension(at: node, in: tree)
            guard found.url == "http://hl7.org/fhir/StructureDefinition/translation",
                found.firstExtension("lang")?.text?.lowercased() == language.lowercased()
            else { continue }
            return found.firstExtension("content")?.text
        }
        return nil
    }
}
