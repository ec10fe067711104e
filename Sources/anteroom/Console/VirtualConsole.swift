import Glibc

/// What could not be done to a console.
struct ConsoleError: Error, CustomStringConvertible {
    /// What was tried, "open /dev/tty1".
    var action: String
    /// `errno`.
    var code: CInt

    /// "open /dev/tty1: Permission denied; run it as root".
    var description: String {
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
        let advice =
            switch code {
            case EPERM, EACCES: "; run it as root"
            case ENOTTY, EINVAL: "; it is no Linux console"
            case ENOENT, ENXIO, ENODEV: "; this machine has no Linux console"
            default: ""
            }
        return "\(action): \(reason)\(advice)"
    }
}

/// A Linux virtual console by its device, with the calls of `ioctl_console(2)` that a kiosk needs.
///
/// It takes root.
struct VirtualConsole: ~Copyable {
    private let descriptor: CInt
    private let path: String

    // <linux/kd.h>, <linux/vt.h>
    private static let getKey: UInt = 0x4B46
    private static let setKey: UInt = 0x4B47
    private static let getState: UInt = 0x5603
    private static let activate: UInt = 0x5606
    private static let lockSwitch: UInt = 0x560B
    private static let unlockSwitch: UInt = 0x560C

    /// `struct kbentry`.
    private struct Entry {
        var table: UInt8
        var index: UInt8
        var value: UInt16
    }

    /// `struct vt_stat`.
    private struct State {
        var active: UInt16 = 0
        var signal: UInt16 = 0
        var state: UInt16 = 0
    }

    init(_ path: String) throws(ConsoleError) {
        self.path = path
        descriptor = unsafe open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ConsoleError(action: "open \(path)", code: errno) }
        var state = State()
        guard unsafe ioctl(descriptor, Self.getState, &state) == 0 else {
            let error = ConsoleError(action: "ask \(path) for its state", code: errno)
            close(descriptor)
            throw error
        }
    }

    deinit { close(descriptor) }

    /// Shows a console, and waits a second at most until it is shown: a console that hangs must not hold up the machine's start.
    func show(_ number: UInt16) throws(ConsoleError) {
        guard ioctl(descriptor, Self.activate, CInt(number)) == 0 else {
            throw ConsoleError(action: "change to console \(number)", code: errno)
        }
        for _ in 0..<100 {
            var state = State()
            if unsafe ioctl(descriptor, Self.getState, &state) == 0, state.active == number {
                return
            }
            usleep(10_000)
        }
    }

    /// Keeps any key and any program from changing the console, or lets them again.
    func lockSwitching(_ isLocked: Bool) throws(ConsoleError) {
        let request = isLocked ? Self.lockSwitch : Self.unlockSwitch
        guard ioctl(descriptor, request, CInt(0)) == 0 else {
            throw ConsoleError(action: isLocked ? "lock \(path)" : "unlock \(path)", code: errno)
        }
    }

    /// Every key of every keymap that leads out of a kiosk.
    func waysOut() throws(ConsoleError) -> [ConsoleKey] {
        var found: [ConsoleKey] = []
        for map in UInt8.min...UInt8.max {
            guard try entry(of: 0, in: map) != ConsoleKeys.noSuchMap else { continue }
            for code in UInt8.min...UInt8.max {
                let entry = try entry(of: code, in: map)
                guard ConsoleKeys.isWayOut(entry) else { continue }
                found.append(ConsoleKey(map: map, code: code, entry: entry))
            }
        }
        return found
    }

    /// How many letters fit on it now; nil where it does not say.
    var size: MachineFacts.ConsoleSize? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return MachineFacts.ConsoleSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    private func entry(of code: UInt8, in map: UInt8) throws(ConsoleError) -> UInt16 {
        var entry = Entry(table: map, index: code, value: 0)
        guard unsafe ioctl(descriptor, Self.getKey, &entry) == 0 else {
            throw ConsoleError(action: "read key \(code) of keymap \(map)", code: errno)
        }
        return entry.value
    }

    /// Has a key of one keymap hold something else.
    func set(_ key: ConsoleKey, to value: UInt16) throws(ConsoleError) {
        var entry = Entry(table: key.map, index: key.code, value: value)
        guard unsafe ioctl(descriptor, Self.setKey, &entry) == 0 else {
            throw ConsoleError(action: "set key \(key.code) of keymap \(key.map)", code: errno)
        }
    }
}
