package import FHIRModel

/// The codes of a value set, as far as they can be worked out from what is at hand.
package struct ValueSetExpansion: Sendable {
    /// The codes in order, each once, headings among them.
    package internal(set) var concepts: [ValueSetConcept] = []
    /// What cannot be read, so that codes may be missing.
    package internal(set) var gaps: [Gap] = []
    /// What is wrong without making the list incomplete, such as a code that its code system does not have.
    package internal(set) var faults: [Gap] = []
    /// Where each code is among ``concepts``, for sets too large to look through.
    private var places: [ConceptCode: Int] = [:]

    /// What is missing or wrong, where it is named, and how to mend it.
    package struct Gap: Sendable, Hashable {
        /// The number of the source of the file, and that of the file in it.
        package let source: Int
        package let file: Int
        /// The file as staff know it; nil for the questionnaire's own.
        package let fileName: String?
        /// Where in the file.
        package let node: JSONNode
        /// What is missing, and how to mend it.
        package let message: String
    }

    /// Whether these are all codes there are: an answer that is not among them is none.
    package var isComplete: Bool { gaps.isEmpty }

    /// Whether any of the codes can be an answer.
    package var hasOptions: Bool { concepts.contains { !$0.isHeading } }

    /// Adds a code unless it is there.
    mutating func add(_ concept: ValueSetConcept) {
        guard places[concept.code] == nil else { return }
        places[concept.code] = concepts.count
        concepts.append(concept)
    }

    /// Adds words that only sort what follows.
    mutating func addHeading(_ concept: ValueSetConcept) {
        concepts.append(concept)
    }

    /// Whether a code of a system is among them.
    package func has(_ code: ConceptCode) -> Bool { places[code] != nil }

    /// The concept a code means: of its system, or else the only one that may be it, where all that have the code are of one
    /// system.
    ///
    /// `.some(nil)` where there is none; nil where several systems have it and the code says none.
    package func concept(_ code: ConceptCode) -> ValueSetConcept?? {
        if let place = places[code] { return .some(concepts[place]) }
        let found: [ValueSetConcept]? = concepts.onlyMatches(of: code) { $0.code }
        return found.map(\.first)
    }

    /// Whether codes of several systems are in it, so that a code alone means nothing.
    package var hasSeveralSystems: Bool {
        concepts.contains { $0.coding.system != concepts.first?.coding.system }
    }
}
