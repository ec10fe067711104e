/// What the R4 definitions say of the types a Questionnaire or QuestionnaireResponse is made of: the elements each has, of
/// which type, how often, and from which closed set of codes.
struct TypeTable: Sendable {
    /// One element of a type: plain numbers, so that reading one out of the table makes nobody an owner of anything.
    struct Element: Sendable {
        /// The name in JSON, `value[x]` already written out.
        var name: ElementName
        /// The number of the type it is an element of.
        var owner: Int
        /// Its type.
        var type: TypeReference
        /// What stands for it in a set of elements of its type: a bit, one for all the types of a choice.
        var bit: UInt64
        /// Whether it must be there; of a choice, whether one of its types must.
        var isRequired = false
        /// Whether it is an array.
        var isArray = false
        /// The number of the choice it belongs to within its type; -1 if it is none.
        var choice = -1
        /// Whether it came with R5.
        var isR5 = false
    }

    /// What an element holds.
    enum TypeReference: Sendable {
        case primitive(Primitive)
        /// One of the codes of a required binding, as the numbers of these codes.
        case listedCode(Range<Int>)
        /// Another type, as its index into ``TypeTable/types``.
        case complex(Int)
        /// A whole resource of any type (`contained`).
        case resource
        /// A type whose inside is not looked at (`Timing`, `Dosage` and other types only extensions can have).
        case opaque
    }

    /// One type.
    struct Definition: Sendable {
        var name: String
        /// Its elements, as indices into ``TypeTable/elements``.
        var elements = 0..<0
        /// Names of the choices, such as `value[x]`, with the bit of each.
        var choices: [(name: String, bit: UInt64)] = []
        /// The elements and choices that must be there, and those that are choices.
        var required: UInt64 = 0
        var choiceBits: UInt64 = 0
        /// By the number of a name where ``TypeTable/slots`` says which element has it.
        fileprivate var slots = 0..<0
    }

    private(set) var types: [Definition] = []
    /// The elements of all types, those of each beside each other.
    private(set) var elements: [Element] = []
    /// All codes behind each other as UTF-8, and by its number the beginning of each and where it stands.
    private var codeText: [UInt8] = []
    private var codes: [(beginning: UInt64, place: Range<Int>)] = []
    /// The index of an element plus one; 0 for names a type does not have.
    private var slots: [UInt16] = []
    private var numbers: [String: Int] = [:]

    /// The one table, read once.
    static let r4 = TypeTable(reading: r4Definitions)

    func number(of name: String) -> Int? { numbers[name] }

    func elements(of type: Int) -> ArraySlice<Element> { elements[types[type].elements] }

    /// The index of the element of a type with a name.
    func element(named name: ElementName, of type: Int) -> Int? {
        let places = types[type].slots
        let place = places.lowerBound + Int(name.id)
        guard name.id >= 0, place < places.upperBound, slots[place] > 0 else { return nil }
        return Int(slots[place]) - 1
    }

    /// Whether a text is one of some codes.
    func has(_ text: Span<UInt8>, among numbers: Range<Int>) -> Bool {
        let beginning = text.upToEight(at: 0)
        for number in numbers where codes[number].beginning == beginning {
            let code = codeText.span.extracting(codes[number].place)
            if code.count == text.count, text.count <= 8 || code.isSame(as: text) { return true }
        }
        return false
    }

    func codes(_ numbers: Range<Int>) -> [String] {
        codes[numbers].map { String(decoding: codeText[$0.place], as: UTF8.self) }
    }

    /// Reads the notation of ``r4Definitions``.
    init(reading text: String) {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        for line in lines {
            guard let head = line.first else { continue }
            numbers[head] = types.count
            types.append(Definition(name: head))
        }
        for (number, line) in lines.enumerated() {
            types[number].elements = elements.count..<elements.count
            for (place, word) in (Self.common + line.dropFirst()).enumerated() {
                add(word, to: number, bit: 1 << UInt64(place))
            }
            index(number)
        }
    }

    private mutating func index(_ type: Int) {
        let start = slots.count
        let ids = types[type].elements.map { Int(elements[$0].name.id) }
        slots.append(contentsOf: repeatElement(0, count: (ids.max() ?? -1) + 1))
        for (index, id) in zip(types[type].elements, ids) {
            // All of these names are frozen, which a test looks at.
            if id >= 0 { slots[start + id] = UInt16(index + 1) }
            if elements[index].isRequired { types[type].required |= elements[index].bit }
        }
        types[type].slots = start..<slots.count
    }

    private static let common = ["id:element-id", "extension:Extension*"]

    /// One element: `name:type`, then `*` if it repeats, `!` if it must be there, `^` if it is of R5, `=a|b` for its codes.
    private mutating func add(_ word: String, to owner: Int, bit: UInt64) {
        let halves = word.split(separator: "=", maxSplits: 1)
        let parts = halves[0].split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return }
        var type = String(parts[1])
        var element = Element(name: .none, owner: owner, type: .opaque, bit: bit)
        while let last = type.last, "*!^".contains(last) {
            if last == "*" { element.isArray = true }
            if last == "!" { element.isRequired = true }
            if last == "^" { element.isR5 = true }
            type.removeLast()
        }
        let name = String(parts[0])
        guard name.hasSuffix("[x]") else {
            element.name = ElementName(name)
            element.type = halves.count == 2 ? listing(halves[1]) : reference(type)
            append(element)
            return
        }
        element.choice = types[owner].choices.count
        types[owner].choices.append((name, bit))
        types[owner].choiceBits |= bit
        let types =
            type == "any" ? Self.extensionTypes : type.split(separator: "|").map(String.init)
        for type in types {
            element.name = ElementName(
                name.dropLast(3) + type.prefix(1).uppercased() + type.dropFirst()
            )
            element.type = reference(type)
            append(element)
        }
    }

    /// What a type says of its own takes the place of what is common to all.
    private mutating func append(_ element: Element) {
        let start = types[element.owner].elements.lowerBound
        if let common = elements[start...].firstIndex(where: { $0.name == element.name }) {
            elements.remove(at: common)
        }
        elements.append(element)
        types[element.owner].elements = start..<elements.count
    }

    private mutating func listing(_ words: Substring) -> TypeReference {
        let start = codes.count
        for word in words.split(separator: "|") {
            let text = Array(word.utf8)
            codes.append((text.span.upToEight(at: 0), codeText.count..<codeText.count + text.count))
            codeText += text
        }
        return .listedCode(start..<codes.count)
    }

    private func reference(_ type: String) -> TypeReference {
        if let primitive = Primitive(rawValue: type) { return .primitive(primitive) }
        if let number = numbers[type] { return .complex(number) }
        return type == "Resource" ? .resource : .opaque
    }

    /// The 50 types `Extension.value[x]` can have.
    private static let extensionTypes =
        Primitive.allCases.filter { $0 != .xhtml && $0 != .elementID }.map(\.rawValue) + [
            "Address", "Age", "Annotation", "Attachment", "CodeableConcept", "Coding",
            "ContactPoint",
            "Count", "Distance", "Duration", "HumanName", "Identifier", "Money", "Period",
            "Quantity",
            "Range", "Ratio", "Reference", "SampledData", "Signature", "Timing", "ContactDetail",
            "Contributor", "DataRequirement", "Expression", "ParameterDefinition",
            "RelatedArtifact",
            "TriggerDefinition", "UsageContext", "Dosage", "Meta",
        ]
}
