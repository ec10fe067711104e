internal import FHIRModel

// When it is known whether an item is asked: once the last of the questions its conditions look at has been passed.
extension FormCompiler {
    /// For every item, the last item in document order that decides whether it is enabled; -1 where nothing does.
    ///
    /// An expression that may read any answer is taken to be decided where its own item stands. A calculated value is decided with
    /// the answers it is made of.
    func deciders(_ expressions: FormExpressions) -> [Int32] {
        var deciders = [Int32](repeating: -1, count: items.count)
        let reading = lastRead(by: expressions)
        for index in items.indices {
            let item = items[index]
            var last: Int32 = -1
            if item.parent >= 0 {
                last = deciders[Int(item.parent)]
                if items[Int(item.parent)].type.isQuestion { last = max(last, item.parent) }
            }
            for number in item.conditions {
                let target = conditions[Int(number)].target
                guard target >= 0 else { continue }
                let computed = reading.calculated[Int(target)]
                last = max(last, computed >= 0 ? computed : max(target, deciders[Int(target)]))
            }
            deciders[index] = max(last, reading.enabling[index])
        }
        return deciders
    }

    /// The last item that the calculated value or the `enableWhenExpression` of each item reads; -1 where there is none.
    private func lastRead(
        by expressions: FormExpressions
    ) -> (calculated: [Int32], enabling: [Int32]) {
        var calculated = [Int32](repeating: -1, count: items.count)
        var enabling = calculated
        func note(_ read: Int32, by number: Int) {
            let item = Int(expressions.all[number].item)
            guard item >= 0 else { return }
            switch expressions.all[number].role {
            case .calculated: calculated[item] = max(calculated[item], read)
            case .enableWhen: enabling[item] = max(enabling[item], read)
            case .variable, .initial, .answers, .toggle, .valueSet, .text, .prefix, .required,
                .repeats,
                .readOnly, .maxLength, .limit, .constraint:
                break
            }
        }
        for item in items.indices {
            for number in expressions.readers.readers(of: Int32(item)) {
                note(Int32(item), by: Int(number))
            }
        }
        for number in expressions.broad {
            note(expressions.all[number].item, by: number)
        }
        return (calculated, enabling)
    }
}
