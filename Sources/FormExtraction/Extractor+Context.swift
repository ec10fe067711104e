import FHIRModel
import FHIRPath

extension Extractor {
    /// Copies `basedOn` and `partOf` of the response.
    mutating func copyReferences(into observation: JSONNode) {
        for name in [ElementName.basedOn, .partOf] {
            let references = response.child(name, of: response.root)
            if references != JSONNode.none {
                output.copy(references, from: response, as: name, into: observation)
            }
        }
    }

    /// Adds who an Observation is about, when and by whom it was made and from which response.
    mutating func addContext(to observation: JSONNode) {
        for name in [ElementName.subject, .encounter] {
            let reference = response.child(name, of: response.root)
            if reference != JSONNode.none {
                output.copy(reference, from: response, as: name, into: observation)
            }
        }
        if let authored = response.string(at: response.child(.authored, of: response.root)) {
            output.set(.effectiveDateTime, string: authored, in: observation)
            _ = write(.text(authored, .dateTime), .issued, of: .instant, into: observation)
        }
        if let performer = performer() {
            let performers = output.setArray(.performer, in: observation)
            output.copy(performer, from: response, as: .performer, into: performers)
        }
        let sources = output.setArray(.derivedFrom, in: observation)
        output.set(.reference, string: responseAddress, in: output.appendObject(to: sources))
    }

    /// Who answers for an Observation: the response's author or, where that is a device, its source.
    private func performer() -> JSONNode? {
        for name in [ElementName.author, .source] {
            let reference = response.child(name, of: response.root)
            guard reference != JSONNode.none else { continue }
            let address = response.string(at: response.child(.reference, of: reference)) ?? ""
            if !address.contains("Device/") { return reference }
        }
        return nil
    }
}
