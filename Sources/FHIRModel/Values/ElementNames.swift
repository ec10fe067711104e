/// Names of elements of later versions of FHIR that are read under R4, interned once.
extension ElementName {
    /// `answerConstraint`.
    package static let answerConstraint: ElementName = "answerConstraint"
    /// `disabledDisplay`.
    package static let disabledDisplay: ElementName = "disabledDisplay"
}
