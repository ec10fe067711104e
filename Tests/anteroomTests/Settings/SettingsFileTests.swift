import Foundation
import RandomTesting
import TerminalTesting
import Testing

@testable import anteroom

/// A settings file: what its lines mean, and what is said of a wrong one.
struct SettingsFileTests {
    private func read(_ text: String) -> (settings: KioskSettings, problems: [String]) {
        let (settings, problems) = KioskSettings.reading(SettingsFile(Array(text.utf8)))
        return (settings, problems.map { "\($0.number ?? 0): \($0.message)" })
    }

    @Test func everyOptionOfTheKioskCanStandInIt() {
        let (settings, problems) = read(
            """
            # A comment, and an empty line

            station = Window 2
              idle=90
            warning = 20.5\r
            recipient = age1a
            recipient = age1b
            recipients-file = /etc/keys.txt
            alert-command = logger -t "anteroom" -p auth.alert; echo a=b
            alert-interval = 30
            language = es
            plain = yes
            release-code-file = /etc/code
            watchdog = 45
            """
        )
        #expect(problems.isEmpty)
        var expected = KioskSettings.installed
        expected.options.station = "Window 2"
        expected.options.idle = 90
        expected.options.warning = 20.5
        expected.options.recipient = ["age1a", "age1b"]
        expected.options.recipientsFile = "/etc/keys.txt"
        expected.options.alertCommand = #"logger -t "anteroom" -p auth.alert; echo a=b"#
        expected.options.language = "es"
        expected.options.plain = true
        expected.options.releaseCodeFile = "/etc/code"
        expected.alertInterval = 30
        expected.watchdog = 45
        #expect(settings == expected)
    }

    @Test func withoutALineThePackagesFoldersAreMeant() {
        #expect(read("").settings == .installed)
        #expect(read("plain = no").settings == .installed)
        #expect(KioskSettings.installed.options.requests == "/var/lib/anteroom/Requests")
    }

    @Test(arguments: [
        ("staton = x", "Unknown option 'staton'. Did you mean 'station'?"),
        ("idle = 90 s", "The value '90 s' is invalid for 'idle'"),
        ("idle = 0", "idle takes seconds, more than 0"),
        ("plain = maybe", "plain takes yes or no"),
        ("--station = x", "the option is called station here, without dashes before it"),
        ("station", "has no =; write: station = VALUE"),
        ("station Window", "has no =; write: station = VALUE"),
        ("station =", "station has no value; give one, or put # before the line"),
        ("station = \"Window 2\"", "take the quotation marks away: the value is all behind the ="),
        (
            "idle = 90 # seconds",
            "a comment has a line of its own; take it away from behind the value"
        ),
        ("station = a\tb", "station has a tab or another control character; use blanks"),
        ("alert-interval = 0", "alert-interval takes whole seconds, at least 1"),
        ("watchdog = 1", "watchdog takes seconds, at least 3"),
        ("supervised = yes", "there is no option supervised; anteroom kiosk --help lists them all"),
        ("settings = /etc/x", "there is no option settings; anteroom kiosk --help lists them all"),
        ("help = yes", "there is no option help; anteroom kiosk --help lists them all"),
    ])
    func aWrongLineIsNamedWithItsNumberAndHowToMendIt(line: String, message: String) {
        #expect(read("# first\n\(line)\n").problems == ["2: \(message)"])
    }

    @Test func anOptionThatStandsTwiceIsAskedAbout() {
        #expect(
            read("station = a\n\nstation = b").problems == [
                "3: station stands in line 1 already; keep one of them"
            ]
        )
    }

    @Test func whatIsNoTextIsNamed() {
        #expect(SettingsFile([0x61, 0x0A, 0xFF]).problems.map(\.number) == [1, 2])
        #expect(SettingsFile([UInt8](repeating: 0x23, count: 70_000)).problems.count == 1)
        #expect(SettingsFile(Array("\u{FEFF}idle = 9".utf8)).lines.map(\.name) == ["idle"])
    }

    /// Whatever stands in the file: each line is a setting, a comment or a problem, and nothing traps.
    @Test(arguments: 0..<20)
    func anythingEndsInSettingsOrProblems(seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        let pieces = [
            "station", "idle", "=", " ", "#", "\n", "\"", "-", "é", "\u{0}", "9", "plain", "yes",
        ]
        for _ in 0..<50 {
            let text = (0..<30).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let file = SettingsFile(Array(text.utf8))
            let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(file.lines.count + file.problems.count <= count)
            _ = KioskSettings.reading(file)
        }
    }

    @Test func theShippedFileIsRightAndNamesEveryOption() throws {
        let path = Program.package + "/Installation/kiosk.conf"
        let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        #expect(read(text).problems.isEmpty)
        // With the # before each example taken away, it is still right.
        let opened = text.replacing(/(?m)^#(?=[a-z-]+ = )/, with: "")
        let (settings, problems) = read(opened)
        #expect(problems.isEmpty)
        #expect(settings.options.alertCommand != nil && settings.options.plain)
        let help = try Program(["kiosk", "--help"]).output
        let named = Set(SettingsFile(Array(opened.utf8)).lines.map(\.name))
        let inProgram: Set = [
            "help", "version", "settings", "check-settings", "watchdog", "alert-interval",
        ]
        for option in Set(help.matches(of: /(?m)^  --([a-z-]+)/).map { String($0.1) }).subtracting(
            inProgram
        ) {
            #expect(named.contains(option), "kiosk.conf does not show \(option)")
        }
    }
}
