import FHIRModel

/// Reads what `tar --list --verbose --numeric-owner` says, line by line.
///
/// An example: `-rw-r--r-- 0/0             794 2019-12-04 09:51 package/ValueSet-a.json`.
struct PackageListing {
    private(set) var listing = FHIRPackage.Listing()
    /// JSON files where no folder `package` has them: somebody packed them by hand.
    private var unpackaged: [FHIRPackage.Member] = []
    /// How many entries there are, of whatever kind.
    private(set) var count = 0
    /// What they come to unpacked, in bytes.
    private(set) var total = 0
    private var names: Set<String> = []

    /// Takes one line.
    mutating func add(_ line: String) {
        count += 1
        var rest = line[...]
        var fields: [Substring] = []
        for _ in 0..<5 {
            rest = rest.drop { $0 == " " }
            let field = rest.prefix { $0 != " " }
            fields.append(field)
            rest = rest.dropFirst(field.count)
        }
        let name = String(rest.dropFirst())
        guard let kind = fields[0].first, let size = Int(fields[2]), size >= 0, !name.isEmpty else {
            return skip(String(line.prefix(80)), "it cannot be read")
        }
        total = total.addingReportingOverflow(size).partialValue
        if size > FHIRPackage.maximumUnpacked || total < 0 { total = Int.max }
        switch kind {
        case "d": return
        case "-": addFile(name, size)
        default: skip(name, "it is no plain file")
        }
    }

    private mutating func addFile(_ name: String, _ size: Int) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        if name.hasPrefix("/") { return skip(name, "its name is absolute") }
        if parts.contains("..") { return skip(name, "its name leads out of the package") }
        let inner = parts.first == "." ? parts.dropFirst() : parts[...]
        guard let file = inner.last, file.hasSuffix(".json"), !file.hasPrefix(".") else { return }
        let isInPackage = inner.count == 2 && inner.first == "package"
        if !isInPackage, inner.first == "package" {
            let isExample = inner.dropFirst().first?.hasPrefix("example") == true
            if isExample, Self.isQuestionnaire(file) { listing.exampleQuestionnaires += 1 }
            return
        }
        if !isInPackage, inner.count > 2 { return }
        if name.contains("\\") { return skip(name, "its name has signs no resource's has") }
        if Self.isOfAnotherType(file) { return }
        guard size <= JSONLimits.standard.maximumBytes else {
            return skip(name, "it is larger than a resource may be")
        }
        guard names.insert(name).inserted else { return skip(name, "it stands twice") }
        let member = FHIRPackage.Member(name: name, size: size, place: count)
        if isInPackage { add(member) } else { unpackaged.append(member) }
    }

    private mutating func add(_ member: FHIRPackage.Member) {
        if Self.isQuestionnaire(member.file) {
            listing.questionnaires.append(member)
        } else {
            listing.members.append(member)
        }
    }

    /// What all lines came to.
    ///
    /// An archive without the folder `package` is one that somebody made of files: what lies at its top, or in one folder, is taken.
    var finished: FHIRPackage.Listing {
        guard listing.members.isEmpty, listing.questionnaires.isEmpty else { return listing }
        var reading = self
        for member in unpackaged { reading.add(member) }
        return reading.listing
    }

    private static func isQuestionnaire(_ file: Substring) -> Bool {
        file.hasPrefix("Questionnaire-")
    }

    private mutating func skip(_ name: String, _ reason: String) {
        guard listing.skipped.count < 20 else { return }
        listing.skipped.append("'\(name)' in it is not read: \(reason)")
    }

    /// Whether a file is named as publishers name resources that hold no codes, such as `StructureDefinition-a.json`.
    private static func isOfAnotherType(_ file: Substring) -> Bool {
        let type = file.prefix { $0 != "-" }
        return type.count < file.count && otherTypes.contains(type)
    }

    private static let otherTypes: Set<Substring> = [
        "ActivityDefinition", "CapabilityStatement", "CompartmentDefinition", "ConceptMap",
        "GraphDefinition", "ImplementationGuide", "Library", "Measure", "MessageDefinition",
        "NamingSystem", "OperationDefinition", "PlanDefinition", "SearchParameter",
        "StructureDefinition", "StructureMap",
    ]
}
