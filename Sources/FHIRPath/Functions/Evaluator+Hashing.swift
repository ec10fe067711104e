import FHIRModel

extension Evaluator {
    /// A number that is the same for equal items, and mostly different for others.
    func hash(of item: Item) -> UInt32 {
        if item.kind == .node {
            let tree = trees[Int(item.tree)]
            switch tree.kind(of: item.index) {
            case .object:
                guard !isCompanion(item), !item.type.isSubtype(of: .quantity) else { return 1 }
                return elementHash(item.index, in: tree, levels: 3)
            case .string where item.type.systemType == .systemString || item.type == .unknown:
                return Self.hash(tree.bytes(at: item.index))
            case .array, .string, .number, .boolean, .null: break
            }
        }
        guard let value = value(of: item) else { return 1 }
        return Self.hash(value)
    }

    private static func hash(_ value: FHIRPathValue) -> UInt32 {
        switch value {
        case .boolean(let value): value ? 3 : 5
        case .integer(let value): hash(FHIRDecimal(value))
        case .long(let value): hash(FHIRDecimal(significand: Int128(value)))
        case .decimal(let value): hash(value)
        case .string(let value): hash(value.utf8)
        case .date(let value), .dateTime(let value): hash(value)
        case .time(let value): UInt32(truncatingIfNeeded: value.hour &* 60 &+ (value.minute ?? 0))
        case .type(_, let name): hash(name.utf8)
        case .quantity, .node, .instance: 1
        }
    }

    /// Equal dates have zones both or neither, so the moment in UTC stands for those that have one.
    private static func hash(_ date: FHIRDateTime) -> UInt32 {
        if let minute = date.minuteInUTC { return mix(UInt32(truncatingIfNeeded: minute)) }
        var hash = date.year &* 13 &+ (date.month ?? 0)
        hash = hash &* 32 &+ (date.day ?? 0)
        hash = hash &* 24 &+ (date.time?.hour ?? 0)
        return mix(UInt32(truncatingIfNeeded: hash &* 60 &+ (date.time?.minute ?? 0)))
    }

    private static func hash(_ number: FHIRDecimal) -> UInt32 {
        let number = number.normalized
        let bits = UInt64(truncatingIfNeeded: number.significand) &* 31 &+ UInt64(number.scale)
        return mix(UInt32(truncatingIfNeeded: bits ^ (bits >> 32)))
    }

    /// FNV-1a.
    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash
    }

    private static func mix(_ bits: UInt32) -> UInt32 {
        var bits = bits &* 0x9E37_79B1
        bits ^= bits >> 15
        return bits
    }

    /// The strings right under an element tell most elements apart; only where there are none are
    /// its numbers and inner elements looked at.
    ///
    /// The order of properties does not count.
    private func elementHash(_ node: JSONNode, in tree: JSONTree, levels: Int) -> UInt32 {
        var strings: UInt32 = 0
        var others: UInt32 = 0
        var child = tree.firstChild(of: node)
        while child.exists {
            // A name of the tree's own has another number in another tree.
            let name = UInt32(bitPattern: max(-1, tree.nameNumber(of: child)))
            switch tree.kind(of: child) {
            case .string: strings &+= Self.mix(Self.hash(tree.bytes(at: child)) ^ name)
            case .number:
                others &+= Self.mix(tree.decimal(at: child).map { Self.hash($0) } ?? 7) ^ name
            case .boolean: others &+= Self.mix(tree.boolean(at: child) == true ? 3 : 5) ^ name
            case .object, .array, .null: break
            }
            child = tree.nextSibling(of: child)
        }
        if strings != 0 || levels == 0 { return Self.mix(strings) }
        child = tree.firstChild(of: node)
        while child.exists {
            let kind = tree.kind(of: child)
            if kind == .object || kind == .array {
                others &+= elementHash(child, in: tree, levels: levels - 1)
            }
            child = tree.nextSibling(of: child)
        }
        return Self.mix(others)
    }
}
