import ConsultationRequests
import FormFiller
import StaffPages

/// Looks at everything a kiosk needs, and makes the rows of its status.
struct StatusReport {
    private let check: SettingsCheck?
    private let options: KioskOptions
    private let folder: FolderStatus
    private let machine: MachineStatus
    private let wall: ClinicClock
    private let now: UTCTime

    typealias Row = KioskStatus.Row

    /// Of the kiosk of a settings file; nil for the folders in the working directory.
    init(
        settings path: String?,
        facts: MachineFacts = .read(),
        system: SystemCalls = .live
    ) {
        let check = path.map { SettingsCheck($0) }
        self.check = check
        let options = check?.settings.options ?? KioskOptions()
        self.options = options
        let wall = LocalClock.ofTheClinic
        self.wall = wall
        now = system.now()
        let folder = FolderStatus(folder: options.requestsPath, clock: wall, system: system)
        self.folder = folder
        machine = MachineStatus(
            facts: facts,
            lastEvent: folder.events?.last?.time,
            now: now,
            wall: wall
        )
    }

    private var voice: Row {
        VoiceStatus(
            options: options,
            events: folder.events ?? [],
            now: now,
            wall: wall,
            dropIns: machine.facts.dropIns
        ).row
    }

    var status: KioskStatus {
        var rows = [settings, machine.kiosk, questionnaires, folder.visits, folder.codes]
        rows += [callingStaff, folder.alerts, folder.desk, folder.requests, folder.delivery]
        rows += [folder.auditTrail, folder.disk, machine.clock, machine.console, machine.font]
        rows += [sealing, voice]
        return KioskStatus(
            program: "anteroom \(ProgramVersion.text)",
            at: now,
            clock: wall,
            rows: rows
        )
    }

    private var settings: Row {
        guard let check else {
            return Row("settings", nil, "no settings file; the folders here are looked at")
        }
        let findings = check.findings()
        guard findings.isEmpty else { return Row("settings", .critical, lines: findings) }
        return Row("settings", .ok, check.path)
    }

    /// Which questionnaires visitors are shown, and why others are not.
    private var questionnaires: Row {
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
            guard !left.isEmpty else { return Row(name, .ok, shown) }
            return Row(name, .warning, lines: [shown + "; kept from them:"] + left.prefix(5))
        } catch {
            var lines = ["\(error)"]
            if case .nothingUsable(_, let complaints) = error { lines += complaints.prefix(5) }
            return Row(name, .critical, lines: lines)
        }
    }

    /// What calls staff, and how it fared the last time.
    private var callingStaff: Row {
        let name = "calling staff"
        guard options.alertCommand != nil else {
            let line = "no alert-command; a visitor in need is sent to the front desk"
            return Row(name, .warning, line)
        }
        guard let events = folder.events else {
            return Row(name, .warning, "not known, because the audit trail cannot be read")
        }
        let tries = events.last { $0.code == "alert-delivered" || $0.code == "alert-failed" }
        guard let last = tries else {
            return Row(name, .ok, "not needed yet; anteroom alert --test tries it")
        }
        let time = wall.minute(last.time)
        return last.code == "alert-failed"
            ? Row(name, .critical, "\(last.failure), \(time); anteroom alert --test tries it")
            : Row(name, .ok, "the command took the last alert, \(time)")
    }

    private var sealing: Row {
        let count = options.recipient.count + (options.recipientsFile == nil ? 0 : 1)
        let name = "sealing"
        guard count > 0 else {
            let line = "requests can be read on this machine; see recipient in kiosk.conf"
            return Row(name, nil, line)
        }
        let keys = "\(count) key\(count == 1 ? "" : "s") or files of keys"
        return Row(name, .ok, "requests are sealed to \(keys)")
    }
}
