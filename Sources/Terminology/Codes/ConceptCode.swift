package import FHIRModel

/// A code with the code system it is from, by which R4 tells concepts apart: `1` of one system is not `1` of another.
///
/// Equal are those with the same code and the same system, or both without one. Display and version do not count (R4
/// Coding.version: a code keeps its meaning in a well-kept code system).
package struct ConceptCode: Sendable, Hashable {
    /// `Coding.system`.
    package var system: String?
    /// `Coding.code`.
    package var code: String

    /// A code of a system; nil where it is not known.
    package init(system: String?, code: String) {
        self.system = system
        self.code = code
    }

    /// The code of a Coding; nil where it has none.
    package init?(_ coding: Coding) {
        guard let code = coding.code else { return nil }
        self.init(system: coding.system, code: code)
    }

    /// The code of a Coding object, or of any element that has `code` and `system`; nil where it has no code.
    package init?(at node: JSONNode, in tree: JSONTree) {
        guard let code = tree.string(at: tree.child(.code, of: node)) else { return nil }
        self.init(system: tree.string(at: tree.child(.system, of: node)), code: code)
    }

    /// Whether both may be the same: equal codes, and not two different systems.
    ///
    /// R4 (datatypes, Coding) on a code without system: nothing can be made of it "unless the system can be safely inferred
    /// by the context". So a caller that looks among options or concepts takes such a match only where all it finds are of one
    /// system; see ``Swift/Sequence/onlyMatches(of:code:)``.
    package func mayBe(_ other: ConceptCode) -> Bool {
        code == other.code && (system == other.system || system == nil || other.system == nil)
    }
}

extension Sequence {
    /// The elements whose code is that one: those of its system, or else those that may be it, where they are all of one
    /// system; nil where they are of several, so that none can be told to be meant.
    ///
    /// `1` without system is found in options `a|1`, `a|2`; in `a|1`, `b|1` it is not.
    package func onlyMatches(
        of code: ConceptCode,
        code codeOf: (Element) -> ConceptCode?
    ) -> [Element]? {
        var exact: [Element] = []
        var possible: [Element] = []
        var systems: Set<String> = []
        for element in self {
            guard let found = codeOf(element), found.mayBe(code) else { continue }
            if found == code { exact.append(element) }
            possible.append(element)
            if let system = found.system { systems.insert(system) }
        }
        if !exact.isEmpty { return exact }
        return systems.count > 1 ? nil : possible
    }
}
