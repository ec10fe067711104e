internal import FHIRModel

/// The codes of R4 `item-type` by their first eight bytes and their length, which tell them apart.
struct ItemTypeTable: Sendable {
    private let entries: [(key: UInt64, count: Int, type: Questionnaire.ItemType)]

    init() {
        entries = Questionnaire.ItemType.allCases.map { type in
            let code = Array(type.rawValue.utf8)
            return (Self.key(of: code[...]), code.count, type)
        }
    }

    /// The type with a code; nil for a code that R4 does not have.
    func type(named code: ArraySlice<UInt8>) -> Questionnaire.ItemType? {
        let key = Self.key(of: code)
        for entry in entries where entry.key == key && entry.count == code.count {
            return code.count <= 8 || code.elementsEqual(entry.type.rawValue.utf8)
                ? entry.type : nil
        }
        return nil
    }

    private static func key(of code: ArraySlice<UInt8>) -> UInt64 {
        code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
