import FHIRModel

extension Evaluator {
    /// The System Quantity a FHIR Quantity stands for (FHIR R4 fhirpath, Use of FHIR Quantity).
    ///
    /// Only a code of UCUM says what the number counts: nil for a code of another system, for a unit in words alone, and where
    /// a comparator makes the value a bound. UCUM's `a` and `mo` are years and months of the calendar.
    func quantity(of item: Item) -> FHIRPathQuantity? {
        let tree = trees[Int(item.tree)]
        let code = tree.child(ElementName.code, of: item.index)
        guard code.exists,
            let number = tree.decimal(at: tree.child(ElementName.value, of: item.index)),
            tree.child(ElementName.comparator, of: item.index).isNone,
            let code = tree.string(at: code)
        else { return nil }
        let system = tree.bytes(at: tree.child(ElementName.system, of: item.index))
        if system.elementsEqual("http://unitsofmeasure.org".utf8) {
            let duration: CalendarUnit? = code == "a" ? .year : code == "mo" ? .month : nil
            let unit = duration.map { FHIRPathUnit.calendar($0) } ?? .ucum(code)
            return FHIRPathQuantity(value: number, unit: unit)
        }
        guard system.elementsEqual("http://hl7.org/fhirpath/CodeSystem/calendar-units".utf8),
            let unit = CalendarUnit(word: code)
        else { return nil }
        return FHIRPathQuantity(value: number, unit: .calendar(unit))
    }

    /// The order of two FHIR Quantities whose unit is not UCUM's but the same in both, such as tablets; nil for others.
    func orderOfOtherUnits(_ left: Item, _ right: Item) -> Ordering? {
        guard let one = amountOfOtherUnit(left), let other = amountOfOtherUnit(right),
            one.system == other.system, one.unit == other.unit
        else { return nil }
        return one.value < other.value
            ? .ascending : one.value == other.value ? .equal : .descending
    }

    private func amountOfOtherUnit(
        _ item: Item
    ) -> (value: FHIRDecimal, system: String?, unit: String)? {
        guard item.kind == .node, item.type.isSubtype(of: .quantity), !isCompanion(item) else {
            return nil
        }
        let tree = trees[Int(item.tree)]
        func text(_ name: ElementName) -> String? {
            tree.string(at: tree.child(name, of: item.index))
        }
        guard let value = tree.decimal(at: tree.child(ElementName.value, of: item.index)),
            tree.child(ElementName.comparator, of: item.index).isNone,
            let unit = text(ElementName.code) ?? text(ElementName.unit)
        else { return nil }
        return (value, text(ElementName.system), unit)
    }

    /// `comparable(other)` (FHIRPath 3.0): whether `=` and `<` of the two quantities have a result; empty unless both are one
    /// quantity or number.
    mutating func comparable(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let input = Items(start: base, end: stack.count)
        let argument = try items(of: expression.operand(1, of: node))
        guard input.count == 1, argument.count == 1 else { return truncate(to: base) }
        let (left, right) = (stack[input.start], stack[argument.start])
        guard let one = value(of: left), let other = value(of: right), isAmount(left, one),
            isAmount(right, other)
        else { return truncate(to: base) }
        let result: Bool
        if let first = one.asQuantity, let second = other.asQuantity {
            result = first.isComparable(to: second)
        } else {
            result = orderOfOtherUnits(left, right) != nil
        }
        replace(from: base, with: .boolean(result))
    }
}
