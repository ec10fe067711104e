extension [any TerminologySource] {
    /// That a ValueSet or CodeSystem is not at hand, with the versions that are, and how to get it.
    ///
    /// An example: "value set 'http://hl7.org/fhir/ValueSet/x' is neither in the file nor in Terminology/; put …".
    ///
    /// - Parameters:
    ///   - kind: which of the two is wanted.
    ///   - canonical: its address.
    ///   - name: the address as it is written.
    /// - Returns: one sentence for staff.
    package func absence(
        of kind: TerminologyResource.Kind,
        _ canonical: Canonical,
        named name: String
    ) -> String {
        let what =
            switch kind {
            case .valueSet: "value set '\(name)'"
            case .codeSystem: "code system '\(name)'"
            }
        if case .otherVersions(let versions) = search(kind, canonical) {
            return
                "\(what) is here only as version \(versions.joined(separator: ", ")); mend the version, or get the one that is named"
        }
        return "\(what) is neither in the file nor in Terminology/; \(way(to: kind, canonical))"
    }

    /// How to get what is not at hand.
    private func way(to kind: TerminologyResource.Kind, _ canonical: Canonical) -> String {
        let url = canonical.url
        if canonical.id != nil { return "put it among contained" }
        if ["http://snomed.info/", "http://loinc.org", "http://www.nlm.nih.gov/"].contains(where: {
            url.hasPrefix($0)
        }) {
            return
                "it is too large, or not free, to come as a file; list the codes wanted in compose.include.concept of a value set"
        }
        guard url.contains("://") || url.hasPrefix("urn:") else {
            return
                "this is no full address; write the url of the \(kind.rawValue), such as http://…"
        }
        let home =
            if url.isOfHL7Terminology {
                "the package hl7.terminology.r4 (.tgz)"
            } else if url.hasPrefix("http://hl7.org/fhir/") {
                "the package hl7.fhir.r4.core (.tgz)"
            } else {
                "the package of its guide (.tgz)"
            }
        return "put the \(kind.rawValue) as a JSON file, or \(home), into Terminology/"
    }
}
