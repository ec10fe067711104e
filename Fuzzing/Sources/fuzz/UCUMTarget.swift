import FHIRModel
import FHIRPath

extension Target {
    /// A unit of UCUM and, behind a line `%%`, another one and a number.
    static let ucum = Target(
        name: "ucum",
        summary: "a unit of UCUM, a line %%, and another",
        longest: 96,
        memory: (constant: 4 << 20, perByte: 100_000),
        attempt: attemptUCUM
    )

    private static let numbers = ["1", "-0.50", "37.5", "12345678901234567890"].compactMap {
        FHIRDecimal($0)
    }

    private static func attemptUCUM(_ input: [UInt8]) -> String {
        let parts = InputParts(input)
        let codes = [parts.first, parts.second ?? parts.first].map {
            String(decoding: $0, as: UTF8.self)
        }
        var units: [UCUMUnit] = []
        for code in codes {
            do {
                units.append(try UCUMUnit(code))
            } catch {
                hold(
                    "an error names a place in the text",
                    (0...code.unicodeScalars.count).contains(error.offset)
                ) {
                    "\(error)"
                }
                return "\(error)"
            }
        }
        return outcome(of: units[0], units[1])
    }

    private static func outcome(of one: UCUMUnit, _ other: UCUMUnit) -> String {
        let isAlike = one.isCommensurable(with: other)
        hold("a unit measures what it measures", one.isCommensurable(with: one))
        hold("units are alike both ways", isAlike == other.isCommensurable(with: one))
        var output = ["\(isAlike)"]
        for value in numbers {
            if let order = one.order(value, against: value, of: one) {
                hold("a quantity is itself", order == 0)
            }
            if let same = one.convert(value, to: one) {
                hold("a quantity in its own unit stays", same == value) { "\(value) \(same)" }
            }
            guard isAlike else {
                hold(
                    "what is not alike has no order",
                    one.order(value, against: value, of: other) == nil
                )
                hold("what is not alike is not converted", one.convert(value, to: other) == nil)
                continue
            }
            let order = one.order(value, against: value, of: other)
            let inverse = other.order(value, against: value, of: one)
            if let order, let inverse {
                hold("an order turns round", order == -inverse) { "\(value) \(order) \(inverse)" }
            }
            let converted = one.convert(value, to: other)
            output.append("\(order.map(String.init) ?? "-") \(converted?.description ?? "-")")
            checkBack(value, one, other, converted)
        }
        return output.joined(separator: "\n")
    }

    /// There and back again, the first 20 digits are the same.
    private static func checkBack(
        _ value: FHIRDecimal,
        _ one: UCUMUnit,
        _ other: UCUMUnit,
        _ converted: FHIRDecimal?
    ) {
        guard let converted, converted != FHIRDecimal(0), converted.description.utf8.count >= 20,
            converted.description.utf8.count < 38, let back = other.convert(converted, to: one),
            let difference = back.subtracting(value), let tolerance = FHIRDecimal("0.000001")
        else { return }
        let isNear = difference < tolerance && tolerance.negated.map { $0 < difference } ?? true
        hold("there and back again it is the same", isNear || value.integer ?? 0 > 1_000) {
            "\(value) \(one.code) = \(converted) \(other.code) = \(back)"
        }
    }
}
