import FHIRModel
public import FormFiller

/// The values of a form's calculated items, by linkId.
public struct Scores: Sendable {
    /// As a JSON object.
    public let json: String

    /// Reads them from the response as it stands; those of disabled items are not there.
    public init(of form: Form, in interview: Interview) {
        var calculated: Set<String> = []
        Self.collect(form.questionnaire.items, into: &calculated)
        let tree = interview.response.tree
        var found = JSONTree()
        let root = found.makeRoot()
        Self.collect(tree.root, of: tree, calculated, into: &found, root)
        json = String(decoding: found.serialized(), as: UTF8.self)
    }

    private static let calculatedExpression =
        "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"

    private static func collect(_ items: [Questionnaire.Item], into found: inout Set<String>) {
        for item in items {
            if item.firstExtension(calculatedExpression) != nil, let linkId = item.linkId {
                found.insert(linkId)
            }
            collect(item.items, into: &found)
        }
    }

    private static func collect(
        _ holder: JSONNode,
        of tree: JSONTree,
        _ calculated: Set<String>,
        into found: inout JSONTree,
        _ root: JSONNode
    ) {
        for item in tree.elements("item", of: holder) {
            collect(item, of: tree, calculated, into: &found, root)
            for answer in tree.elements("answer", of: item) {
                collect(answer, of: tree, calculated, into: &found, root)
                guard let linkId = tree.string(at: tree.child("linkId", of: item)),
                    calculated.contains(linkId),
                    found.child(ElementName(linkId), of: root) == JSONNode.none,
                    let value = tree.children(of: answer).first(where: {
                        ChoicePrefix.value.matches(tree.name(of: $0))
                    })
                else { continue }
                found.copy(value, from: tree, as: ElementName(linkId), into: root)
            }
        }
    }
}
