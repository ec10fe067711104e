extension TypeTable {
    /// Puts together what R4 says of some resources and of all types their parts have.
    init(reaching roots: [TypeID]) {
        var order = roots
        var known = Dictionary(uniqueKeysWithValues: zip(roots, roots.indices))
        var next = 0
        while next < order.count {
            for entry in R4Types.rows(of: order[next]) where entry.role != .choice {
                let isLookedInto = entry.type.kind == .complex || entry.type.kind == .backbone
                guard isLookedInto, known[entry.type] == nil else { continue }
                known[entry.type] = order.count
                order.append(entry.type)
            }
            next += 1
        }
        for (number, type) in order.enumerated() {
            numbers[type.name] = number
            types.append(Definition(name: type.name))
        }
        for (number, type) in order.enumerated() {
            types[number].elements = elements.count..<elements.count
            var bits = Bits()
            read(type, number, known, &bits)
            for later in R5Element.all where later.owner == type.name {
                add(later, to: number, &bits)
            }
            index(number)
        }
    }

    /// Hands out a bit for each element of a type; those past the 64th, of which no type has so many, are not missed.
    private struct Bits {
        private var next: UInt64 = 1

        mutating func take() -> UInt64 {
            defer { next <<= 1 }
            return next
        }
    }

    /// Takes over the elements of a type; all types of a choice have one bit.
    private mutating func read(
        _ type: TypeID,
        _ number: Int,
        _ known: [TypeID: Int],
        _ bits: inout Bits
    ) {
        var choices: [UInt16: Int] = [:]
        for entry in R4Types.rows(of: type) where entry.role == .choice {
            choices[entry.name] = add(choice: entry, to: number, &bits)
        }
        for entry in R4Types.rows(of: type) where entry.role != .choice {
            var element = Element(
                name: ElementName(elementNumber: Int(entry.name)),
                owner: number,
                type: reference(entry, in: type, known),
                bit: 0
            )
            element.isArray = entry.isCollection
            if entry.role == .alternative,
                let choice = choices[R4Tables.choiceNames[Int(entry.name)]]
            {
                element.choice = choice
                element.bit = types[number].choices[choice].bit
            } else {
                element.bit = bits.take()
                if entry.isRequired { types[number].required |= element.bit }
            }
            append(element)
        }
    }

    private mutating func add(choice entry: Entry, to number: Int, _ bits: inout Bits) -> Int {
        let bit = bits.take()
        let name = ElementName(elementNumber: Int(entry.name))
        types[number].choices.append(("\(name)[x]", bit))
        types[number].choiceBits |= bit
        if entry.isRequired { types[number].required |= bit }
        return types[number].choices.count - 1
    }

    private mutating func reference(
        _ entry: Entry,
        in type: TypeID,
        _ known: [TypeID: Int]
    ) -> TypeReference {
        let name = ElementName(elementNumber: Int(entry.name))
        let codes = R4Types.codes(of: type, named: name)
        if !codes.isEmpty {
            return .listedCode(listing(codes + R5Element.codes(of: type.name, name)))
        }
        if let number = known[entry.type] { return .complex(number) }
        guard let primitive = Primitive(rawValue: entry.type.name) else { return .resource }
        // R4 calls the id of an element a string, and forbids it blanks.
        return .primitive(name == .id && primitive == .string ? .elementID : primitive)
    }

    /// An element that only R5 has.
    private mutating func add(_ later: R5Element, to number: Int, _ bits: inout Bits) {
        let bit = bits.take()
        var element = Element(name: .none, owner: number, type: .resource, bit: bit)
        element.isR5 = true
        if later.name.hasSuffix("[x]") {
            element.choice = types[number].choices.count
            types[number].choices.append((later.name, bit))
            types[number].choiceBits |= bit
        }
        for type in later.types {
            element.name = ElementName(later.property(of: type))
            if !later.codes.isEmpty {
                element.type = .listedCode(listing(later.codes))
            } else if let known = numbers[type] {
                element.type = .complex(known)
            } else if let primitive = Primitive(rawValue: type) {
                element.type = .primitive(primitive)
            }
            append(element)
        }
    }

    private mutating func append(_ element: Element) {
        elements.append(element)
        types[element.owner].elements = types[element.owner].elements.lowerBound..<elements.count
    }

    private mutating func listing(_ words: [String]) -> Range<Int> {
        let start = codes.count
        for word in words {
            let text = Array(word.utf8)
            codes.append((text.span.upToEight(at: 0), codeText.count..<codeText.count + text.count))
            codeText += text
        }
        return start..<codes.count
    }

    /// Lays out where each name stands among the elements of a type.
    private mutating func index(_ type: Int) {
        let start = slots.count
        let ids = types[type].elements.map { Int(elements[$0].name.id) }
        slots.append(contentsOf: repeatElement(0, count: (ids.max() ?? -1) + 1))
        for (index, id) in zip(types[type].elements, ids) where id >= 0 {
            // All of these names are frozen, which a test looks at.
            slots[start + id] = UInt16(index + 1)
        }
        types[type].slots = start..<slots.count
    }
}
