/// What kind of thing a unit measures: the powers of the base units in it.
///
/// UCUM has seven base units; every arbitrary unit such as `[iU]` counts as one more, since nothing converts to it.
struct UCUMDimension: Hashable, Sendable {
    struct Power: Hashable, Sendable {
        var unit: Int16
        var exponent: Int16
    }

    /// Powers other than 0, by unit.
    private(set) var powers: [Power] = []

    /// No dimension: a number.
    static let none = UCUMDimension()

    private init() {}

    /// The dimension of a base or arbitrary unit.
    init(unit: Int) {
        powers = [Power(unit: Int16(unit), exponent: 1)]
    }

    func multiplied(by other: UCUMDimension) -> UCUMDimension {
        var result = self
        for power in other.powers {
            if let index = result.powers.firstIndex(where: { $0.unit >= power.unit }) {
                if result.powers[index].unit == power.unit {
                    result.powers[index].exponent += power.exponent
                    if result.powers[index].exponent == 0 { result.powers.remove(at: index) }
                } else {
                    result.powers.insert(power, at: index)
                }
            } else {
                result.powers.append(power)
            }
        }
        return result
    }

    /// A power; nil beyond what a unit may have.
    func raised(to exponent: Int) -> UCUMDimension? {
        if exponent == 0 { return UCUMDimension.none }
        var result = self
        for index in powers.indices {
            let product = Int(powers[index].exponent) * exponent
            guard product.magnitude <= UCUMParser.highestPower else { return nil }
            result.powers[index].exponent = Int16(product)
        }
        return result
    }

    /// Whether all powers are within what a unit may have.
    var isWithinBounds: Bool {
        powers.allSatisfy { $0.exponent.magnitude <= UCUMParser.highestPower }
    }
}
