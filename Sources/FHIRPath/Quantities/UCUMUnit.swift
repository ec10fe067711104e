import Synchronization

/// A unit of the Unified Code for Units of Measure, read from its case-sensitive code.
///
/// FHIRPath's quantities (N1 §4.1.8) carry such codes. A unit knows its dimension and its exact size in base units, so
/// that quantities can be compared and converted without binary floating point. Units of which nothing converts,
/// such as `[iU]`, `[pH]` or `B[SPL]`, are comparable only with themselves.
///
/// Sizes follow UCUM 2.2. A temperature scale with a zero of its own, such as `Cel`, counts as an interval of kelvins
/// when it stands in a product.
public struct UCUMUnit: Sendable {
    /// The code as it was written.
    public let code: String
    let dimension: UCUMDimension
    let factor: UCUMFactor
    /// What is added to a value, in this unit, to count from absolute zero.
    let offset: UCUMOffset?

    /// Reads a code such as `mg/dL`, `10*6/uL`, `mm[Hg]` or `kg.m/s2`; the error says what is wrong, and where.
    public init(_ code: String) throws(UCUMSyntaxError) {
        if let known = knownTerms.withLock({ $0[code] }) {
            self.init(code: code, term: known)
            return
        }
        var parser = UCUMParser(Substring(code))
        let term = try parser.parse()
        knownTerms.withLock { if $0.count < 256 { $0[code] = term } }
        self.init(code: code, term: term)
    }

    init(code: String, term: UCUMTerm) {
        self.code = code
        dimension = term.dimension
        factor = term.factor
        offset = term.offset
    }

    /// The unit `1`: none.
    public static let one = UCUMUnit(code: "1", term: .one)

    /// The symbols of all units known, in alphabetical order and without prefixes.
    public static var symbols: [String] { UCUMAtoms.shared.symbols }

    /// Whether values of the two units can be compared and converted: they measure the same kind of thing.
    public func isCommensurable(with other: UCUMUnit) -> Bool {
        dimension == other.dimension
    }
}

/// A part of a unit that has been read: what it measures and how large it is.
struct UCUMTerm: Sendable {
    var dimension = UCUMDimension.none
    var factor = UCUMFactor.one
    var offset: UCUMOffset?

    static let one = UCUMTerm()

    func multiplied(by other: UCUMTerm) -> UCUMTerm? {
        let dimension = dimension.multiplied(by: other.dimension)
        guard dimension.isWithinBounds, let factor = factor.multiplied(by: other.factor) else {
            return nil
        }
        return UCUMTerm(dimension: dimension, factor: factor)
    }

    func raised(to power: Int) -> UCUMTerm? {
        if power == 1 { return self }
        guard let dimension = dimension.raised(to: power), let factor = factor.raised(to: power)
        else { return nil }
        return UCUMTerm(dimension: dimension, factor: factor)
    }
}

/// Units read before: expressions meet the same few again and again.
private let knownTerms = Mutex<[String: UCUMTerm]>([:])
