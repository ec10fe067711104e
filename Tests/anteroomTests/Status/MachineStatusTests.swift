import ConsultationRequests
import StaffPages
import Testing

@testable import anteroom

/// The rows of what the machine tells: for each what makes it good, a warning and an error.
struct MachineStatusTests {
    private static let now = UTCTime(secondsSince1970: 1_795_443_307)

    private static var locked: ConsoleRecord {
        var record = ConsoleRecord()
        record.isLocked = true
        record.keys = [ConsoleKey(map: 8, code: 60, entry: 0x0501)]
        return record
    }

    private var facts = MachineFacts(
        isInstalled: true,
        isRunning: true,
        isClockSynchronized: true,
        console: locked,
        waysOut: 0,
        font: "Lat15-TerminusBold32x16 80 25",
        size: .init(columns: 80, rows: 25)
    )
    private var lastEvent: UTCTime?

    private var status: MachineStatus {
        MachineStatus(facts: facts, lastEvent: lastEvent, now: Self.now, wall: .utc)
    }

    @Test func aKioskThatRunsLockedIsWell() {
        #expect(status.kiosk == .init("kiosk", .ok, "runs"))
        #expect(status.clock == .init("clock", .ok, "set by a time server"))
        #expect(status.console == .init("console", .ok, "locked; 1 keys were emptied"))
        #expect(status.font == .init("font", .ok, "Lat15-TerminusBold32x16, 80×25"))
    }

    @Test mutating func whereThePackageIsNotInstalledNothingIsHeldAgainstTheMachine() {
        facts.isInstalled = false
        facts.isRunning = false
        facts.console = nil
        for row in [status.kiosk, status.console, status.font] { #expect(row.level == nil) }
    }

    @Test mutating func aServiceThatDoesNotRunIsCritical() {
        facts.isRunning = false
        #expect(status.kiosk.level == .critical)
    }

    @Test mutating func aClockThatNobodySetsIsAWarningAndOneThatWentBackIsCritical() {
        facts.isClockSynchronized = false
        #expect(status.clock.level == .warning)
        lastEvent = UTCTime(secondsSince1970: Self.now.secondsSince1970 + 60)
        #expect(status.clock.level == .warning)
        lastEvent = UTCTime(secondsSince1970: Self.now.secondsSince1970 + 61)
        #expect(status.clock.level == .critical)
        #expect(status.clock.lines.first?.contains("2026-11-23 14:16") == true)
    }

    @Test mutating func aConsoleThatIsNotLockedIsCritical() {
        facts.console?.isLocked = false
        #expect(status.console.level == .critical)
        facts.console = nil
        #expect(status.console.level == .critical)
    }

    @Test mutating func keysThatCameBackAreAWarning() {
        facts.waysOut = 3
        #expect(status.console.level == .warning)
        #expect(status.console.lines.last?.hasPrefix("3 do something again") == true)
        facts.waysOut = nil
        #expect(status.console.level == .ok)
        #expect(status.console.lines.first?.hasSuffix("root sees whether they still are") == true)
    }

    @Test mutating func aFontThatAnotherProgramTookBackIsAWarning() {
        facts.size = .init(columns: 160, rows: 50)
        #expect(status.font.level == .warning)
        #expect(status.font.lines.first?.hasSuffix("now it is another, 160×50") == true)
        facts.size = nil
        #expect(status.font.level == .ok)
        #expect(status.font.lines.first?.contains("80×25 at the start") == true)
    }

    @Test func theLargestFontIsTooSmallForAScreenOf4K() {
        for (font, size, level): (String, MachineFacts.ConsoleSize, KioskStatus.Level) in [
            ("Lat15-TerminusBold32x16 120 33", .init(columns: 120, rows: 33), .ok),
            ("Lat15-TerminusBold32x16 240 67", .init(columns: 240, rows: 67), .warning),
        ] {
            var fine = self
            fine.facts.font = font
            fine.facts.size = size
            #expect(fine.status.font.level == level)
            #expect(fine.status.font.lines.contains { $0.contains("video=") } == (level != .ok))
        }
    }

    @Test(arguments: [(80, KioskStatus.Level.ok), (100, .ok), (101, .warning), (240, .warning)])
    mutating func withoutAFontTheSizeOfTheConsoleDecides(columns: Int, level: KioskStatus.Level) {
        facts.font = nil
        facts.size = .init(columns: columns, rows: 25)
        #expect(status.font.level == level)
        facts.size = nil
        #expect(status.font.level == nil)
    }
}
