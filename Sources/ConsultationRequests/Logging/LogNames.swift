internal import FHIRModel

/// Names of the properties that logs, alerts and requests are read by, interned once: many threads read requests at a time.
extension ElementName {
    static let again: ElementName = "again"
    static let alert: ElementName = "alert"
    static let event: ElementName = "event"
    static let initials: ElementName = "initials"
    static let note: ElementName = "note"
    static let previous: ElementName = "previous"
    static let record: ElementName = "record"
    static let response: ElementName = "response"
    static let sealedNote: ElementName = "sealed-note"
    static let search: ElementName = "search"
    static let sequence: ElementName = "sequence"
    static let station: ElementName = "station"
    static let test: ElementName = "test"
    static let time: ElementName = "time"
    static let total: ElementName = "total"
}
