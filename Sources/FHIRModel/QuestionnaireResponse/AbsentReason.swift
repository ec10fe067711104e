/// Why an answer is missing, as R4's extension `data-absent-reason` says it on an item of a response.
package enum AbsentReason: String, Sendable {
    /// The list of options did not have it: the person looked, and it was not there.
    case unsupported

    /// The address of the extension.
    package static let url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

    /// What an object says; nil where it says nothing, or a reason that makes no difference here.
    package init?(of object: JSONNode, in tree: JSONTree) {
        guard let found = Extension.first(Self.url, of: object, in: tree)?.text,
            let reason = AbsentReason(rawValue: found)
        else { return nil }
        self = reason
    }
}
