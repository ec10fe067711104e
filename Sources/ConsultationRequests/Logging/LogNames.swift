internal import FHIRModel

/// Names of the properties that logs, alerts and requests are read by, interned once: many threads read requests at a time.
extension ElementName {
    static let again: ElementName = "again"
    static let alert: ElementName = "alert"
    static let initials: ElementName = "initials"
    static let record: ElementName = "record"
    static let sealedNote: ElementName = "sealed-note"
    static let station: ElementName = "station"
}
