import FHIRModel

extension Evaluator {
    /// `is`, `as`, `ofType` (FHIRPath N1 §5.2.4 and §6.3).
    mutating func ask(
        _ operation: TypeOperation,
        _ number: Int32,
        base: Int
    ) throws(EvaluationFailure) {
        guard let wanted = expression.wantedTypes[Int(number)] else { throw failure(.unknownType) }
        switch operation {
        case .isOperator, .isFunction:
            guard let item = try single(Items(start: base, end: stack.count)) else { return }
            replace(from: base, with: .boolean(wanted.accepts(item, exactly: false)))
        case .asOperator, .asFunction:
            guard let item = try single(Items(start: base, end: stack.count)) else { return }
            if wanted.accepts(item, exactly: true) { return }
            replace(from: base, with: try systemValue(of: item, as: wanted))
        case .ofType:
            try spend(stack.count - base)
            var kept = base
            for place in base..<stack.count {
                if wanted.accepts(stack[place], exactly: true) {
                    stack[kept] = stack[place]
                } else if let value = try systemValue(of: stack[place], as: wanted) {
                    stack[kept] = value
                } else {
                    continue
                }
                kept += 1
            }
            truncate(to: kept)
        }
    }

    /// The System value an element stands for, where `as` or `ofType` ask for its type.
    ///
    /// FHIR's page (Using FHIR types in expressions) has it beside the element's own type: `name.given.ofType(System.String)`
    /// are the texts, `value as System.Quantity` a quantity of UCUM.
    private mutating func systemValue(
        of item: Item,
        as wanted: WantedType
    ) throws(EvaluationFailure) -> Item? {
        guard let system = wanted.system, item.kind == .node, system != .systemAny,
            item.type.systemType.isSubtype(of: system), let value = value(of: item)
        else { return nil }
        if case .node = value { return nil }
        let made = try store(value)
        return Self.systemType(of: made.kind).isSubtype(of: system) ? made : nil
    }

    /// `type()`: the type of every item.
    mutating func reflect(base: Int) throws(EvaluationFailure) {
        try spend(stack.count - base)
        for place in base..<stack.count {
            let item = stack[place]
            let type = item.kind == .node ? item.type : Self.systemType(of: item.kind)
            let namespace = type.namespace?.rawValue ?? "FHIR"
            let name = type == .unknown ? "Element" : type.reflectedName
            stack[place] = store(.type(namespace: namespace, name: name), as: .type)
        }
    }

    /// The full name of the type that a reflected type is derived from (FHIRPath 3.0, Reflection).
    static func baseType(_ namespace: String, _ name: String) -> String {
        let type = TypeID.Namespace(rawValue: namespace).flatMap { TypeID(name, in: $0) }
        let base = type?.base ?? .systemAny
        return base == .unknown ? TypeID.systemAny.description : base.description
    }

    static func systemType(of kind: Item.Kind) -> TypeID {
        switch kind {
        case .boolean: .systemBoolean
        case .integer: .systemInteger
        case .long: .systemLong
        case .decimal, .wideDecimal: .systemDecimal
        case .string: .systemString
        case .date: .systemDate
        case .dateTime: .systemDateTime
        case .time: .systemTime
        case .quantity: .systemQuantity
        case .type: .systemAny
        case .node: .unknown
        }
    }
}

/// The types a specifier accepts: without a namespace, those of FHIR and those of System.
struct WantedType {
    var fhir: TypeID?
    var system: TypeID?

    /// Nil if there is no such type.
    ///
    /// A FHIR type asked for in System is one that no item has.
    init?(_ specifier: TypeSpecifier) {
        let namespace = specifier.namespace
        if namespace == nil || namespace == "FHIR" {
            fhir = TypeID(specifier.name, in: .fhir)
        }
        if namespace == nil || namespace == "System" {
            system = TypeID(specifier.name, in: .system)
        }
        if fhir != nil || system != nil { return }
        guard namespace == "System", TypeID(specifier.name, in: .fhir) != nil else { return nil }
    }

    /// `as` and `ofType` take a primitive only as the type it was declared with: a code is a
    /// string when asked with `is`, but is not handed out as one.
    func accepts(_ item: Item, exactly isExact: Bool) -> Bool {
        guard item.kind == .node else {
            guard let system else { return false }
            return Evaluator.systemType(of: item.kind).isSubtype(of: system)
        }
        guard let fhir else { return false }
        if isExact, item.type.isPrimitive { return item.type == fhir }
        return item.type.isSubtype(of: fhir)
    }
}
