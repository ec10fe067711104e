import Foundation
import TerminalTesting
import Testing

@testable import ConsultationRequests

/// A slip in the alert command is found when a kiosk starts, and a command that works is never called a slip.
@Suite("Programs of an alert command") struct AlertProgramTests {
    @Test(arguments: [
        ("/usr/local/alerts/ntfy", ["/usr/local/alerts/ntfy"]),
        ("jq -c . | curl -sS --data @- https://x.example", ["jq", "curl"]),
        ("A=1 B='x y' 'my program' arg; logger x & wait", ["my program", "logger", "wait"]),
        ("exec curl -K f", ["curl"]),
        ("if test -f /x; then ring; else logger 'a | b; c'; fi", ["test", "ring", "logger", "fi"]),
        ("cat > \"got\"", ["cat"]),
        ("cat >> tries; exec /nonexistent", ["cat", "/nonexistent"]),
        ("! ring && { beep; }", ["ring", "beep", "}"]),
        // Only a shell can tell what follows.
        ("ring() { beep; }; ring", []), ("PATH=/opt/bin ring", []), ("cd /opt; ring", []),
        (". /etc/x; ring", []), ("case x in a|b) ring;; esac", []), ("$PAGER now", []),
        ("\"$HOME/ring\"", []), ("`which ring`", []), ("", []), ("# nothing", []),
        ("ring \"$(date)\"; beep", ["ring", "beep"]), ("2>/dev/null ring", []),
    ])
    func theFirstWordOfEachPartNamesOne(line: String, programs: [String]) {
        #expect(AlertCommand.programs(of: line) == programs)
    }

    @Test func whatIsMissingOrMayNotBeRunIsSaid() throws {
        let folder = try TemporaryFolder()
        try folder.write("#!/bin/sh\n", to: "script")
        let script = "\(folder.path)/script"
        func fault(_ line: String) -> String { AlertCommand(line).programFault ?? "" }
        #expect(fault("\(folder.path)/none").contains("is not there"))
        #expect(fault("no-such-program-here x").contains("is in no folder of PATH"))
        #expect(fault("true | '\(folder.path)'").contains("is a folder"))
        #expect(fault(script).contains("may not be run"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
        for line in [script, "\(script) | cat", "[ -f /x ] || sh -c 'nothing-of-this'", "true"] {
            #expect(fault(line) == "", "\(line)")
        }
    }

    /// Whatever a person writes, it ends and does not trap.
    @Test func anyLineIsRead() {
        var random = SystemRandomNumberGenerator()
        let pieces = [
            "a", "'", "\"", "|", "&&", "$", "(", ")", " ", ";", "\\", "<", ">", "=", "\n", "é", "{",
        ]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...12, using: &random)
            let line = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            #expect(AlertCommand.programs(of: line).count <= count)
        }
    }
}
