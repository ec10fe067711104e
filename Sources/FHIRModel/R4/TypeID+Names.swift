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
        R4Tables.typeNames.withName(at: index - 1, of: Self.nameEnds) {
            String(decoding: $0, as: UTF8.self)
        } ?? ""
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
        self.init(fullName: Array(name.utf8)[...])
    }

    /// The resource with this name, from the UTF-8 text of a `resourceType`; nil when R4 has none.
    public init?(resourceType name: ArraySlice<UInt8>) {
        guard let type = TypeID(fullName: name), type.isResource else { return nil }
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

    /// Where each name of `R4Tables.typeNames` ends.
    private static let nameEnds = R4Tables.typeNames.nameEnds

    private init?(fullName wanted: ArraySlice<UInt8>) {
        guard let number = TypeNames.shared.number(of: wanted) else { return nil }
        self.init(rawValue: number)
    }
}

extension String {
    /// Offsets of the ends of the names in a text of names separated by single blanks.
    var nameEnds: [Int32] {
        var ends: [Int32] = []
        var offset: Int32 = 0
        for byte in utf8 {
            if byte == UInt8(ascii: " ") { ends.append(offset) }
            offset += 1
        }
        ends.append(offset)
        return ends
    }

    /// Hands the bytes of one name of such a text to `body`; nil when there is no such name.
    func withName<Result>(
        at index: Int,
        of ends: [Int32],
        _ body: (Substring.UTF8View) -> Result
    ) -> Result? {
        guard ends.indices.contains(index) else { return nil }
        let start = index == 0 ? 0 : Int(ends[index - 1]) + 1
        let from = utf8.index(utf8.startIndex, offsetBy: start)
        let to = utf8.index(from, offsetBy: Int(ends[index]) - start)
        return body(self[from..<to].utf8)
    }
}
