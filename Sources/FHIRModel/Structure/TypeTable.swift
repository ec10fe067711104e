/// What R4's tables say of the types some resources are made of, laid out for a check: the elements each has, of which type, how
/// often, and from which closed set of codes.
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
        var slots = 0..<0
    }

    var types: [Definition] = []
    /// The elements of all types, those of each beside each other.
    var elements: [Element] = []
    /// All codes behind each other as UTF-8, and by its number the beginning of each and where it stands.
    var codeText: [UInt8] = []
    var codes: [(beginning: UInt64, place: Range<Int>)] = []
    /// The index of an element plus one; 0 for names a type does not have.
    var slots: [UInt16] = []
    var numbers: [String: Int] = [:]

    /// What questionnaires and their answers are made of, put together once.
    static let r4 = TypeTable(reaching: [.questionnaire, .questionnaireResponse])

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
}
