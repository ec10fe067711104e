import FHIRModel
import FHIRPath

extension Extractor {
    /// Fills in a primitive that does not repeat.
    mutating func fillPrimitive(
        _ target: JSONNode,
        _ source: ElementSource,
        in scope: ExtractionScope
    ) {
        let made = primitives(source, isRepeating: false, in: scope).first
        guard let made else { return }
        if let value = made.value, write(value, made, as: source, into: target).isNone {
            reportMismatch(source, at: made.companion, in: scope)
            return
        }
        guard made.companion != JSONNode.none else { return }
        let companion = output.setObject(source.name.companion, in: target)
        fill(companion, from: made.companion, of: .element, in: made.scope)
        if isEmpty(companion) { output.remove(companion) }
    }

    /// Fills in an array of primitives with the array of their companions, both padded with `null` where only the other
    /// has something (R4, JSON).
    mutating func fillPrimitives(
        _ target: JSONNode,
        _ source: ElementSource,
        in scope: ExtractionScope
    ) {
        let values = elements(of: source.value)
        let companions = elements(of: source.companion)
        let valueArray = output.setArray(source.name, in: target)
        let companionArray = output.setArray(source.name.companion, in: target)
        var hasValue = false
        var hasCompanion = false
        for index in 0..<max(values.count, companions.count) {
            var one = source
            one.value = index < values.count ? values[index] : JSONNode.none
            one.companion = index < companions.count ? companions[index] : JSONNode.none
            for made in primitives(one, isRepeating: true, in: scope) {
                var isWritten = false
                if let value = made.value {
                    isWritten = write(value, made, as: source, into: valueArray).exists
                    if !isWritten { reportMismatch(source, at: made.companion, in: scope) }
                }
                let companion = output.appendObject(to: companionArray)
                if made.companion != JSONNode.none {
                    fill(companion, from: made.companion, of: .element, in: made.scope)
                }
                if isEmpty(companion) {
                    output.remove(companion)
                    if isWritten { output.appendNull(to: companionArray) }
                } else {
                    hasCompanion = true
                    if !isWritten { output.appendNull(to: valueArray) }
                }
                hasValue = hasValue || isWritten
            }
        }
        if !hasValue { output.remove(valueArray) }
        if !hasCompanion { output.remove(companionArray) }
    }

    private func elements(of array: JSONNode) -> [JSONNode] {
        guard array != JSONNode.none, form.kind(of: array) == .array else { return [] }
        return form.children(of: array).map { form.kind(of: $0) == .null ? JSONNode.none : $0 }
    }

    /// What one primitive of a template becomes: nothing, itself, or one or several values.
    private mutating func primitives(
        _ source: ElementSource,
        isRepeating: Bool,
        in scope: ExtractionScope
    ) -> [MadePrimitive] {
        let own = ExtractedValue(
            source.value,
            tree: Self.formTree,
            type: source.type,
            in: context.trees
        )
        guard source.companion != JSONNode.none, let control = plan.controls[source.companion]
        else {
            if own == nil, source.companion == JSONNode.none { return [] }
            return [MadePrimitive(value: own, companion: source.companion, scope: scope)]
        }
        var made: [MadePrimitive] = []
        for scope in scopes(
            of: control,
            at: source.companion,
            isRepeating: isRepeating,
            in: scope
        ) {
            guard control.hasValue else {
                made.append(
                    MadePrimitive(value: own, companion: source.companion, scope: scope)
                )
                continue
            }
            for value in values(
                of: control,
                at: source.companion,
                isRepeating: isRepeating,
                in: scope
            ) {
                made.append(
                    MadePrimitive(
                        value: value,
                        companion: source.companion,
                        scope: scope,
                        isComputed: true
                    )
                )
            }
        }
        return made
    }

    /// What an author wrote is taken as it stands: what is wrong with it is said when the file is checked.
    private mutating func write(
        _ value: ExtractedValue,
        _ made: MadePrimitive,
        as source: ElementSource,
        into parent: JSONNode
    ) -> JSONNode {
        made.isComputed
            ? write(value, as: source, into: parent)
            : write(value, source.name, of: source.type, into: parent)
    }

    /// One value with the companion of the template whose other extensions it keeps.
    private struct MadePrimitive {
        var value: ExtractedValue?
        var companion: JSONNode
        var scope: ExtractionScope
        /// Whether an expression gave the value, rather than the template.
        var isComputed = false
    }
}
