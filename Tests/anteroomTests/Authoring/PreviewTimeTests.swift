import Foundation
import TerminalTesting
import Testing

/// A date and time in `anteroom preview` has the offset that the clinic's clocks have then, as in `anteroom visit`.
struct PreviewTimeTests {
    @Test(arguments: [
        ("July 4 2026 5:30 pm", "x = 2026-07-04T17:30:00-04:00"),
        ("December 4 2026 5:30 pm", "x = 2026-12-04T17:30:00-05:00"),
        ("March 8 2026 2:30 am", "there was no such time"),
        ("November 1 2026 1:30 am", "before the clocks were set back"),
    ])
    func summerTimeIsKept(typed: String, shown: String) throws {
        let folder = try TemporaryFolder()
        let file = #"""
            {"resourceType": "Questionnaire", "status": "draft", "title": "T", "item": [
             {"linkId": "x", "text": "When?", "type": "dateTime"}, {"linkId": "z", "text": "Zed?", "type": "string"}]}
            """#
        try Data(file.utf8).write(to: URL(fileURLWithPath: folder.path + "/when.json"))
        let terminal = try TerminalSession(
            TerminalSession.product("anteroom"),
            ["preview", "when.json"],
            environment: TerminalSession.environment([
                "LANG": "C.UTF-8", "TZ": "America/New_York",
            ]),
            directory: folder.path
        )
        for (page, keys) in [
            ("Press Enter to start.", ""), ("T", "1"), ("When?", typed),
        ] {
            try terminal.waitForPage(oneOf: [page])
            terminal.type(keys + "\r")
        }
        if shown.hasPrefix("x") {
            try terminal.waitForPage(oneOf: ["Zed?"])
            terminal.type("=\r")
        }
        try terminal.waitForScreen(with: shown)
    }
}
