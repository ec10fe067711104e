import ConsultationRequests

/// Calls staff again for every alert of this station that did not reach them at once, until somebody acknowledges it.
///
/// It runs beside the visits, in the supervisor, because a visit ends with its visitor and an alert does not.
struct AlertRetrying: Sendable {
    private let store: AlertStore
    private let pause: Duration

    /// nil when there is no alert command to try again.
    ///
    /// - Parameters:
    ///   - options: the folder of requests, the station and the command.
    ///   - interval: seconds between two tries of one alert.
    init?(_ options: KioskOptions, interval: Int64) {
        guard let command = options.alertCommand else { return nil }
        store = AlertStore(
            folder: options.requestsPath,
            station: options.stationName,
            command: AlertCommand(command),
            interval: interval
        )
        pause = .seconds(min(5, Double(interval) / 4))
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
                for outcome in store.retryDue() {
                    let number = outcome.alert.number.spoken
                    let ending = "again until somebody says: anteroom requests ack \(number)"
                    report(
                        outcome.reachedStaff
                            ? "alert \(number) has reached staff late; it is sent \(ending)"
                            : "alert \(number) has still not reached staff (\(outcome.delivery)); it is sent \(ending)"
                    )
                }
                try? await Task.sleep(for: pause)
            }
        }
    }
}
