/// A type of FHIR R4 or of FHIRPath's System namespace, as a small number (FHIRPath N1 §10, Type Information).
///
/// Numbers are dense and follow the inheritance of the types, so that ``isSubtype(of:)`` is two comparisons. They are
/// an affair of this process: never store one.
public struct TypeID: Hashable, Sendable {
    /// The number of the type; 0 for `unknown`.
    public let rawValue: Int16

    @inlinable init(rawValue: Int16) {
        self.rawValue = rawValue
    }

    /// Whether both are the same type.
    @inlinable public static func == (one: TypeID, other: TypeID) -> Bool {
        one.rawValue == other.rawValue
    }

    /// No type: a node that no definition describes.
    @inlinable public static var unknown: TypeID { TypeID(rawValue: 0) }

    /// What sort of type this is.
    public enum Kind: UInt8, Sendable {
        /// No type known.
        case unknown
        /// A type of FHIRPath's System namespace.
        case system
        /// A primitive data type of R4, such as `code`.
        case primitive
        /// A data type of R4 with elements, such as `Coding`, or a part of one, such as `Timing.repeat`.
        case complex
        /// A part of a resource, such as `Questionnaire.item`, or `BackboneElement` itself.
        case backbone
        /// A resource of R4, abstract ones included.
        case resource
    }

    /// What sort of type this is.
    public var kind: Kind {
        Kind(rawValue: R4Tables.kinds[index]) ?? .unknown
    }

    /// Whether the type is a primitive data type of R4, whose value is the JSON value itself.
    public var isPrimitive: Bool { kind == .primitive }

    /// Whether the type is a resource, abstract ones included.
    public var isResource: Bool { isSubtype(of: .resource) }

    /// Whether values of this type are values of `other`: the same type, or derived from it.
    ///
    /// Everything known is a `System.Any`; nothing is a subtype of `unknown`.
    public func isSubtype(of other: TypeID) -> Bool {
        rawValue >= other.rawValue && rawValue <= R4Tables.lastDerived[other.index]
            && rawValue > 0
    }

    /// The type this one is derived from (`baseDefinition`): `Element` and `Resource` are derived from
    /// `System.Any`, which is derived from `unknown`.
    public var base: TypeID {
        TypeID(rawValue: R4Tables.parents[index])
    }

    /// The System type that a value of this type becomes by itself in an expression (FHIR R4, Using FHIRPath,
    /// and FHIRPath N1 §6.1): `code` gives String, `Age` gives Quantity; `unknown` where there is none.
    public var systemType: TypeID {
        TypeID(rawValue: Int16(R4Tables.systemTypes[index]))
    }

    /// Whether the type is abstract: no value has it, only types derived from it.
    @inlinable public var isAbstract: Bool {
        self == .systemAny || self == .element || self == .backboneElement || self == .resource
            || self == .domainResource
    }

    /// The number as a place in the tables.
    var index: Int { Int(rawValue) }
}

extension TypeID: CustomStringConvertible {
    /// The name with its namespace, as FHIRPath writes it: `System.String`, `FHIR.Patient`, `FHIR.Questionnaire.item`.
    public var description: String {
        switch kind {
        case .unknown: "unknown"
        case .system: name
        case .primitive, .complex, .backbone, .resource: "FHIR." + name
        }
    }
}

extension TypeID: CaseIterable {
    /// Every type there is, System's first, each after the type it is derived from; without `unknown`.
    public static var allCases: [TypeID] {
        R4Tables.kinds.indices.dropFirst().map { TypeID(rawValue: Int16($0)) }
    }
}
