/// At least one mutation of the shipped files for every rule.
enum MutationTable {
    static let all =
        json + structure + invariants + identity + extensions + contained + conditions
        + expressions + options + limits + translations + wording + consultation
        + templates + definitions + slips + forms + codes + offline

    static let name = "\"linkId\": \"contact.name\""
    static let by = "\"linkId\": \"contact.by\""
    static let phone = "\"linkId\": \"contact.phone\""
    static let danger = "\"linkId\": \"safety.danger\""
    static let month = "\"linkId\": \"safety.month\""
    static let notice = "\"linkId\": \"notice.1\""
    static let consent = "\"linkId\": \"consent\""
    static let required = "\"required\": true"
    static let core = "http://hl7.org/fhir/StructureDefinition/"
    static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
    static let own = "https://anteroom.example/fhir/StructureDefinition/"

    /// The name question with an extension before its linkId.
    static func extended(_ rule: String, _ extensions: String) -> Mutation {
        Mutation(rule, .init(name, name, "\"extension\": [\(extensions)], \(name)"))
    }
}
