public import FHIRModel

/// What was made of a response: one transaction Bundle with the response and everything the form's extraction extensions
/// make of it (SDC 4.0.0, `$extract`).
///
/// Template-based, definition-based and observation-based extraction may stand side by side in one form. A form that has
/// neither templates nor definitions gets the standard request: Patient, response, Observations, ServiceRequest.
///
/// Nothing is written here: where ``hasRequest`` is false, nothing should be.
public struct Extraction: Sendable {
    /// The Bundle before its resources are identified.
    private let made: JSONTree
    /// What went wrong or had to be left out, with places in the questionnaire; never an answer.
    public let findings: [Finding]
    /// The `Bundle.entry.fullUrl` of the response.
    public let responseAddress: String
    /// How many ServiceRequests the Bundle holds.
    public let requestCount: Int

    /// Whether there is a ServiceRequest, without which nothing is left for staff.
    public var hasRequest: Bool { requestCount > 0 }

    /// The Bundle of type `transaction`: Patient, QuestionnaireResponse, Observations, ServiceRequest, then the others.
    ///
    /// Every entry has a `fullUrl` of its own and a `request`; references between entries resolve. Every resource that is
    /// created carries an identifier which `ifNoneExist` names, so that sending the Bundle twice makes nothing twice.
    ///
    /// - Parameter number: the number of the request, which the first Patient and the first ServiceRequest get as an
    ///   identifier, and the others with their type and place behind it.
    /// - Returns: the Bundle.
    public func bundle(number: BusinessIdentifier? = nil) -> JSONTree {
        BundleIdentifiers(in: made, of: responseAddress, number: number).bundle
    }

    /// Extracts a response.
    ///
    /// - Parameters:
    ///   - response: the response, disabled answers already left out.
    ///   - contact: the visitor's answers to the standard questions (`closing.wanted`, `closing.name`, `closing.phone`,
    ///     `closing.email`), where the form has no templates and they were asked for apart.
    ///   - plan: what the form asks for.
    ///   - settings: what only the edge knows.
    ///   - generator: where random addresses come from.
    public init(
        of response: QuestionnaireResponse,
        contact: QuestionnaireResponse? = nil,
        by plan: ExtractionPlan,
        on settings: ExtractionSettings,
        using generator: inout some RandomNumberGenerator
    ) {
        var extractor = Extractor(plan, response, contact, settings, generator)
        extractor.makeBundle()
        generator = extractor.generator
        made = extractor.output
        findings = extractor.findings
        responseAddress = extractor.responseAddress
        requestCount = extractor.entries(of: "ServiceRequest").count
    }
}

extension Extraction: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How many requests were made; the Bundle holds answers and is never printed.
    public var description: String { "extraction with \(requestCount) requests <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
