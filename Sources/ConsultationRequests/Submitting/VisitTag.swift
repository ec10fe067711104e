/// What the request of a visit has in common with its alerts: the visit's random id, and their numbers.
///
/// They stand in `meta.tag` of the Bundle, with the systems of `StaffPages.RequestTag`.
public struct VisitTag: Sendable, Hashable {
    /// The id that every alert of the visit carries too.
    public let id: VisitID
    /// The alerts raised before the request was sent.
    public let alerts: [RequestNumber]

    /// A tag of its parts.
    public init(id: VisitID, alerts: [RequestNumber] = []) {
        self.id = id
        self.alerts = alerts
    }
}
