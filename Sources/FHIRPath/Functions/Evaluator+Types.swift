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
            replace(from: base, with: try cast(item, to: wanted))
        case .ofType:
            try spend(stack.count - base)
            var kept = base
            for place in base..<stack.count {
                guard let item = try cast(stack[place], to: wanted) else { continue }
                stack[kept] = item
                kept += 1
            }
            truncate(to: kept)
        }
    }

    /// The item as what `as` and `ofType` ask for, nil where it is something else.
    ///
    /// An element is also the System value it stands for (FHIR R4 fhirpath, Using FHIR types in expressions):
    /// `name.given.ofType(System.String)` are the texts, `value as System.Quantity` a quantity of UCUM.
    private mutating func cast(
        _ item: Item,
        to wanted: WantedType
    ) throws(EvaluationFailure) -> Item? {
        if wanted.accepts(item, exactly: true) { return item }
        guard item.kind == .node, let system = wanted.system, system != .systemAny,
            item.type.systemType.isSubtype(of: system), let value = value(of: item)
        else { return nil }
        if case .node = value { return nil }
        let cast = try store(value)
        return Self.systemType(of: cast.kind).isSubtype(of: system) ? cast : nil
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
