extension TypeID {
    /// The namespace of a type's name (FHIRPath N1 §10.1.2).
    public enum Namespace: String, Sendable {
        /// R4's own types.
        case fhir = "FHIR"
        /// FHIRPath's types.
        case system = "System"
    }

    /// The namespace the type belongs to; nil for ``unknown``.
    public var namespace: Namespace? {
        switch kind {
        case .unknown: nil
        case .system: .system
        case .primitive, .complex, .backbone, .resource: .fhir
        }
    }

    /// The full name: `System.String`, `Patient`, and for a part the path of its element, `Questionnaire.item`.
    public var name: String {
        String(decoding: Self.names.bytes(of: Int32(rawValue)), as: UTF8.self)
    }

    /// The name that `type().name` reports: without a namespace, and for a part the type it is derived from,
    /// `BackboneElement` or `Element`.
    public var reflectedName: String {
        let name = name
        guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) else { return name }
        return kind == .system ? String(name[name.index(after: dot)...]) : base.name
    }

    /// The type with this name, `Patient`, `code` or the path of a part, in R4.
    ///
    /// Names are case sensitive; nil when R4 has no such type.
    public init?(fhir name: some StringProtocol) {
        self.init(fullName: Array(name.utf8).span)
    }

    /// The type with the name of a step, as in `Patient.name`; nil when R4 has no such type.
    package init?(_ name: ElementName) {
        self.init(fullName: name.utf8.span)
    }

    /// The resource with this name, from the UTF-8 text of a `resourceType`; nil when R4 has none.
    public init?(resourceType name: ArraySlice<UInt8>) {
        guard let type = TypeID(fullName: name.span), type.isResource else { return nil }
        self = type
    }

    /// The type a specifier names (FHIRPath N1 §5.3, Types): in its namespace if it gives one, else R4's type, else
    /// System's.
    ///
    /// `string` is R4's, `String` System's, `Quantity` R4's, `System.Quantity` System's; nil when there is none.
    public init?(_ name: String, in namespace: Namespace? = nil) {
        switch namespace {
        case .fhir:
            guard let type = TypeID(fhir: name), type.kind != .system else { return nil }
            self = type
        case .system:
            guard let type = TypeID(fhir: "System." + name) else { return nil }
            self = type
        case nil:
            guard let type = TypeID(name, in: .fhir) ?? TypeID(name, in: .system) else {
                return nil
            }
            self = type
        }
    }

    /// The names of all types, each under the number of its type.
    private static let names = NameTable(R4Tables.typeNames)

    private init?(fullName: borrowing Span<UInt8>) {
        guard let number = Self.names.number(of: fullName), number > 0 else { return nil }
        self.init(rawValue: Int16(number))
    }
}
