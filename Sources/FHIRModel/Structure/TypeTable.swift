/// What the R4 definitions say of the types a Questionnaire or QuestionnaireResponse is made of: the elements each has, of
/// which type, how often, and from which closed set of codes.
struct TypeTable: Sendable {
    /// One element of a type.
    struct Element: Sendable {
        /// The name in JSON, `value[x]` already written out.
        var name: ElementName
        /// Its type: an index into ``TypeTable/types``, or a primitive.
        var type: TypeReference
        /// Whether it must be there; of a choice, whether one of its types must.
        var isRequired: Bool
        /// Whether it is an array.
        var isArray: Bool
        /// The codes allowed, where the binding is required; empty for any.
        var codes: [String] = []
        /// The same as UTF-8.
        var codeTexts: [[UInt8]] = []
        /// The number of the choice it belongs to within its type; -1 if it is none.
        var choice = -1
        /// Whether it came with R5.
        var isR5 = false
    }

    /// What an element holds.
    enum TypeReference: Sendable {
        case primitive(Primitive)
        case complex(Int)
        /// A whole resource of any type (`contained`).
        case resource
        /// A type whose inside is not looked at (`Timing`, `Dosage` and other types only extensions can have).
        case opaque
    }

    /// One type.
    struct Definition: Sendable {
        var name: String
        var elements: [Element] = []
        /// Names of the choices, such as `value[x]`, with whether they are required.
        var choices: [(name: String, isRequired: Bool)] = []
        /// The elements that must be there, each as its bit; of choices the same.
        var required: UInt64 = 0
        var requiredChoices: UInt64 = 0
        /// By the number of a name the number of the element plus one; 0 for names the type does not have.
        fileprivate var slots: [UInt8] = []

        /// The number of the element with a name.
        func element(named name: ElementName) -> Int? {
            let slot = Int(name.id)
            guard slot < slots.count, slots[slot] > 0 else { return nil }
            return Int(slots[slot]) - 1
        }

        fileprivate mutating func index() {
            for (number, element) in elements.enumerated() {
                let slot = Int(element.name.id)
                while slots.count <= slot { slots.append(0) }
                slots[slot] = UInt8(number + 1)
                if element.isRequired, element.choice < 0 { required |= 1 << UInt64(number) }
            }
            for (number, choice) in choices.enumerated() where choice.isRequired {
                requiredChoices |= 1 << UInt64(number)
            }
        }
    }

    private(set) var types: [Definition] = []
    private var numbers: [String: Int] = [:]

    /// The one table, read once.
    static let r4 = TypeTable(reading: r4Definitions)

    func type(named name: String) -> Definition? {
        numbers[name].map { types[$0] }
    }

    func number(of name: String) -> Int? { numbers[name] }

    /// Reads the notation of ``r4Definitions``.
    init(reading text: String) {
        let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        for line in lines {
            guard let head = line.first else { continue }
            numbers[head] = types.count
            types.append(Definition(name: head))
        }
        for (number, line) in lines.enumerated() {
            var definition = types[number]
            for word in Self.common + line.dropFirst() { add(word, to: &definition) }
            definition.index()
            types[number] = definition
        }
    }

    private static let common = ["id:element-id", "extension:Extension*"]

    /// One element: `name:type`, then `*` if it repeats, `!` if it must be there, `^` if it is of R5, `=a|b` for its codes.
    private mutating func add(_ word: String, to definition: inout Definition) {
        let halves = word.split(separator: "=", maxSplits: 1)
        let parts = halves[0].split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return }
        var type = String(parts[1])
        var element = Element(name: .none, type: .opaque, isRequired: false, isArray: false)
        while let last = type.last, "*!^".contains(last) {
            if last == "*" { element.isArray = true }
            if last == "!" { element.isRequired = true }
            if last == "^" { element.isR5 = true }
            type.removeLast()
        }
        if halves.count == 2 {
            element.codes = halves[1].split(separator: "|").map(String.init)
            element.codeTexts = element.codes.map { Array($0.utf8) }
        }
        let name = String(parts[0])
        guard name.hasSuffix("[x]") else {
            element.name = ElementName(name)
            element.type = reference(type)
            definition.elements.removeAll { $0.name == element.name }
            definition.elements.append(element)
            return
        }
        element.choice = definition.choices.count
        definition.choices.append((name, element.isRequired))
        let types =
            type == "any" ? Self.extensionTypes : type.split(separator: "|").map(String.init)
        for type in types {
            element.name = ElementName(
                name.dropLast(3) + type.prefix(1).uppercased() + type.dropFirst()
            )
            element.type = reference(type)
            definition.elements.append(element)
        }
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
