import FHIRModel

/// UCUM's unit symbols and prefixes, from `UCUMTable`.
struct UCUMAtoms: Sendable {
    private struct Atom {
        var isMetric: Bool
        /// The place in the table, which numbers base and arbitrary units.
        var number: Int
        /// `base`, `arbitrary`, `pi`, the name of a temperature scale, or a number and a unit.
        var meaning: Substring
    }

    private var atoms: [Substring: Atom] = [:]
    private var prefixes: [Substring: UCUMFactor] = [:]

    /// The table, read when the first unit is.
    static let shared = UCUMAtoms()

    private init() {
        for line in UCUMTable.prefixes.utf8.split(separator: UInt8(ascii: "\n")) {
            let (name, value) = Self.halves(line)
            if let exponent = Int(value) {
                prefixes[name] = UCUMFactor(powerOfTen: exponent)
            } else {
                prefixes[name] = FHIRDecimal(value.dropFirst()).flatMap(UCUMFactor.init)
            }
        }
        atoms.reserveCapacity(512)
        for line in UCUMTable.units.utf8.split(separator: UInt8(ascii: "\n")) {
            var (symbol, meaning) = Self.halves(line)
            let isMetric = meaning.utf8.first == UInt8(ascii: "*")
            if isMetric { meaning = meaning.dropFirst(2) }
            atoms[symbol] = Atom(isMetric: isMetric, number: atoms.count, meaning: meaning)
        }
    }

    /// A line up to its first blank, and what comes after.
    private static func halves(_ line: Substring.UTF8View) -> (name: Substring, rest: Substring) {
        let blank = line.firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex
        return (Substring(line[..<blank]), Substring(line[blank...].dropFirst()))
    }

    /// The symbols of all units, without prefixes.
    var symbols: [String] { atoms.keys.map(String.init).sorted() }

    /// What a symbol means, as a unit or as a prefix and a unit that takes one; nil when it means nothing.
    func term(for symbol: Substring) -> UCUMTerm? {
        if let atom = atoms[symbol] { return term(for: atom) }
        for length in 1...2 {
            guard let factor = prefixes[symbol.prefix(length)],
                let atom = atoms[symbol.dropFirst(length)], atom.isMetric,
                let term = term(for: atom)
            else { continue }
            var result = UCUMTerm(factor: factor).multiplied(by: term)
            if let offset = term.offset {
                result?.offset = offset.scaled(byPowerOfTen: factor.exponent)
            }
            return result
        }
        return nil
    }

    private func term(for atom: Atom) -> UCUMTerm? {
        switch atom.meaning {
        case "base", "arbitrary": return UCUMTerm(dimension: UCUMDimension(unit: atom.number))
        case "pi": return UCUMTerm(factor: .pi)
        case "Celsius": return scale(1, "K", from: .celsius)
        case "Fahrenheit": return scale(5, "K/9", from: .fahrenheit)
        case "Reaumur": return scale(5, "K/4", from: .reaumur)
        default:
            let (number, unit) = Self.halves(atom.meaning.utf8)
            return FHIRDecimal(number).flatMap { multiple($0, of: unit) }
        }
    }

    private func scale(_ number: Int, _ unit: Substring, from offset: UCUMOffset) -> UCUMTerm? {
        multiple(FHIRDecimal(number), of: unit).map {
            UCUMTerm(dimension: $0.dimension, factor: $0.factor, offset: offset)
        }
    }

    private func multiple(_ number: FHIRDecimal, of unit: Substring) -> UCUMTerm? {
        var parser = UCUMParser(unit)
        guard let factor = UCUMFactor(number), let term = try? parser.parse() else { return nil }
        return UCUMTerm(factor: factor).multiplied(by: term)
    }
}
