import Foundation
import RandomTesting
import TerminalTesting
import Testing

/// More input than a person can type.
struct FloodTests {
    @Test func aLineOfAMegabyteStopsAtTheLimit() throws {
        let session = try PromptSession("read", "read")
        try session.terminal.wait(for: "> ")
        session.terminal.type(bytes: Array(repeating: 0x61, count: 1_000_000) + [0x0D])
        #expect(try session.nextEvent() == "line:" + String(repeating: "a", count: 500))
        #expect(try session.answer("ok\r") == "line:ok")
    }

    @Test func aMegabyteOfLinesAnswersOnePromptNotThousands() throws {
        let session = try PromptSession("loop")
        try session.terminal.wait(for: "> ")
        session.terminal.type(bytes: Array("yes\r".utf8 * 250_000))
        #expect(try session.nextEvent() == "line:yes")
        // Each flood is given two seconds to run out, so few prompts can be reached by it.
        session.terminal.pause(milliseconds: 200)
        #expect(session.terminal.errorLines.count < 10)
        session.terminal.type("real\r")
        var last = ""
        while !last.hasSuffix("real") { last = try session.nextEvent() }
    }

    @Test(arguments: [11, 12])
    func randomBytesNeverEndTheProgramOrReachALine(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let session = try PromptSession("max=60", "loop")
        try session.terminal.wait(for: "> ")
        for _ in 0..<16 {
            var bytes = (0..<65_536).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
            // Without most line ends, more of the flood is edited rather than thrown away.
            for index in bytes.indices where bytes[index] == 0x0D || bytes[index] == 0x0A {
                if index % 64 != 0 { bytes[index] = 0x1B }
            }
            session.terminal.type(bytes: bytes)
        }
        session.terminal.pause(milliseconds: 400)
        session.terminal.type("\u{15}end-of-flood\r")
        var event = ""
        while event != "line:end-of-flood" {
            event = try session.nextEvent()
            #expect(event.hasPrefix("line:"))
            let text = event.dropFirst("line:".count)
            #expect(text.unicodeScalars.count <= 60)
            #expect(
                !text.unicodeScalars.contains {
                    $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
                }
            )
            #expect(!text.unicodeScalars.contains { $0.properties.isBidiControl })
        }
        session.terminal.signal(15)
        #expect(try session.terminal.waitForExit() == 0)
    }

    @Test func memoryStaysFlatOverTwentyThousandLines() throws {
        let session = try PromptSession("loop")
        var resident: [Int] = []
        for number in 1...20_000 {
            let event = try session.answer("line number \(number)\r")
            guard event == "line:line number \(number)" else {
                Issue.record("line \(number) came back as \(event)")
                return
            }
            session.forget()
            if number % 5_000 == 0 { resident.append(session.terminal.residentKilobytes) }
        }
        #expect(resident[0] > 0)
        #expect(resident[3] - resident[0] < 64, "\(resident)")
    }
}

extension Sequence<UInt8> {
    /// The bytes, so many times.
    fileprivate static func * (bytes: Self, count: Int) -> [UInt8] {
        Array(repeatElement(Array(bytes), count: count).joined())
    }
}
