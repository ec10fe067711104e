import ConsultationRequests

/// Calls staff again for every alert of this station, whether or not the command took it, until somebody acknowledges it.
///
/// It runs beside the visits, in the supervisor, because a visit ends with its visitor and an alert does not.
struct AlertRetrying: Sendable {
    /// How many sentences are remembered as said.
    private static let mostSaid = 1_000

    private let station: RequestStation
    /// Milliseconds.
    private let pause: Int64

    /// nil when there is no alert command to try again.
    ///
    /// - Parameters:
    ///   - options: the folder of requests, the station and the command.
    ///   - interval: seconds between two tries of one alert.
    init?(_ options: KioskOptions, interval: Int64) {
        guard options.alertCommand != nil else { return nil }
        station = options.station(alertInterval: interval)
        pause = min(5_000, interval * 250)
    }

    /// Begins, on a thread of its own that lives as long as the process.
    ///
    /// A command may take its time, and the supervisor must not wait for it.
    func start(report: @escaping @Sendable (String) -> Void) {
        let pause = pause
        let first = station
        let isRunning = SystemThread.detach {
            var station = first
            // What goes on as before is said once.
            var said: Set<String> = []
            while true {
                for outcome in station.repeatAlerts() {
                    let sentence = Self.sentence(outcome)
                    if said.count >= Self.mostSaid { said = [] }
                    if !outcome.reachedStaff || said.insert(sentence).inserted { report(sentence) }
                }
                if let test = station.takeAlertTest() {
                    report(
                        "the alert command was tried with a test, \(test.number.spoken): \(test.delivery)"
                    )
                }
                SystemThread.sleep(milliseconds: pause)
            }
        }
        if !isRunning {
            report("the system gives no thread: alerts are not sent again")
        }
    }

    private static func sentence(_ outcome: AlertOutcome) -> String {
        let number = outcome.alert.number.spoken
        let ending = "again until somebody says: anteroom requests ack \(number)"
        if outcome.wasDelivered, outcome.reachedStaff {
            return "alert \(number) is not acknowledged yet; it is sent \(ending)"
        }
        return outcome.reachedStaff
            ? "alert \(number) has reached staff late; it is sent \(ending)"
            : "alert \(number) has still not reached staff (\(outcome.delivery)); it is sent \(ending)"
    }
}
