public import FHIRModel

/// A code for which a form calls staff (extension `staff-alert`), while the answers give it.
public struct StaffAlert: Sendable, Hashable {
    /// What set it off; never an answer.
    public let coding: Coding
    /// How staff are called for it.
    public let priority: Priority
    /// What staff read for the code: the part `code` of the form's `staff-alert`; nil where it has none.
    ///
    /// Never an answer.
    public let display: String?
    /// The place of its rule among the form's.
    let rule: Int

    /// How staff are called, by the codes of FHIR's RequestPriority.
    public enum Priority: String, Sendable, Hashable {
        /// At once; the visitor is asked to stay until somebody comes.
        case stat
        /// As soon as possible: staff are told quietly, and the visitor goes on.
        case asap
    }

    /// The code as staff are told it: `Coding.code`, or the display where there is none.
    public var code: String? { coding.code ?? coding.display }
}

extension Form {
    /// What the form has to say to the visitor at the end, once an alert has held: the `closing` of its `staff-alert`.
    ///
    /// - Parameters:
    ///   - alert: one of this form's ``Interview/alertsHolding``.
    ///   - language: a BCP 47 code; the form's own words where it has no translation.
    /// - Returns: the sentence; nil where the form has none.
    public func closing(for alert: StaffAlert, in language: String?) -> String? {
        guard staffAlertRules.indices.contains(alert.rule) else { return nil }
        return staffAlertRules[alert.rule].closing.flatMap { words(of: $0, in: language) }
    }

    /// Whether a `staff-alert` reads the answers of an item: a question of somebody's safety.
    public func isSafetyQuestion(_ linkId: String) -> Bool {
        guard let item = byLinkId[linkId] else { return false }
        return staffAlertRules.contains { $0.safetyItems.contains(item) }
    }
}
