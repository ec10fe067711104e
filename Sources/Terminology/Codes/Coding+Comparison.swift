public import FHIRModel

extension Coding {
    /// Whether both may name the same concept: equal codes, and equal systems or one side without a system; words count
    /// only where neither side has a code.
    ///
    /// This is how a condition (`enableWhen`) and its question's answer are held against each other: their context is the same
    /// question, so a missing system is taken to be the other's. Versions do not count.
    public func isSameConcept(as other: Coding) -> Bool {
        guard let one = ConceptCode(self), let two = ConceptCode(other) else {
            return code == nil && other.code == nil && display != nil && display == other.display
        }
        return one.mayBe(two)
    }

    /// Whether both are the same option: the same code of the same system; words count only where neither has a code.
    ///
    /// This is how an answer and the options of its question are held against each other: the answer leaves the form, and
    /// without its system nobody could read it (R4, Coding). Versions do not count.
    package func isSameCode(as other: Coding) -> Bool {
        code == other.code && system == other.system && (code != nil || display == other.display)
    }
}
