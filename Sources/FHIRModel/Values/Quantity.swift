/// R4 `Quantity`: a number with a unit.
public struct Quantity: Sendable, Hashable {
    /// `Quantity.value`, digits kept.
    public var value: FHIRDecimal?
    /// `Quantity.comparator`: `<`, `<=`, `>=` or `>`.
    public var comparator: String?
    /// `Quantity.unit`: the unit in words.
    public var unit: String?
    /// `Quantity.system`: the system of ``code``, mostly `http://unitsofmeasure.org`.
    public var system: String?
    /// `Quantity.code`: the coded unit.
    public var code: String?

    /// A quantity of these parts.
    public init(
        value: FHIRDecimal?,
        comparator: String? = nil,
        unit: String? = nil,
        system: String? = nil,
        code: String? = nil
    ) {
        self.value = value
        self.comparator = comparator
        self.unit = unit
        self.system = system
        self.code = code
    }

    /// The number and the unit's words (or else its code).
    public var text: String {
        let number = value.map { "\(comparator ?? "")\($0)" }
        let parts: [String?] = [number, unit ?? code]
        return parts.compactMap(\.self).joined(separator: " ")
    }

    /// Whether both have the same coded unit, or the same words where neither has a code.
    public func hasSameUnit(as other: Quantity) -> Bool {
        guard code == nil, other.code == nil else {
            return code == other.code
                && (system == other.system || system == nil || other.system == nil)
        }
        return unit == other.unit
    }
}

extension Quantity {
    /// Reads a Quantity object.
    public init(at node: JSONNode, in tree: borrowing JSONTree) {
        var quantity = Quantity(value: nil)
        for child in tree.children(of: node) {
            let name = tree.name(of: child)
            if name == .value {
                quantity.value = tree.decimal(at: child)
            } else if name == .unit {
                quantity.unit = tree.string(at: child)
            } else if name == .system {
                quantity.system = tree.string(at: child)
            } else if name == .code {
                quantity.code = tree.string(at: child)
            } else if name == .comparator {
                quantity.comparator = tree.string(at: child)
            }
        }
        self = quantity
    }

    /// Writes the parts as properties of an object.
    public func write(into node: JSONNode, of tree: inout JSONTree) {
        if let value { tree.set(.value, decimal: value, in: node) }
        if let comparator { tree.set(.comparator, string: comparator, in: node) }
        if let unit { tree.set(.unit, string: unit, in: node) }
        if let system { tree.set(.system, string: system, in: node) }
        if let code { tree.set(.code, string: code, in: node) }
    }
}

extension Quantity: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`; see ``text``.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
