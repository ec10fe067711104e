internal import FHIRModel
internal import FormFiller

/// Limits that contradict each other, or that no answer of the question's type can have.
struct BoundRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard !item.extensions.isEmpty || item.properties.maxLength != JSONNode.none,
            subject.form.isTyped(item.index)
        else { return }
        checkPlaces(of: item, &subject)
        checkRange(of: item, &subject)
        checkLengths(of: item, &subject)
        checkPattern(of: item, &subject)
        checkOccurrences(of: item, &subject)
    }

    private func checkRange(of item: CheckedItem, _ subject: inout CheckSubject) {
        for name in [ExtensionName.minValue, .maxValue, .minQuantity, .maxQuantity] {
            guard let limit = item.first(name), let value = limit.value else { continue }
            let isQuantity = name == .minQuantity || name == .maxQuantity
            let fits =
                isQuantity || item.type == .quantity
                ? item.type == .quantity && (value.kind == .quantity || value.number != nil)
                : item.type.admits(value.kind) && value.kind.isOrdered && item.type != .choice
                    && item.type != .openChoice
            guard !fits else { continue }
            subject.report(
                .warning,
                .boundType,
                "\(name) of value\(value.kind.suffix) does not limit \(item.type.withArticle) item; use the item's type",
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
                "the smallest value allowed is above the greatest, so no answer can be given; change one",
                low.valueNode,
                high.valueNode,
                item,
                &subject
            )
        }
    }

    /// A pattern between slashes, as some languages write it: the slashes would have to be typed.
    private func checkPattern(of item: CheckedItem, _ subject: inout CheckSubject) {
        guard let found = item.first(.regex), let text = found.text, text.utf8.count > 2,
            text.hasPrefix("/"), text.hasSuffix("/")
        else { return }
        subject.report(
            .warning,
            .regex,
            "with a slash at both ends the pattern takes only answers that have them; take the slashes out",
            at: found.valueNode,
            linkId: item.linkId
        )
    }

    private func checkLengths(of item: CheckedItem, _ subject: inout CheckSubject) {
        let tree = item.tree
        let greatest = tree.integer(at: item.properties.maxLength)
        // On other types it has no meaning at all (que-10).
        if let greatest, greatest < 1, item.type.takesLength {
            report(
                "maxLength must be 1 or more, or no answer can be given",
                item.properties.maxLength,
                item,
                &subject
            )
        }
        let longest = min(greatest ?? Interview.usualTextLength, Interview.maximumTextLength)
        if let greatest, greatest > longest {
            subject.report(
                .note,
                .bounds,
                "visitors can type \(longest) characters at most, so maxLength \(greatest) is never reached",
                at: item.properties.maxLength,
                linkId: item.linkId
            )
        }
        if let found = item.first(.minLength), let least = found.integer {
            if let greatest, least > greatest {
                report(
                    "minLength is above maxLength, so no answer can be given; change one",
                    found.valueNode,
                    item.properties.maxLength,
                    item,
                    &subject
                )
            } else if least > longest {
                report(
                    "an answer has \(longest) characters at most, so none is long enough; lower minLength",
                    found.valueNode,
                    item,
                    &subject
                )
            }
        }
        for name in [ExtensionName.maxDecimalPlaces, .minLength, .minOccurs] {
            guard let found = item.first(name), let number = found.integer, number < 0 else {
                continue
            }
            report("\(name) must be 0 or more", found.valueNode, item, &subject)
        }
        if let found = item.first(.sliderStepValue), let step = found.integer, step < 1 {
            report("sliderStepValue must be 1 or more", found.valueNode, item, &subject)
        } else if let found = item.first(.sliderStepValue), let step = found.integer,
            let least = item.first(.minValue)?.value?.number,
            let greatest = item.first(.maxValue)?.value?.number, least < greatest,
            let range = greatest.subtracting(least), FHIRDecimal(step) > range
        {
            report(
                "sliderStepValue is more than maxValue less minValue, so only one answer can be given; lower it",
                found.valueNode,
                item,
                &subject
            )
        }
    }

    private func checkOccurrences(of item: CheckedItem, _ subject: inout CheckSubject) {
        let least = item.first(.minOccurs)
        let greatest = item.first(.maxOccurs)
        if let number = greatest?.integer, let node = greatest?.valueNode, number < 1 {
            report("maxOccurs must be 1 or more, or no answer can be given", node, item, &subject)
        } else if let low = least?.integer, let high = greatest?.integer, low > high,
            let lowNode = least?.valueNode, let highNode = greatest?.valueNode
        {
            report(
                "minOccurs is above maxOccurs, so the question can never be done; change one",
                lowNode,
                highNode,
                item,
                &subject
            )
            return
        }
        guard !item.item.traits.contains(.repeats) else {
            return checkOffered(least, of: item, &subject)
        }
        for found in [least, greatest].compactMap(\.self) {
            guard let number = found.integer, number > 1 else { continue }
            subject.report(
                .warning,
                .occursWithoutRepeats,
                "more than one answer is counted but the item does not say repeats; say repeats or take this out",
                at: found.valueNode,
                linkId: item.linkId
            )
        }
    }

    /// More answers wanted than there are options.
    private func checkOffered(
        _ least: Extension?,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard item.type == .choice, let least, let number = least.integer, number > 1,
            item.isListedWhole(in: subject), item.first(.answerExpression) == nil
        else { return }
        let offered = subject.form.options(of: item.index).count
        guard offered > 0, number > offered else { return }
        report(
            "minOccurs is above the number of options, \(offered), so the question can never be done; lower it",
            least.valueNode,
            item,
            &subject
        )
    }

    /// Reports at the limit that stands later in the file.
    private func report(
        _ message: String,
        _ one: JSONNode,
        _ other: JSONNode,
        _ item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        report(message, subject.leaf(of: max(one, other)), item, &subject)
    }

    private func report(
        _ message: String,
        _ node: JSONNode,
        _ item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        subject.report(.error, .bounds, message, at: node, linkId: item.linkId)
    }
}
