import FHIRModel
import FHIRPath

/// What is written of a patient whom staff named by the number of their record (R4 `Reference.identifier`).
extension Extractor {
    /// Names the patient as whom the response is about and from, by identifier: no server of the clinic was asked for an address.
    mutating func nameSubject() {
        guard let subject = settings.subject else { return }
        let root = response.root
        for name in [ElementName.subject, .source]
        where response.child(name, of: root) == JSONNode.none {
            let reference = context.trees[Self.responseTree].setObject(name, in: root)
            context.trees[Self.responseTree].set(.type, string: "Patient", in: reference)
            let identifier = context.trees[Self.responseTree].setObject(.identifier, in: reference)
            context.trees[Self.responseTree].write(subject, into: identifier)
        }
    }

    /// Gives the Patient that a form makes the same identifier, so that whoever follows the reference finds it there too.
    mutating func identify(_ patient: JSONNode) {
        guard let subject = settings.subject else { return }
        let resource = output.child(.resource, of: patient)
        var identifiers = output.child(.identifier, of: resource)
        if identifiers == JSONNode.none {
            identifiers = output.setArray(.identifier, in: resource)
        }
        let isThere = output.children(of: identifiers).contains { [output] in
            output.text(.value, of: $0) == subject.value
                && output.text(.system, of: $0) ?? "" == subject.system
        }
        if !isThere { output.write(subject, into: output.appendObject(to: identifiers)) }
    }
}

extension JSONTree {
    /// Writes the number of a medical record.
    fileprivate mutating func write(_ record: BusinessIdentifier, into identifier: JSONNode) {
        let codings = setArray(.coding, in: setObject(.type, in: identifier))
        let coding = appendObject(to: codings)
        set(.system, string: "http://terminology.hl7.org/CodeSystem/v2-0203", in: coding)
        set(.code, string: "MR", in: coding)
        if !record.system.isEmpty { set(.system, string: record.system, in: identifier) }
        set(.value, string: record.value, in: identifier)
    }
}
