/// The R4 primitive types, and what their text must look like.
enum Primitive: String, CaseIterable, Sendable {
    case base64Binary, boolean, canonical, code, date, dateTime, decimal, id, instant, integer
    case markdown, oid, positiveInt, string, time, unsignedInt, uri, url, uuid, xhtml
    /// `Element.id`, a text without spaces.
    case elementID = "element-id"

    /// What is wrong with a value of this type; nil if nothing is.
    func fault(at node: JSONNode, in tree: borrowing JSONTree) -> Fault? {
        switch self {
        case .boolean:
            return tree.kind(of: node) == .boolean ? nil : .kind("true or false")
        case .decimal:
            guard tree.kind(of: node) == .number else { return .kind("a number without quotes") }
            return tree.decimal(at: node) == nil ? .text("a number of at most 38 digits") : nil
        case .integer, .unsignedInt, .positiveInt:
            guard tree.kind(of: node) == .number else {
                return .kind("a whole number without quotes")
            }
            return integerFault(tree.integer(at: node))
        case .base64Binary, .canonical, .code, .date, .dateTime, .elementID, .id, .instant,
            .markdown, .oid, .string, .time, .uri, .url, .uuid, .xhtml:
            guard tree.kind(of: node) == .string else { return .kind("a text in quotes") }
            // In the text of a JSON file they only come as escapes.
            let mayHaveControls = !tree.isFreeOfEscapes(node)
            return tree.withBytes(at: node) { textFault($0, mayHaveControls: mayHaveControls) }
        }
    }

    /// What is wrong with a value.
    enum Fault: Equatable {
        /// Another kind of JSON value is needed.
        case kind(String)
        /// The text is not of this form.
        case text(String)
        /// The text is nothing but blanks, which R4 advises against.
        case blank
    }

    private func integerFault(_ value: Int?) -> Fault? {
        let lowest = self == .positiveInt ? 1 : self == .unsignedInt ? 0 : Int(Int32.min)
        guard let value, value >= lowest, value <= Int(Int32.max) else {
            return .text("a whole number from \(lowest) to \(Int32.max)")
        }
        return nil
    }

    private func textFault(_ bytes: Span<UInt8>, mayHaveControls: Bool) -> Fault? {
        switch self {
        case .string, .markdown, .boolean, .decimal, .integer, .unsignedInt, .positiveInt:
            return Self.wordsFault(bytes, mayHaveControls: mayHaveControls)
        case .xhtml:
            return Self.isDivision(Self.array(bytes)[...])
                ? nil : .text("XHTML in a <div> … </div>")
        case .base64Binary:
            return Self.isBase64(Self.array(bytes)[...])
                ? nil : .text("base64: letters, digits, '+', '/' and '='")
        case .elementID:
            return bytes.isEmpty || !bytes.isFreeOfBlanks() ? .text("a name without spaces") : nil
        case .uri, .url, .canonical:
            return bytes.isEmpty || !bytes.isFreeOfBlanks()
                ? .text("an address without spaces") : nil
        case .oid:
            return Self.isOID(Self.array(bytes)[...]) ? nil : .text("an OID such as urn:oid:1.2.3")
        case .uuid:
            return Self.isUUID(Self.array(bytes)[...])
                ? nil : .text("urn:uuid: and a UUID in lower case")
        case .code:
            return Self.isCode(bytes) ? nil : .text("a code without spaces at its ends or in rows")
        case .id:
            return bytes.count <= 64 && !bytes.isEmpty
                && bytes.indices.allSatisfy { Self.isIdByte(bytes[$0]) }
                ? nil : .text("1 to 64 letters, digits, '-' or '.'")
        case .date:
            let value = FHIRDateTime(Self.string(bytes))
            return value?.isDate == true ? nil : .text("a date YYYY, YYYY-MM or YYYY-MM-DD")
        case .dateTime:
            return FHIRDateTime(Self.string(bytes)) != nil
                ? nil : .text("a date, or a date and time with seconds and time zone")
        case .instant:
            let value = FHIRDateTime(Self.string(bytes))
            return value?.offset != nil ? nil : .text("a date and time with seconds and time zone")
        case .time:
            return FHIRTime(Self.string(bytes)) != nil
                ? nil : .text("a time HH:MM:SS")
        }
    }

    private static func string(_ bytes: Span<UInt8>) -> String {
        String(decoding: array(bytes), as: UTF8.self)
    }

    private static func array(_ bytes: Span<UInt8>) -> [UInt8] {
        bytes.indices.map { bytes[$0] }
    }

    private static func isCode(_ bytes: Span<UInt8>) -> Bool {
        var previous = UInt8(ascii: " ")
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20 || (byte == 0x20 && previous == 0x20) { return false }
            previous = byte
        }
        return previous != 0x20
    }

    private static func isIdByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default:
            false
        }
    }
}
