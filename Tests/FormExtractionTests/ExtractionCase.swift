import ConformanceData
import FHIRModel
import FormExtraction
import FormFiller
import RandomTesting
import Testing

/// One extraction with everything fixed, so that its Bundle can be looked into.
struct ExtractionCase {
    let extraction: Extraction
    let bundle: JSONTree
    let plan: ExtractionPlan

    static let now = FHIRDateTime("2026-11-23T10:15:30+01:00")

    init(
        _ questionnaire: String,
        _ response: String,
        contact: String? = nil,
        settings: ExtractionSettings? = nil,
        number: BusinessIdentifier? = nil,
        seed: UInt64 = 1
    ) throws {
        try self.init(
            Questionnaire(parsing: Array(questionnaire.utf8)),
            response,
            contact: contact,
            settings: settings,
            number: number,
            seed: seed
        )
    }

    init(fixture: String, _ response: String, settings: ExtractionSettings? = nil) throws {
        let path = "questionnaires/" + fixture
        try self.init(
            Questionnaire(parsing: ConformanceData.bytes(path)),
            response,
            settings: settings
        )
    }

    init(
        _ questionnaire: Questionnaire,
        _ response: String,
        contact: String? = nil,
        settings: ExtractionSettings? = nil,
        number: BusinessIdentifier? = nil,
        seed: UInt64 = 1
    ) throws {
        plan = ExtractionPlan(questionnaire)
        var generator = SeededNumbers(seed: seed)
        extraction = Extraction(
            of: try QuestionnaireResponse(parsing: Array(response.utf8)),
            contact: try contact.map { try QuestionnaireResponse(parsing: Array($0.utf8)) },
            by: plan,
            on: try settings ?? ExtractionSettings(now: #require(Self.now)),
            using: &generator
        )
        bundle = extraction.bundle(number: number)
    }

    /// The types of the resources, in the order of the entries.
    var types: [String] {
        bundle.elements("entry", of: bundle.root).map {
            let resource = bundle.child("resource", of: $0)
            return bundle.string(at: bundle.child("resourceType", of: resource)) ?? "?"
        }
    }

    /// The entry of the n-th resource of a type.
    func entry(_ type: String, _ number: Int = 0) -> JSONNode {
        let found = zip(types, Array(bundle.elements("entry", of: bundle.root)))
            .filter { $0.0 == type }.map(\.1)
        return number < found.count ? found[number] : JSONNode.none
    }

    /// The identifier that the n-th resource of a type gets besides its author's: its address, as no number is given.
    func ownIdentifier(_ type: String, _ number: Int = 0) -> String {
        let address = json(at: entry(type, number), "fullUrl") ?? "?"
        return #"{"system":"urn:ietf:rfc:3986","value":\#(address)}"#
    }

    /// The JSON of a place in the n-th resource of a type, such as `name.0.text`; nil where there is nothing.
    func json(_ type: String, _ number: Int = 0, _ path: String = "") -> String? {
        json(at: bundle.child("resource", of: entry(type, number)), path)
    }

    /// The JSON of a place below a node.
    func json(at node: JSONNode, _ path: String) -> String? {
        var node = node
        for step in path.split(separator: ".") {
            guard node != JSONNode.none else { return nil }
            if let index = Int(step) {
                let children = Array(bundle.children(of: node))
                node = index < children.count ? children[index] : JSONNode.none
            } else {
                node = bundle.child(ElementName(String(step)), of: node)
            }
        }
        guard node != JSONNode.none else { return nil }
        return String(decoding: bundle.serialized(node, asciiOnly: false), as: UTF8.self)
    }
}
