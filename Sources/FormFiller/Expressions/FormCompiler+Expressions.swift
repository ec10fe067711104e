package import FHIRModel
internal import FHIRPath

extension FormCompiler {
    /// Reads every expression of the questionnaire, and works out which answers concern which.
    mutating func readExpressions() -> FormExpressions {
        var found = FormExpressions()
        readExpressions(of: questionnaire.node, item: -1, into: &found)
        for index in items.indices where items[index].traits.contains(.computes) {
            readExpressions(of: items[index].node, item: Int32(index), into: &found)
        }
        markForeign(in: &found)
        connect(&found)
        checkNames(in: found)
        return found
    }

    private mutating func readExpressions(
        of node: JSONNode,
        item: Int32,
        into found: inout FormExpressions
    ) {
        for child in tree.elements(.extension, of: node) {
            readExpression(Extension(at: child, in: tree), item: item, into: &found)
        }
        guard item >= 0 else { return }
        for (name, role) in Self.companions {
            let companion = tree.child(name, of: node)
            if let expression = computed(in: companion) {
                add(expression, role, item, into: &found)
            }
        }
    }

    /// What an expression in the companion of a primitive is for.
    private static let companions: [(ElementName, FormExpression.Role)] = [
        (.textCompanion, .text), (.requiredCompanion, .required), (.repeatsCompanion, .repeats),
        (.readOnlyCompanion, .readOnly), (.answerValueSetCompanion, .valueSet),
        (.maxLengthCompanion, .maxLength), (.prefixCompanion, .prefix),
    ]

    /// The companions of an item's primitives that may be computed.
    package static let computedElements = Set(companions.map(\.0))

    /// The extensions whose value may be computed.
    package static let computedLimits: Set<ExtensionName> = [
        .minValue, .maxValue, .minQuantity, .maxQuantity, .minOccurs, .maxOccurs,
    ]

    /// `cqf-expression` or `cqf-calculatedValue` in a companion.
    func computed(in companion: JSONNode) -> Expression? {
        guard companion.exists else { return nil }
        if let found = Extension.first(ExtensionName.cqfExpression.url, of: companion, in: tree) {
            return found.expression
        }
        let old = Extension.first(ExtensionName.cqfCalculatedValue.url, of: companion, in: tree)
        return old.flatMap { found in
            found.expression ?? found.text.map { Expression(fhirPath: $0, at: found.valueNode) }
        }
    }

    private mutating func readExpression(
        _ found: Extension,
        item: Int32,
        into expressions: inout FormExpressions
    ) {
        guard let name = found.name else {
            if let other = found.expression?.name { expressions.knownNames.insert(other) }
            // A part of a modular form uses names that the whole defines.
            if found.url.hasSuffix("sdc-questionnaire-assembleContext"), let other = found.text {
                expressions.knownNames.insert(other)
            }
            return
        }
        let role: FormExpression.Role? =
            switch name {
            case .variable: .variable
            case .initialExpression: .initial
            case .calculatedExpression: .calculated
            case .enableWhenExpression: .enableWhen
            case .answerExpression: .answers
            case .hidden, .itemControl, .minOccurs, .maxOccurs, .unit, .unitOption, .unitValueSet,
                .optionExclusive, .optionPrefix, .sliderStepValue, .constraint, .displayCategory,
                .minLength, .maxDecimalPlaces, .minValue, .maxValue, .regex, .entryFormat,
                .mimeType, .maxSize, .translation, .cqfExpression, .cqfCalculatedValue,
                .targetConstraint, .ordinalValue, .itemWeight, .answerOptionsToggleExpression,
                .candidateExpression, .contextExpression, .launchContext, .minQuantity,
                .maxQuantity, .openLabel, .unitOpen, .unitSupplementalSystem, .shortText,
                .entryMode, .optionalDisplay, .criticalExtension, .subQuestionnaire,
                .choiceOrientation, .usageMode, .supportLink, .referenceResource, .referenceProfile,
                .preferredTerminologyServer, .staffAlert, .keepPreviousAnswers, .previousAnswer,
                .staffSection:
                nil
            }
        if let role {
            if let expression = found.expression { add(expression, role, item, into: &expressions) }
        } else if name == .answerOptionsToggleExpression {
            if let expression = found.firstExtension("expression")?.expression {
                add(expression, .toggle(found.node), item, into: &expressions)
            }
        } else if name == .constraint || name == .targetConstraint {
            let inner = found.firstExtension("expression")
            let expression =
                inner?.expression
                ?? inner?.text.map { Expression(fhirPath: $0, at: inner?.valueNode ?? found.node) }
            if let expression { add(expression, .constraint(found.node), item, into: &expressions) }
        } else if name == .launchContext {
            let inner = found.firstExtension("name")
            if let name = inner?.coding?.code ?? inner?.text { expressions.knownNames.insert(name) }
        } else {
            readLimit(name, found, item, into: &expressions)
        }
    }

    /// A limit whose value is computed: the expression stands in the companion of its value.
    private mutating func readLimit(
        _ name: ExtensionName,
        _ found: Extension,
        _ item: Int32,
        into expressions: inout FormExpressions
    ) {
        if let other = found.expression?.name { expressions.knownNames.insert(other) }
        guard Self.computedLimits.contains(name) else { return }
        for child in tree.children(of: found.node)
        where tree.name(of: child).string.hasPrefix("_value") || tree.kind(of: child) == .object {
            if let expression = computed(in: child) {
                add(expression, .limit(name), item, into: &expressions)
            }
        }
    }

    private mutating func add(
        _ expression: Expression,
        _ role: FormExpression.Role,
        _ item: Int32,
        into found: inout FormExpressions
    ) {
        let text = expression.expression ?? ""
        var entry = FormExpression(
            role: role,
            item: item,
            name: expression.name,
            source: text,
            node: expression.node
        )
        let linkId = item >= 0 ? self.linkId(of: item) : nil
        if item >= 0, role.isOfUse { items[Int(item)].traits.insert(.evaluates) }
        if !expression.isFHIRPath {
            entry.isForeign = true
            // That none is stated, or none that R4 knows, is a fault of structure.
            let isText = tree.name(of: expression.node) == .expression
            let object = isText ? tree.parent(of: expression.node) : expression.node
            let language = tree.child(.language, of: object)
            if expression.language == "application/x-fhir-query" {
                report(
                    isNeeded(role, on: item) ? .error : .warning,
                    "fhir-query",
                    "Asks a server; stays empty.",
                    at: language,
                    linkId: linkId
                )
            } else if language != JSONNode.none {
                report(
                    .warning,
                    "expression-language",
                    "only FHIRPath is computed here, so this has no result; write it in text/fhirpath",
                    at: language,
                    linkId: linkId
                )
            }
        } else if !text.utf8.contains(where: { $0 > 0x20 }) {
            // One that is there but empty is a fault of structure as well, and said once.
            let isElsewhere = expression.reference != nil
            report(
                isElsewhere ? .warning : .error,
                "expression",
                isElsewhere
                    ? "an expression that stands elsewhere is not fetched, so this has no result; write it here"
                    : "there is no expression; write it as 'expression', or take this out",
                at: expression.node,
                linkId: linkId
            )
        } else {
            do {
                let parsed = try FHIRPathExpression(parsing: text)
                entry.parsed = parsed
                entry.reads = parsed.reads
            } catch {
                findings.append(
                    Finding(
                        .error,
                        rule: "expression",
                        error.message,
                        at: tree.position(ofByte: error.offset, in: expression.node),
                        linkId: linkId
                    )
                )
            }
        }
        found.byItem[item, default: []].append(found.all.count)
        found.all.append(entry)
    }

    /// Whether a question that must be answered has no options but those of an expression.
    private func isNeeded(_ role: FormExpression.Role, on item: Int32) -> Bool {
        guard case .answers = role, item >= 0 else { return false }
        let found = items[Int(item)]
        return found.type == .choice && found.traits.contains(.required)
            && tree.child(.answerOption, of: found.node).isNone
            && tree.child(.answerValueSet, of: found.node).isNone
    }
}
