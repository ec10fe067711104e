package import FHIRModel

/// Names of the elements extraction writes beyond those of questionnaires.
extension ElementName {
    static let authoredOn: ElementName = "authoredOn"
    static let category: ElementName = "category"
    static let component: ElementName = "component"
    static let differential: ElementName = "differential"
    static let effectiveDateTime: ElementName = "effectiveDateTime"
    static let element: ElementName = "element"
    static let entry: ElementName = "entry"
    static let fullUrl: ElementName = "fullUrl"
    static let hasMember: ElementName = "hasMember"
    static let idCompanion: ElementName = "_id"
    static let ifMatch: ElementName = "ifMatch"
    static let ifModifiedSince: ElementName = "ifModifiedSince"
    static let ifNoneExist: ElementName = "ifNoneExist"
    static let ifNoneMatch: ElementName = "ifNoneMatch"
    static let intent: ElementName = "intent"
    static let issued: ElementName = "issued"
    static let max: ElementName = "max"
    static let method: ElementName = "method"
    static let min: ElementName = "min"
    static let note: ElementName = "note"
    static let path: ElementName = "path"
    static let performer: ElementName = "performer"
    static let priority: ElementName = "priority"
    static let request: ElementName = "request"
    static let requester: ElementName = "requester"
    static let resource: ElementName = "resource"
    static let sliceName: ElementName = "sliceName"
    static let snapshot: ElementName = "snapshot"
    static let supportingInfo: ElementName = "supportingInfo"
    static let tag: ElementName = "tag"
    static let timestamp: ElementName = "timestamp"

    /// Whether this is the name of a primitive's companion, such as `_birthDate`.
    package var isCompanion: Bool { string.utf8.first == UInt8(ascii: "_") }
    /// `birthDate` of `_birthDate`.
    package var withoutUnderscore: ElementName { ElementName(String(string.dropFirst())) }
}
