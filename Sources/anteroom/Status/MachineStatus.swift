import ConsultationRequests
import Glibc
import Readline

/// What the machine under a kiosk says: the service, the disk, the clock, the console.
struct MachineStatus {
    /// The folder of requests.
    let requests: String
    /// When the audit trail was last written.
    let lastEvent: UTCTime?
    let now: UTCTime

    private static let unit = "/lib/systemd/system/anteroom-kiosk.service"
    /// Where the kernel lists the processes of the service while it runs; on older hierarchies one folder deeper.
    private static let services = ["", "/unified", "/systemd"].map {
        "/sys/fs/cgroup\($0)/system.slice/anteroom-kiosk.service"
    }
    private static let font = "/run/anteroom/font"

    private static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Whether the package is installed here.
    private var isInstalled: Bool { Self.exists(Self.unit) }

    /// Where the unit of the kiosk is added to; nil without the package.
    var dropIns: String? { isInstalled ? "/etc/systemd/system/anteroom-kiosk.service.d" : nil }

    /// The service of the kiosk.
    var kiosk: Status.Row {
        guard isInstalled else {
            return Status.Row("kiosk", nil, "the package is not installed here")
        }
        return Self.services.contains(where: Self.exists)
            ? Status.Row("kiosk", .ok, "runs")
            : Status.Row(
                "kiosk",
                .critical,
                "does not run; systemctl status anteroom-kiosk says why"
            )
    }

    /// Room for requests where they are stored.
    var disk: Status.Row {
        var room = statvfs()
        guard unsafe statvfs(requests, &room) == 0 else {
            return Status.Row("disk", .critical, "\(requests): \(FileReadingError(code: errno))")
        }
        let free =
            Int(
                clamping: UInt64(room.f_bavail).multipliedReportingOverflow(
                    by: UInt64(room.f_frsize)
                ).partialValue
            ) >> 20
        let line = "\(free) MiB free in \(requests)"
        let isOutOfFiles = room.f_files > 0 && room.f_favail < 1_000
        if room.f_flag & UInt(ST_RDONLY) != 0 {
            return Status.Row("disk", .critical, "\(requests) is mounted read-only")
        }
        if free < 20 || isOutOfFiles { return Status.Row("disk", .critical, line + "; make room") }
        return Status.Row("disk", free < 200 ? .warning : .ok, line)
    }

    /// Whether requests get the right time.
    var clock: Status.Row {
        if let lastEvent, lastEvent.seconds(until: now) < -60 {
            let time = LocalClock.text(of: lastEvent)
            return Status.Row("clock", .critical, "stands before the last event, \(time); set it")
        }
        return SystemClock.isSynchronized
            ? Status.Row("clock", .ok, "set by a time server")
            : Status.Row("clock", .warning, "not set by a time server; install systemd-timesyncd")
    }

    /// Whether the machine is held to its first console.
    var console: Status.Row {
        guard isInstalled else {
            return Status.Row("console", nil, "the package is not installed here")
        }
        guard let record = ConsoleRecord.read(), record.isLocked else {
            let line = "not locked; systemctl status anteroom-console says why"
            return Status.Row("console", .critical, line)
        }
        return Status.Row("console", .ok, "locked; \(record.keys.count) keys were emptied")
    }

    /// The font that was chosen at the start.
    var font: Status.Row {
        guard let bytes = try? FileReading.bytes(of: Self.font, kind: .regular, limit: 200) else {
            return Status.Row("font", nil, "the console's own")
        }
        let text = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first ?? ""
        return Status.Row("font", .ok, String(text))
    }

    /// What a later version brings.
    static let partsToCome = [
        Status.Row("desk", nil, "no desk has said that it shows alerts"),
        Status.Row("delivery", nil, "requests are not sent to a server from here"),
    ]
}
