/// Which keys of a Linux console let somebody out of a kiosk, by what the kernel's keymap says of them (`ioctl_console(2)`).
///
/// An entry of a keymap holds a type in its upper byte and a value in its lower one: `0x0500` is type 5, "go to a console",
/// value 0, the first. In Unicode mode a letter is its code point with 0xF000 turned over, which is never one of these types.
enum ConsoleKeys {
    /// What a key that does nothing holds (`K_HOLE`).
    static let nothing: UInt16 = 0x0200
    /// What key 0 of a keymap that does not exist is said to hold (`K_NOSUCHMAP`).
    static let noSuchMap: UInt16 = 0x027F
    /// What key 0 of a keymap holds that `loadkeys` made (`K_ALLOCATED`); it is no key, and stays.
    static let allocatedMap: UInt16 = 0x027E

    /// The keys of type "special" that a visitor may have: none, Enter, Caps Lock and Num Lock in their kinds, Compose.
    ///
    /// All others restart the machine, change the console, stop the output, scroll back, or print what the kernel knows.
    private static let harmless: Set<UInt8> = [0x00, 0x01, 0x07, 0x08, 0x0D, 0x0E, 0x13]

    /// Whether a key with this entry must be emptied.
    static func isWayOut(_ entry: UInt16) -> Bool {
        let value = UInt8(truncatingIfNeeded: entry)
        switch entry >> 8 {
        case 2: return !harmless.contains(value) && entry != noSuchMap && entry != allocatedMap
        case 5: return true
        default: return false
        }
    }
}

/// One key in one keymap of the console, with what it held.
struct ConsoleKey: Equatable {
    /// The keymap: 0 plain, 1 Shift, 4 Ctrl, 8 Alt, and their sums.
    var map: UInt8
    /// The key's number (`dumpkeys` calls it keycode).
    var code: UInt8
    /// What it held, as ``ConsoleKeys`` explains.
    var entry: UInt16

    init(map: UInt8, code: UInt8, entry: UInt16) {
        (self.map, self.code, self.entry) = (map, code, entry)
    }

    /// As ``line`` writes it; nil for another line.
    init?(_ line: some StringProtocol) {
        let parts = line.split(separator: " ")
        guard parts.count == 3, let map = UInt8(parts[0]), let code = UInt8(parts[1]),
            let entry = UInt16(parts[2])
        else { return nil }
        self.init(map: map, code: code, entry: entry)
    }

    /// "8 59 1280".
    var line: String { "\(map) \(code) \(entry)" }
}
