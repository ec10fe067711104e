import ConsultationRequests
import Glibc
import Readline

/// What the machine under a kiosk tells, as it was read; ``MachineStatus`` says what it means.
struct MachineFacts: Equatable {
    /// Whether the package is installed here.
    var isInstalled: Bool
    /// Whether processes of the service run.
    var isRunning: Bool
    /// Whether a time server sets the clock.
    var isClockSynchronized: Bool
    /// What was done to the console since the machine started.
    var console: ConsoleRecord?
    /// How many keys lead out of the kiosk now; nil where this user may not ask.
    var waysOut: Int?
    /// The font that was chosen at the start with the size it gave, "Lat15-TerminusBold32x16 80 25".
    var font: String?
    /// Columns and rows of the console now; nil where this user may not ask.
    var size: ConsoleSize?

    /// How many letters fit on a console.
    struct ConsoleSize: Equatable, CustomStringConvertible {
        var columns: Int
        var rows: Int

        var description: String { "\(columns)×\(rows)" }
    }

    private static let unit = "/lib/systemd/system/anteroom-kiosk.service"
    /// Where the kernel lists the processes of the service while it runs; on older hierarchies one folder deeper.
    private static let services = ["", "/unified", "/systemd"].map {
        "/sys/fs/cgroup\($0)/system.slice/anteroom-kiosk.service"
    }
    private static let chosenFont = "/run/anteroom/font"
    private static let device = "/dev/tty1"

    /// Where systemd reads what was added to the kiosk's unit; nil where no unit runs it.
    var dropIns: String? { isInstalled ? "/etc/systemd/system/anteroom-kiosk.service.d" : nil }

    /// Those of this machine now.
    static func read() -> MachineFacts {
        let isInstalled = exists(unit)
        let font = try? FileReading.bytes(of: chosenFont, kind: .regular, limit: 200)
        let console = isInstalled ? try? VirtualConsole(device) : nil
        return MachineFacts(
            isInstalled: isInstalled,
            isRunning: services.contains(where: exists),
            isClockSynchronized: SystemClock.isSynchronized,
            console: ConsoleRecord.read(),
            waysOut: (try? console?.waysOut())?.count,
            font: font.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n").first }
                .map(String.init),
            size: console?.size
        )
    }

    private static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
