extension JSONTree {
    /// A whole number written without point or exponent; nil for anything else.
    public func integer(at node: JSONNode) -> Int? {
        guard kind(of: node) == .number else { return nil }
        return withBytes(at: node) { text in
            let isNegative = !text.isEmpty && text[0] == UInt8(ascii: "-")
            var value = 0
            for place in (isNegative ? 1 : 0)..<text.count {
                let digit = text[place] &- UInt8(ascii: "0")
                let (tens, isTooLarge) = value.multipliedReportingOverflow(by: 10)
                let (sum, overflows) = tens.addingReportingOverflow(Int(digit))
                guard digit < 10, !isTooLarge, !overflows else { return nil }
                value = sum
            }
            return isNegative ? -value : value
        }
    }
}
