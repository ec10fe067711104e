/// The systems and codes by which a request's tags and identifiers are known.
enum RequestNames {
    static let stationSystem = "https://anteroom.example/fhir/CodeSystem/station"
    static let demonstrationSystem = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
    static let demonstrationCode = "HTEST"
    static let numberSystem = "https://anteroom.example/fhir/NamingSystem/request-number"
    static let uriSystem = "urn:ietf:rfc:3986"
}
