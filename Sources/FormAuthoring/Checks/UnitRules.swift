internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// Units that UCUM does not have, where they are said to be of UCUM: quantities of other units cannot be compared with them.
struct UnitRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        let isQuantity = item.type == .quantity
        for found in item.extensions {
            guard let name = found.name,
                Self.unitNames.contains(name) || (isQuantity && Self.limitNames.contains(name))
            else { continue }
            let value = Extension(at: found.node, in: item.tree).valueNode
            checkCode(of: value, of: item, &subject)
        }
        if isQuantity {
            for initial in item.tree.children(of: item.properties.initial) {
                checkCode(of: item.tree.child("valueQuantity", of: initial), of: item, &subject)
            }
        }
        if isQuantity { checkLimits(of: item, &subject) } else { checkChoice(of: item, &subject) }
        for number in item.item.conditions
        where subject.form.conditions[Int(number)].kind == .quantity {
            guard let requirement = subject.requirements[Int(number)] else { continue }
            let target = subject.item(requirement.target)
            guard target.type == .quantity, requirement.comparison != .exists else { continue }
            if checkUnit(
                of: requirement.value,
                at: requirement.node,
                asked: target,
                of: item,
                &subject
            ) {
                continue
            }
            checkCode(of: requirement.node, of: item, &subject)
        }
    }

    /// Units to choose from where the answer is a bare number, which cannot say which was chosen.
    private func checkChoice(of item: CheckedItem, _ subject: inout CheckSubject) {
        guard item.type == .decimal || item.type == .integer, item.first(.unit) == nil else {
            return
        }
        let options = item.extensions.filter { $0.name == .unitOption }
        guard options.count > 1, let first = item.first(.unitOption)?.coding else { return }
        subject.report(
            .warning,
            .unit,
            "an answer that is a bare number does not say which unit was chosen, so only the first, \(first.text), is asked for; make the type quantity",
            at: options[1].node,
            linkId: item.linkId
        )
    }

    private func checkLimits(of item: CheckedItem, _ subject: inout CheckSubject) {
        for name in [ExtensionName.minQuantity, .maxQuantity, .minValue, .maxValue] {
            guard let limit = item.first(name), let value = limit.value, value.kind == .quantity
            else { continue }
            _ = checkUnit(of: value, at: limit.valueNode, asked: item, of: item, &subject)
        }
    }

    /// A quantity of a unit that measures another thing than the units a question offers.
    private func checkUnit(
        of value: AnswerValue,
        at node: JSONNode,
        asked: CheckedItem,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) -> Bool {
        guard case .quantity(var quantity) = value, asked.first(.unitValueSet) == nil,
            asked.first(.unitOpen) == nil
        else { return false }
        let units = asked.extensions.filter { $0.name == .unit || $0.name == .unitOption }
            .compactMap { Extension(at: $0.node, in: asked.tree).coding }
        guard let first = units.first, !units.contains(where: { isUnknown($0) }) else {
            return false
        }
        quantity.value = FHIRDecimal(1)
        let isComparable = units.contains { unit in
            let other = Quantity(
                value: FHIRDecimal(1),
                unit: unit.display,
                system: unit.system,
                code: unit.code
            )
            return quantity.order(to: other) != nil
        }
        guard !isComparable else { return false }
        let name = first.code ?? first.display ?? ""
        subject.report(
            .warning,
            .unit,
            "answers in '\(name)' cannot be compared with this; write the unit the question asks for, with its system and code",
            at: subject.leaf(of: node),
            linkId: item.linkId
        )
        return true
    }

    /// Whether a unit is said to be of UCUM and is not.
    private func isUnknown(_ unit: Coding) -> Bool {
        guard unit.system == "http://unitsofmeasure.org", let code = unit.code else { return false }
        return (try? UCUMUnit(code)) == nil
    }

    private static let unitNames: [ExtensionName] = [
        .unit, .unitOption, .minQuantity, .maxQuantity,
    ]
    private static let limitNames: [ExtensionName] = [.minValue, .maxValue]

    mutating func finish(_ subject: inout CheckSubject) {
        let all = subject.form.expressions.all
        for number in all.indices where all[number].parsed?.hasUnknownUnits == true {
            let expression = all[number]
            guard let parsed = expression.parsed else { continue }
            let linkId = expression.item >= 0 ? subject.form.linkId(of: expression.item) : nil
            check(parsed, at: expression.node, linkId: linkId, &subject)
        }
        for rule in subject.form.staffAlertRules {
            check(rule.expression, at: rule.source.node, linkId: nil, &subject)
        }
    }

    private func check(
        _ expression: FHIRPathExpression,
        at node: JSONNode,
        linkId: String?,
        _ subject: inout CheckSubject
    ) {
        for unit in expression.unknownUnits {
            let isWord = CalendarUnit(word: unit.code) != nil
            subject.report(
                .warning,
                .unit,
                isWord
                    ? "UCUM has no unit '\(unit.code)'; write \(unit.code) without quotation marks"
                    : "UCUM has no unit '\(unit.code)', so this cannot be compared\(Self.mending(unit.code))",
                at: node,
                byte: unit.offset,
                linkId: linkId
            )
        }
    }

    /// The code of a Coding or Quantity whose system is UCUM.
    private func checkCode(
        of value: JSONNode,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let tree = item.tree
        let node = tree.child(.code, of: value)
        guard tree.string(at: tree.child(.system, of: value)) == "http://unitsofmeasure.org",
            let code = tree.string(at: node), (try? UCUMUnit(code)) == nil
        else { return }
        subject.report(
            .warning,
            .unit,
            "UCUM has no unit '\(code)', so answers cannot be compared with others\(Self.mending(code))",
            at: node,
            linkId: item.linkId
        )
    }

    /// The code that most likely was meant, by what the unit is called in everyday words, or how such codes look.
    private static func mending(_ code: String) -> String {
        let known =
            everyday[code.lowercased()] ?? Suggestion.nearest(to: code, among: UCUMUnit.symbols)
        return known.map { "; did you mean '\($0)'?" }
            ?? "; write it as UCUM does, such as 'kg' or 'mm[Hg]'"
    }

    private static let everyday = [
        "lb": "[lb_av]", "lbs": "[lb_av]", "pound": "[lb_av]", "pounds": "[lb_av]",
        "oz": "[oz_av]", "ounce": "[oz_av]", "ounces": "[oz_av]", "inch": "[in_i]",
        "inches": "[in_i]", "in": "[in_i]", "ft": "[ft_i]", "foot": "[ft_i]", "feet": "[ft_i]",
        "mmhg": "mm[Hg]", "mm hg": "mm[Hg]", "°c": "Cel", "celsius": "Cel", "°f": "[degF]",
        "fahrenheit": "[degF]", "kgs": "kg", "kilogram": "kg", "kilograms": "kg", "kilo": "kg",
        "gram": "g", "grams": "g", "gr": "g", "meter": "m", "meters": "m", "metre": "m",
        "metres": "m", "cms": "cm", "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
        "minute": "min", "minutes": "min", "mins": "min", "sec": "s", "second": "s",
        "seconds": "s", "day": "d", "days": "d", "week": "wk", "weeks": "wk", "month": "mo",
        "months": "mo", "year": "a", "years": "a", "yr": "a", "yrs": "a", "percent": "%",
        "bpm": "/min", "iu": "[iU]", "mcg": "ug", "μg": "ug", "µg": "ug",
    ]
}
