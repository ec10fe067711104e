extension JSONTree {
    /// A whole number written without point or exponent; nil for anything else.
    public func integer(at node: Index) -> Int? {
        guard node >= 0, kind(of: node) == .number else { return nil }
        var digits = bytes(at: node)
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
            guard !isTooLarge, !overflows else { return nil }
            value = sum
        }
        return isNegative ? -value : value
    }
}
