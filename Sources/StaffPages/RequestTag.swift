/// The `meta.tag`s and identifiers that this product puts on a request.
public enum RequestTag {
    /// System of the tag whose code is the kiosk or seat.
    package static let stationSystem = "https://anteroom.example/fhir/CodeSystem/station"
    /// System of the tag whose code is the random id of the visit, which its alerts carry too.
    public static let visitSystem = "https://anteroom.example/fhir/CodeSystem/visit"
    /// System of the tags whose codes are the numbers of alerts of the same visit.
    public static let alertSystem = "https://anteroom.example/fhir/NamingSystem/alert-number"
    /// System of the tag of a demonstration, HL7's ActReason.
    package static let demonstrationSystem =
        "http://terminology.hl7.org/CodeSystem/v3-ActReason"
    /// Code of the tag of a demonstration: health system testing.
    package static let demonstrationCode = "HTEST"
    /// System of the request number as an identifier.
    public static let numberSystem = "https://anteroom.example/fhir/NamingSystem/request-number"
}
