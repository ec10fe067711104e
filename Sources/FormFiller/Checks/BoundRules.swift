internal import FHIRModel

/// Limits that contradict each other, or that no answer of the question's type can have.
struct BoundRules: RuleFamily {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard !item.extensions.isEmpty || item.properties.maxLength != JSONTree.none else { return }
        checkRange(of: item, &subject)
        checkLengths(of: item, &subject)
        checkOccurrences(of: item, &subject)
    }

    private func checkRange(of item: CheckedItem, _ subject: inout CheckSubject) {
        for name in [ExtensionName.minValue, .maxValue, .minQuantity, .maxQuantity] {
            guard let limit = item.first(name), let value = limit.value else { continue }
            let isQuantity = name == .minQuantity || name == .maxQuantity
            let fits =
                isQuantity || item.type == .quantity
                ? item.type == .quantity && (value.kind == .quantity || value.number != nil)
                : item.type.admits(value.kind) && value.kind.isOrdered
            guard !fits else { continue }
            subject.report(
                .warning,
                "bound-type",
                "\(name.rawValue) of value\(value.kind.suffix) does not limit a \(item.type.rawValue) item; use the item's type",
                at: limit.valueNode,
                linkId: item.linkId
            )
        }
        let pairs: [(ExtensionName, ExtensionName)] = [
            (.minValue, .maxValue), (.minQuantity, .maxQuantity),
        ]
        for (low, high) in pairs {
            guard let low = item.first(low), let high = item.first(high), let least = low.value,
                let greatest = high.value, least.order(to: greatest) == .descending
            else { continue }
            report(
                "the smallest value allowed is above the greatest: no answer can be given",
                low.valueNode,
                high.valueNode,
                item,
                &subject
            )
        }
    }

    private func checkLengths(of item: CheckedItem, _ subject: inout CheckSubject) {
        let tree = item.tree
        let greatest = tree.integer(at: item.properties.maxLength)
        if let greatest, greatest < 1 {
            report(
                "maxLength must be 1 or more: no answer can be given",
                item.properties.maxLength,
                item,
                &subject
            )
        }
        if let found = item.first(.minLength), let least = found.integer {
            if let greatest, least > greatest {
                report(
                    "minLength is above maxLength: no answer can be given",
                    found.valueNode,
                    item.properties.maxLength,
                    item,
                    &subject
                )
            } else if least > Self.longestAnswer {
                report(
                    "an answer has \(Self.longestAnswer) characters at most: none is long enough",
                    found.valueNode,
                    item,
                    &subject
                )
            }
        }
        for name in [ExtensionName.maxDecimalPlaces, .minLength] {
            guard let found = item.first(name), let number = found.integer, number < 0 else {
                continue
            }
            report("\(name.rawValue) must be 0 or more", found.valueNode, item, &subject)
        }
        if let found = item.first(.sliderStepValue), let step = found.integer, step < 1 {
            report("sliderStepValue must be 1 or more", found.valueNode, item, &subject)
        }
    }

    private func checkOccurrences(of item: CheckedItem, _ subject: inout CheckSubject) {
        let least = item.first(.minOccurs)
        let greatest = item.first(.maxOccurs)
        if let number = greatest?.integer, let node = greatest?.valueNode, number < 1 {
            report("maxOccurs must be 1 or more: no answer can be given", node, item, &subject)
        } else if let low = least?.integer, let high = greatest?.integer, low > high,
            let lowNode = least?.valueNode, let highNode = greatest?.valueNode
        {
            report(
                "minOccurs is above maxOccurs: the question can never be done",
                lowNode,
                highNode,
                item,
                &subject
            )
        }
        guard !item.item.traits.contains(.repeats) else { return }
        for found in [least, greatest].compactMap(\.self) {
            guard let number = found.integer, number > 1 else { continue }
            subject.report(
                .warning,
                "occurs-without-repeats",
                "more than one answer is counted but the item does not say repeats; say repeats or take this out",
                at: found.valueNode,
                linkId: item.linkId
            )
        }
    }

    /// How many characters a visitor can type.
    static let longestAnswer = 500

    /// Reports at the limit that stands later in the file.
    private func report(
        _ message: String,
        _ one: JSONTree.Index,
        _ other: JSONTree.Index,
        _ item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        report(message, subject.leaf(of: max(one, other)), item, &subject)
    }

    private func report(
        _ message: String,
        _ node: JSONTree.Index,
        _ item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        subject.report(.error, "bounds", message, at: node, linkId: item.linkId)
    }
}
