import FHIRModel

/// UCUM's unit symbols and prefixes, from `UCUMTable`.
struct UCUMAtoms: Sendable {
    private struct Atom {
        var isMetric: Bool
        var meaning: Meaning
    }

    private enum Meaning {
        /// A base unit, or an arbitrary one, by its number.
        case base(Int)
        /// So many of another unit.
        case multiple(FHIRDecimal, String)
        case temperature(UCUMOffset, FHIRDecimal, String)
        case pi
    }

    private var atoms: [String: Atom] = [:]
    private var prefixes: [String: UCUMFactor] = [:]

    /// The table, read when the first unit is.
    static let shared = UCUMAtoms()

    private init() {
        for line in UCUMTable.prefixes.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 2 else { continue }
            if let exponent = Int(words[1]) {
                prefixes[words[0]] = UCUMFactor(powerOfTen: exponent)
            } else {
                prefixes[words[0]] = FHIRDecimal(words[1].dropFirst()).flatMap(UCUMFactor.init)
            }
        }
        var bases = 0
        for line in UCUMTable.units.split(separator: "\n") {
            var words = line.split(separator: " ").map(String.init)
            guard words.count > 1 else { continue }
            let symbol = words.removeFirst()
            let isMetric = words[0] == "*"
            if isMetric { words.removeFirst() }
            let meaning: Meaning
            switch (words.first, FHIRDecimal(words.first ?? "")) {
            case ("base", _), ("arbitrary", _):
                meaning = .base(bases)
                bases += 1
            case ("pi", _): meaning = .pi
            case ("Celsius", _): meaning = .temperature(.celsius, FHIRDecimal(1), "K")
            case ("Fahrenheit", _): meaning = .temperature(.fahrenheit, FHIRDecimal(5), "K/9")
            case ("Reaumur", _): meaning = .temperature(.reaumur, FHIRDecimal(5), "K/4")
            case (_, let number?): meaning = .multiple(number, words.last ?? "1")
            default: continue
            }
            atoms[symbol] = Atom(isMetric: isMetric, meaning: meaning)
        }
    }

    /// The symbols of all units, without prefixes.
    var symbols: [String] { atoms.keys.sorted() }

    /// What a symbol means, as a unit or as a prefix and a unit that takes one; nil when it means nothing.
    func term(for symbol: String) -> UCUMTerm? {
        if let atom = atoms[symbol] { return term(for: atom) }
        for length in 1...2 {
            guard let factor = prefixes[String(symbol.prefix(length))],
                let atom = atoms[String(symbol.dropFirst(length))], atom.isMetric,
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
        case .base(let number): UCUMTerm(dimension: UCUMDimension(unit: number))
        case .pi: UCUMTerm(factor: .pi)
        case .multiple(let number, let unit): multiple(number, of: unit)
        case .temperature(let offset, let number, let unit):
            multiple(number, of: unit).map {
                UCUMTerm(dimension: $0.dimension, factor: $0.factor, offset: offset)
            }
        }
    }

    private func multiple(_ number: FHIRDecimal, of unit: String) -> UCUMTerm? {
        var parser = UCUMParser(unit)
        guard let factor = UCUMFactor(number), let term = try? parser.parse() else { return nil }
        return UCUMTerm(factor: factor).multiplied(by: term)
    }
}
