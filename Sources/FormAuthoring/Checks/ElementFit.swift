internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// Whether a value of one type can fill an element of another when answers are extracted.
enum ElementFit: Hashable {
    case fits
    /// Only some values of the type do, or only a part of each is kept.
    case partly
    case never

    /// How values of a type fit an element.
    init(of value: TypeID, in element: TypeID) {
        let isOpen =
            value == .unknown || element == .unknown || value.isAbstract || element.isAbstract
            || value == .systemAny
        if isOpen {
            self = .fits
        } else if element.isPrimitive || element.kind == .system {
            self =
                value.isPrimitive || value.kind == .system
                ? Self.fit(of: value, inPrimitive: element) : Self.fit(ofObject: value, in: element)
        } else if value.isPrimitive || (value.kind == .system && value != .systemQuantity) {
            self = Self.fit(of: value, inObject: element)
        } else {
            let isSame =
                value.isSubtype(of: element) || element.isSubtype(of: value)
                || value == .systemQuantity && element.isSubtype(of: .quantity)
                || value == .coding && element == .codeableConcept
            self = isSame ? .fits : .never
        }
    }

    /// The System type that stands for a primitive's values.
    private static func system(_ type: TypeID) -> TypeID {
        type.kind == .system ? type : type.systemType
    }

    private static func fit(of value: TypeID, inPrimitive element: TypeID) -> ElementFit {
        let (own, wanted) = (system(value), system(element))
        switch wanted {
        case .systemBoolean: return own == .systemBoolean ? .fits : text(own) ? .partly : .never
        case .systemInteger, .systemDecimal:
            if own == .systemInteger || own == .systemDecimal { return .fits }
            return text(own) || own == .systemQuantity ? .partly : .never
        case .systemDate, .systemDateTime:
            if own == .systemDate || own == .systemDateTime { return .fits }
            return text(own) ? .partly : .never
        case .systemTime: return own == .systemTime ? .fits : text(own) ? .partly : .never
        default:
            // Whatever is written as a text can be the text of a string.
            return own == .systemQuantity ? .never : .fits
        }
    }

    private static func text(_ own: TypeID) -> Bool { own == .systemString }

    /// Elements of which a part is kept: a Coding's code or display, a Reference's address.
    private static func fit(ofObject value: TypeID, in element: TypeID) -> ElementFit {
        let hasText =
            value == .coding || value == .codeableConcept || value == .reference
            || value == .identifier || value == .contactPoint || value == .annotation
            || value == .humanName || value == .address
        return switch system(element) {
        case .systemString: hasText ? .partly : .never
        case .systemInteger, .systemDecimal: value.isSubtype(of: .quantity) ? .partly : .never
        default: .never
        }
    }

    /// Elements that a primitive stands for as a whole: a Reference's address, a concept's text.
    private static func fit(of value: TypeID, inObject element: TypeID) -> ElementFit {
        switch element {
        case .reference, .coding, .codeableConcept, .annotation, .humanName, .address, .identifier,
            .contactPoint:
            return .fits
        default:
            guard element.isSubtype(of: .quantity) else { return .never }
            let own = system(value)
            if own == .systemInteger || own == .systemDecimal { return .fits }
            return text(own) ? .partly : .never
        }
    }
}
