import Foundation
import TerminalTesting
import Testing

/// A visitor asks for a person: staff are called before the next page is shown.
struct NeedTests {
    private func alert(in session: KioskSession) throws -> [String: String] {
        let data = try Data(contentsOf: URL(fileURLWithPath: session.folder.path + "/called.json"))
        let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        return object?.compactMapValues { $0 as? String } ?? [:]
    }

    @Test(arguments: ["Press Enter to start.", "Two questions", "first word?"])
    func aPersonCanBeCalledFromEveryPage(page: String) throws {
        let session = try KioskSession(
            "--alert-command",
            KioskSession.keepingCommand,
            "--station",
            "Window 2"
        )
        let pages = ["Press Enter to start.", "Two questions", "first word?"]
        for (before, keys) in zip(pages, ["\r", "1\r", ""]) {
            if before == page { break }
            try session.step(before, keys)
        }
        try session.step(page, "h\r")
        // Where words are asked for, one letter may be the answer.
        if page == "first word?" { try session.step("I want to talk to a person", "1\r") }
        try session.terminal.wait(for: "We called someone")
        let called = try alert(in: session)
        #expect(called["station"] == "Window 2")
        #expect(called["code"] == "person-wanted")
        #expect(called["time"]?.isEmpty == false)
        let records = try session.alertRecords()
        #expect(records.count == 1)
        #expect(records[0].contains("person-wanted"))
    }
}
