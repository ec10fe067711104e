import ConsultationRequests

extension KioskOptions {
    /// The station that leaves requests and calls staff, as these options say.
    ///
    /// - Parameters:
    ///   - sealing: what seals requests; nil also for one that leaves none.
    ///   - alertInterval: seconds between two tries of an alert that nobody has acknowledged.
    /// - Returns: a station that has touched nothing yet.
    func station(sealing: Sealing? = nil, alertInterval: Int64 = 60) -> RequestStation {
        RequestStation(
            stationName,
            folder: requestsPath,
            sealing: sealing,
            alertCommand: alertCommand.map { AlertCommand($0) },
            alertInterval: alertInterval,
            clock: LocalClock.ofTheClinic
        )
    }
}

extension AlertOutcome {
    /// What the journal should tell of it: why it is not stored, and why it did not reach staff.
    var complaints: [String] {
        let storing = storeError.map { "an alert cannot be stored: \($0)" }
        let reaching = reachedStaff ? nil : "an alert did not reach staff: \(delivery)"
        return [storing, reaching].compactMap(\.self)
    }
}
