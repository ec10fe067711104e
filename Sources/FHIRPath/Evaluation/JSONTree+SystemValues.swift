import FHIRModel

extension JSONTree {
    /// The System value of a primitive (FHIR R4 fhirpath, implicit conversions): what it holds, in the System type of its FHIR
    /// type; nil for what is no primitive with a value.
    func systemValue(at node: JSONNode, type: TypeID) -> FHIRPathValue? {
        switch kind(of: node) {
        case .object, .array, .null: nil
        case .boolean: boolean(at: node).map { .boolean($0) }
        case .number: systemNumber(at: node, type: type)
        case .string: systemText(at: node, type: type)
        }
    }

    /// The value of a JSON number: an Integer, or a Decimal.
    func systemNumber(at node: JSONNode, type: TypeID) -> FHIRPathValue? {
        guard let decimal = decimal(at: node) else { return nil }
        if type == .decimal || decimal.scale > 0 { return .decimal(decimal) }
        // Past 32 bits there is no Integer.
        guard let whole = decimal.integer, Int32(exactly: whole) != nil else {
            return .decimal(decimal)
        }
        return .integer(whole)
    }

    /// The value of a JSON string: a date or time where the type is one, else a String.
    func systemText(at node: JSONNode, type: TypeID) -> FHIRPathValue? {
        guard let text = string(at: node) else { return nil }
        switch type.systemType {
        case .systemDate:
            return FHIRDateTime(text, isPartialAllowed: true).map { .date($0) } ?? .string(text)
        case .systemDateTime:
            return FHIRDateTime(text, isPartialAllowed: true).map { .dateTime($0) } ?? .string(text)
        case .systemTime:
            return FHIRTime(text, isPartialAllowed: true).map { .time($0) } ?? .string(text)
        default: return .string(text)
        }
    }
}
