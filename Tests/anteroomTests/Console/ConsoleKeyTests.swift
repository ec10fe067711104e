import Testing

@testable import anteroom

/// Which keys of a console are emptied, by the entries of Debian's keymaps (`dumpkeys --long-info` names them).
struct ConsoleKeyTests {
    @Test(
        "keys that leave the kiosk are emptied",
        arguments: [
            ("Console_1", 0x0500), ("Console_12", 0x050B), ("Last_Console", 0x0206),
            ("Decr_Console", 0x0210), ("Incr_Console", 0x0211), ("KeyboardSignal", 0x0212),
            ("Boot", 0x020C), ("SAK", 0x020F), ("Break", 0x0205), ("Show_Registers", 0x0202),
            ("Show_Memory", 0x0203), ("Show_State", 0x0204), ("Hold", 0x0209),
            ("Scroll_Forward", 0x020A), ("Scroll_Backward", 0x020B),
        ]
    )
    func waysOut(name: String, entry: Int) {
        #expect(ConsoleKeys.isWayOut(UInt16(entry)), "\(name)")
    }

    @Test(
        "keys that type, edit and shift are kept",
        arguments: [
            ("a", 0x0B61), ("space", 0x0020), ("Escape", 0x001B), ("F1", 0x0100),
            ("Return", 0x0201),
            ("nothing", 0x0200), ("Caps_Lock", 0x0207), ("Num_Lock", 0x0208), ("Compose", 0x020E),
            ("Bare_Num_Lock", 0x0213), ("no such keymap", 0x027F),
            ("a keymap that was made", 0x027E),
            ("Up", 0x0603),
            ("Shift", 0x0700),
            ("Meta_a", 0x0861), ("KP_1", 0x0301), ("dead_acute", 0x0401), ("é", 0xF0E9),
            ("€", 0xD0AC),
            ("ſ", 0xF17F),
        ]
    )
    func keptKeys(name: String, entry: Int) {
        #expect(!ConsoleKeys.isWayOut(UInt16(entry)), "\(name)")
    }

    @Test func whatWasEmptiedIsWrittenDownAndReadBack() {
        var record = ConsoleRecord()
        record.keys = [
            ConsoleKey(map: 8, code: 59, entry: 0x0500),
            ConsoleKey(map: 12, code: 255, entry: 0x020C),
        ]
        #expect(record.text == "8 59 1280\n12 255 524\n")
        record.isLocked = true
        #expect(ConsoleRecord(record.text) == record)
        #expect(ConsoleRecord("locked\n300 1 1\nrubbish\n\u{0}\n").keys.isEmpty)
    }

    @Test func aMachineWithoutTheConsoleSaysSoAndFails() throws {
        let refused = #expect(throws: ConsoleError.self) { _ = try Self.open("/dev/null") }
        #expect(refused?.description.contains("it is no Linux console") == true)
        let missing = #expect(throws: ConsoleError.self) { _ = try Self.open("/nonexistent") }
        #expect(missing?.description.contains("open /nonexistent") == true)
    }

    private static func open(_ path: String) throws -> Bool {
        _ = try VirtualConsole(path)
        return true
    }
}
