public import FHIRModel

/// What the making of a request needs to know and neither the form nor the response says: it comes from the edge.
public struct ExtractionSettings: Sendable {
    /// When: `Bundle.timestamp`, `now()` in expressions, and `authored` where the response has none.
    public var now: FHIRDateTime
    /// Codings for `meta.tag` of the Bundle and its resources, such as the station.
    public var tags: [Coding]
    /// Whether the form may only be shown as a demonstration (`Form.isDemonstration`): everything made is then
    /// tagged HTEST and the request says TEST.
    public var isDemonstration: Bool
    /// How soon the standard request wants somebody: as soon as the most urgent call of staff for these answers.
    ///
    /// A form with templates says its priority itself.
    public var priority: RequestPriority
    /// By what the clinic's own system knows the patient, where staff said who it is; nil for somebody who is not known.
    ///
    /// It becomes `QuestionnaireResponse.subject.identifier` of type MR (medical record number), and an identifier of the Patient that
    /// the form makes, if it makes one. An empty system is left out.
    public var subject: BusinessIdentifier?

    /// Settings of these parts.
    public init(
        now: FHIRDateTime,
        tags: [Coding] = [],
        isDemonstration: Bool = false,
        priority: RequestPriority = .routine,
        subject: BusinessIdentifier? = nil
    ) {
        self.now = now
        self.subject = subject
        self.priority = priority
        self.tags = tags
        self.isDemonstration = isDemonstration
    }
}

/// `Identifier.system` and `Identifier.value`, such as the number of a request.
public struct BusinessIdentifier: Sendable, Hashable {
    /// `Identifier.system`: who gave it out.
    public var system: String
    /// `Identifier.value`.
    public var value: String

    /// An identifier of these parts.
    public init(system: String, value: String) {
        self.system = system
        self.value = value
    }
}

/// Addresses of resources that have none yet: `urn:uuid:` with a random UUID of version 4 (RFC 9562 §5.4).
enum UUIDAddress {
    static let system = "urn:ietf:rfc:3986"

    static func make(using generator: inout some RandomNumberGenerator) -> String {
        let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = hexadecimal(high) + hexadecimal(low)
        var text = "urn:uuid:"
        for (index, digit) in digits.enumerated() {
            if index == 8 || index == 12 || index == 16 || index == 20 { text += "-" }
            text.append(digit)
        }
        return text
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
