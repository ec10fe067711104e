@testable import ConsultationRequests

/// One state of the model: what is on the disk, what each process knows, and what really happened, which no process knows.
struct CallModelState: Hashable {
    /// What a visitor reads of their call.
    enum Page: Hashable {
        case none, stay, walk, answered
    }

    /// The process of a visit.
    struct Visit: Hashable {
        var calls = CallsOfVisit()
        var tries = AlertStore.Memory()
        /// A quiet alert that a thread is about to send.
        var toSend: AlertRecord?
        var page = Page.none
    }

    /// A page at a desk, as it was when it was drawn.
    struct Screen: Hashable {
        var alerts: [AlertSummary] = []
    }

    var disk = MemoryDisk()
    /// What the kiosk and each desk see of it, where a share shows files late.
    var kioskView: MemoryDisk?
    var deskViews: [MemoryDisk?] = [nil, nil]
    var now: Int64 = 1_795_443_307
    var random: UInt64 = 0
    var trouble = MemorySystem.Trouble.none
    var visit: Visit? = Visit()
    var supervisor: AlertStore.Memory? = AlertStore.Memory()
    var screens = [Screen(), Screen()]

    // What really happened.
    /// Alerts that a person pressed for, whatever became of it.
    var pressed: Set<String> = []
    /// Those whose press was said to be written.
    var written: Set<String> = []
    /// Those whose visitor was told that staff are called.
    var toldReached: Set<String> = []
    /// Those that the command took.
    var delivered: Set<String> = []
    /// The calls for a person at once of this visit.
    var wanted: [String] = []
    /// How often each kind of event has happened.
    var events: [CallModel.Kind: Int] = [:]

    /// Whether nothing but the count of events differs.
    func isLike(_ other: CallModelState) -> Bool {
        var state = self
        state.events = other.events
        return state == other
    }
}
