import FHIRModel

/// Names of the elements of a profile's definition that bound how often an element may be there.
extension ElementName {
    static let max: ElementName = "max"
    static let min: ElementName = "min"
}
