import ConsultationRequests

/// Calls staff again for every alert of this station that did not reach them, until one takes it or acknowledges it.
///
/// It runs beside the visits, in the supervisor, because a visit ends with its visitor and an alert does not.
struct AlertRetrying: Sendable {
    private let store: AlertStore
    private let pause: Duration

    /// nil when there is no alert command to try again.
    init?(_ options: KioskOptions, pause: Duration = .seconds(10)) {
        guard let command = options.alertCommand else { return nil }
        store = AlertStore(
            folder: options.requestsPath,
            station: options.stationName,
            command: AlertCommand(command)
        )
        self.pause = pause
    }

    /// Begins, on a thread of its own that lives as long as the process.
    ///
    /// A command may take its time, and the supervisor must not wait for it.
    func start(report: @escaping @Sendable (String) -> Void) {
        let pause = pause
        let store = store
        Task.detached {
            var store = store
            while true {
                for outcome in store.retryDue() where !outcome.reachedStaff {
                    report("an alert has still not reached staff: \(outcome.delivery)")
                }
                try? await Task.sleep(for: pause)
            }
        }
    }
}
