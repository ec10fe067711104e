import ConsultationRequests
import FHIRModel
import FormFiller
internal import PlainText

/// Looks at everything a kiosk needs, and makes the rows of its ``Status``.
struct StatusReport {
    private let check: SettingsCheck?
    private let options: KioskOptions
    private let events: [RecordedEvent]
    private let now: UTCTime

    /// Of the kiosk of a settings file; nil for the folders in the working directory.
    init(settings path: String?, now: UTCTime = SystemCalls.live.now()) {
        let check = path.map { SettingsCheck($0) }
        self.check = check
        self.now = now
        options = check?.settings.options ?? KioskOptions()
        events = (try? AuditTrail(folder: options.requestsPath, station: "").recent()) ?? []
    }

    var status: Status {
        let machine = MachineStatus(
            requests: options.requestsPath,
            lastEvent: events.last?.time,
            now: now
        )
        let activity = ActivityStatus(events: events, folder: options.requestsPath, now: now)
        var rows = [settings, machine.kiosk, questionnaires, activity.visits]
        rows += [alertCommand, activity.alerts, activity.storing]
        rows += [machine.disk, machine.clock, machine.console, machine.font, sealing]
        rows.append(
            VoiceStatus(options: options, events: events, now: now, dropIns: machine.dropIns).row
        )
        rows += MachineStatus.partsToCome
        for row in rows.indices { rows[row].lines = rows[row].lines.map { PrintableText.line($0) } }
        return Status(
            version: ProgramVersion.text,
            time: LocalClock.now().description,
            rows: rows
        )
    }

    private var settings: Status.Row {
        guard let check else {
            return Status.Row("settings", nil, "no settings file; the folders here are looked at")
        }
        let findings = check.findings()
        guard findings.isEmpty else { return Status.Row("settings", .critical, lines: findings) }
        return Status.Row("settings", .ok, check.path)
    }

    /// Which questionnaires visitors are shown, and why others are not.
    private var questionnaires: Status.Row {
        let name = "questionnaires"
        do throws(QuestionnaireFolderError) {
            var folder = try QuestionnaireFolder(reading: options.questionnairePath)
            try folder.readRest()
            let forms = folder.forms
            let drafts = forms.count { $0.isDemonstration }
            let shown =
                "\(forms.count) shown to visitors"
                + (drafts > 0 ? ", \(drafts) as a demonstration" : "")
            let left = folder.complaints
            guard !left.isEmpty else { return Status.Row(name, .ok, shown) }
            return Status.Row(name, .warning, lines: [shown + "; kept from them:"] + left.prefix(5))
        } catch {
            var lines = ["\(error)"]
            if case .nothingUsable(_, let complaints) = error { lines += complaints.prefix(5) }
            return Status.Row(name, .critical, lines: lines)
        }
    }

    private var alertCommand: Status.Row {
        guard options.alertCommand != nil else {
            let line = "no alert-command; a visitor in need is sent to the front desk"
            return Status.Row("calling staff", .warning, line)
        }
        let tries = events.last { $0.code == "alert-delivered" || $0.code == "alert-failed" }
        guard let last = tries else { return Status.Row("calling staff", .ok, "not needed yet") }
        let time = LocalClock.text(of: last.time)
        return last.code == "alert-failed"
            ? Status.Row(
                "calling staff",
                .critical,
                "the command failed last, \(time); try it by hand"
            )
            : Status.Row("calling staff", .ok, "the command took the last alert, \(time)")
    }

    private var sealing: Status.Row {
        let count = options.recipient.count + (options.recipientsFile == nil ? 0 : 1)
        return count == 0
            ? Status.Row(
                "sealing",
                nil,
                "requests can be read on this machine; see recipient in kiosk.conf"
            )
            : Status.Row(
                "sealing",
                .ok,
                "requests are sealed to \(count) key\(count == 1 ? "" : "s") or files of keys"
            )
    }
}
