public import FHIRModel

extension RequestPriority {
    /// What staff read in the list.
    public var words: String {
        switch self {
        case .stat: "URGENT"
        case .asap: "talk first"
        case .urgent: "soon"
        case .routine: "routine"
        }
    }
}
