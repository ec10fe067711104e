/// Why a text is not the JSON of RFC 8259, and where.
public struct JSONSyntaxError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Fault: Hashable, Sendable {
        /// The text holds nothing but white space.
        case empty
        /// More bytes than the limit allows.
        case tooLarge(limit: Int)
        /// Nested deeper than the limit allows.
        case tooDeep(limit: Int)
        /// A byte order mark or another encoding than UTF-8.
        case byteOrderMark
        /// Bytes that are not UTF-8.
        case invalidUTF8
        /// Something other than a value where a value belongs.
        case expectedValue
        /// A property name in double quotes belongs here.
        case expectedName
        /// A colon belongs here.
        case expectedColon
        /// A comma or the closing brace belongs here.
        case expectedCommaOrBrace
        /// A comma or the closing bracket belongs here.
        case expectedCommaOrBracket
        /// A comma stands before a closing brace or bracket.
        case trailingComma
        /// Text goes on after the end of the document.
        case trailingText
        /// The text ends inside a value.
        case unexpectedEnd
        /// A number that RFC 8259 does not allow (leading zeros, a bare point or sign).
        case invalidNumber
        /// A control character inside a string.
        case controlCharacter
        /// A backslash sequence that RFC 8259 does not know.
        case invalidEscape
        /// Half of a surrogate pair.
        case loneSurrogate
        /// The same property twice in one object.
        case duplicateName(ElementName)
    }

    /// What is wrong.
    public var fault: Fault
    /// Where it is.
    public var position: SourcePosition

    /// An error at a place.
    public init(_ fault: Fault, at position: SourcePosition) {
        self.fault = fault
        self.position = position
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    /// `line:column: what is wrong and how to mend it`; never the text itself.
    public var description: String { "\(position): \(message)" }

    /// What is wrong and how to mend it, without the place.
    public var message: String {
        switch fault {
        case .empty: "The file is empty. A JSON document belongs in it."
        case .tooLarge(let limit):
            "The file is larger than \(limit) bytes. Split it or make it smaller."
        case .tooDeep(let limit):
            "Objects and arrays are nested deeper than \(limit). Flatten them."
        case .byteOrderMark:
            "The file begins with a byte order mark or is not UTF-8. Save it as UTF-8 without one."
        case .invalidUTF8: "These bytes are not UTF-8. Save the file as UTF-8."
        case .expectedValue:
            "A value belongs here: an object, array, string, number, true, false or null."
        case .expectedName: "A property name in double quotes belongs here."
        case .expectedColon: "A colon belongs between a property's name and its value."
        case .expectedCommaOrBrace: "A comma or a closing } belongs here."
        case .expectedCommaOrBracket: "A comma or a closing ] belongs here."
        case .trailingComma: "A comma stands before the closing } or ]. Remove the comma."
        case .trailingText: "The document ended before this. Remove what follows."
        case .unexpectedEnd: "The file ends in the middle of a value. It may be cut off."
        case .invalidNumber: "This is not a JSON number. Write it like 12, -0.5 or 1e3."
        case .controlCharacter:
            "A control character or line break stands in a string. Write it as \\n or \\u000A."
        case .invalidEscape: "This backslash sequence is not JSON. Write \\\\ for a backslash."
        case .loneSurrogate:
            "Half of a surrogate pair stands here. Write both halves or the character itself."
        case .duplicateName(let name):
            "The property “\(name)” stands twice in this object. Keep one."
        }
    }
}
