internal import FHIRModel
import StaffPages
import SystemPackage

extension RequestFolder {
    /// The alerts in the folder, oldest first; a file that is no alert is passed over, and so is a folder that is not there.
    func alertFiles() throws(StoreError) -> [AlertSummary] {
        let files = FolderReader(
            folder: DurableFolder(path: "\(path)/alerts", system: folder.system)
        )
        let names: [String]
        do throws(StoreError) {
            names = try files.names { $0.hasSuffix(".json") }
        } catch .failed(.openFolder, .noSuchFileOrDirectory, _) {
            return []
        }
        var alerts: [AlertSummary] = []
        for name in names {
            guard let bytes = try files.read(name, longest: 65_536),
                let alert = AlertRecord(json: bytes)
            else { continue }
            alerts.append(AlertSummary(alert: alert))
        }
        return alerts
    }

    /// The alerts that the visitor of one request raised, certainly or probably, oldest first.
    public func alerts(of request: RequestFile) throws(StoreError) -> [AlertSummary] {
        guard let number = request.number, let content = RequestContent(request.bundle),
            let name = RequestFileName("\(number).json")
        else { return [] }
        let summary = RequestSummary(name: name, facts: RequestFacts(content), fault: nil)
        return try linked(marked(alertFiles()), to: [summary]).filter {
            $0.request?.number == number
        }
    }

    /// Alerts with the marks on them.
    func marked(_ alerts: [AlertSummary]) throws(StoreError) -> [AlertSummary] {
        guard !alerts.isEmpty else { return [] }
        let marks = Dictionary(grouping: try marks.all(), by: \.number)
        return alerts.map { alert in
            var alert = alert
            alert.marks = marks[alert.alert.number] ?? []
            return alert
        }
    }

    /// The request that each alert's visitor sent: by the visit where both carry it, else by station and time.
    func linked(
        _ alerts: [AlertSummary],
        to requests: [RequestSummary]
    ) throws(StoreError) -> [AlertSummary] {
        guard !alerts.isEmpty else { return [] }
        var ofVisit: [VisitID: RequestNumber] = [:]
        for request in requests {
            if let visit = request.facts?.visit { ofVisit[visit] = request.name.number }
        }
        let probable =
            alerts.contains { $0.alert.visit == nil } ? try requestsSentAfterAlerts() : [:]
        let present = Set(requests.map(\.name.number))
        return alerts.map { alert in
            var alert = alert
            if let number = alert.alert.visit.flatMap({ ofVisit[$0] }) {
                alert.request = LinkedRequest(number: number, isCertain: true)
            } else if alert.alert.visit == nil, let number = probable[alert.alert.number],
                present.contains(number)
            {
                alert.request = LinkedRequest(number: number, isCertain: false)
            }
            return alert
        }
    }

    /// By the audit trail: the request that was sent at the same station after an alert, before the next visit began there.
    private func requestsSentAfterAlerts() throws(StoreError) -> [RequestNumber: RequestNumber] {
        var waiting: [String: [RequestNumber]] = [:]
        var sent: [RequestNumber: RequestNumber] = [:]
        for entry in try ChainedLog(folder: folder, name: "audit").entries() {
            guard let station = entry.text(.station), let event = entry.text(.event) else {
                continue
            }
            switch event {
            case "visit-begun", "started": waiting[station] = []
            case "alert":
                if let number = entry.number(.record) {
                    waiting[station, default: []].append(number)
                }
            case "sent":
                guard let request = entry.number(.record) else { continue }
                for alert in waiting[station] ?? [] { sent[alert] = request }
                waiting[station] = []
            case _: break
            }
        }
        return sent
    }
}
