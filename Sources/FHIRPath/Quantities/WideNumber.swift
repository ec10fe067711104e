/// A whole number of any length, for comparing products exactly; never negative.
struct WideNumber {
    /// From the least significant on, without zeros at the top.
    private var limbs: [UInt32] = []

    init(_ value: UInt128) {
        var rest = value
        while rest != 0 {
            limbs.append(UInt32(truncatingIfNeeded: rest))
            rest >>= 32
        }
    }

    mutating func multiply(by factor: UInt128) {
        let other = WideNumber(factor)
        var product = [UInt32](repeating: 0, count: limbs.count + other.limbs.count)
        for (index, limb) in limbs.enumerated() {
            var carry: UInt64 = 0
            for (place, digit) in other.limbs.enumerated() {
                let sum = UInt64(limb) * UInt64(digit) + UInt64(product[index + place]) + carry
                product[index + place] = UInt32(truncatingIfNeeded: sum)
                carry = sum >> 32
            }
            product[index + other.limbs.count] = UInt32(carry)
        }
        while product.last == 0 { product.removeLast() }
        limbs = product
    }

    mutating func multiply(byPowerOfTen exponent: Int) {
        var rest = exponent
        while rest > 0 {
            let step = min(rest, 38)
            multiply(by: (0..<step).reduce(1) { power, _ in power * 10 })
            rest -= step
        }
    }

    /// Less than, equal to or greater than 0 as this number is less than, equal to or greater than the other.
    func order(against other: WideNumber) -> Int {
        if limbs.count != other.limbs.count { return limbs.count < other.limbs.count ? -1 : 1 }
        for (one, two) in zip(limbs.reversed(), other.limbs.reversed()) where one != two {
            return one < two ? -1 : 1
        }
        return 0
    }
}
