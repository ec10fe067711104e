import Foundation
import TerminalTesting
import Testing

/// The synthesizer itself, where it is installed: what it makes of words as the kiosk hands them over.
@Suite(
    .enabled("needs espeak-ng and aplay, of the packages espeak-ng and alsa-utils") {
        ["espeak-ng", "aplay"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
        }
    }
)
struct SpeechProgramTests {
    private func output(_ program: String, _ arguments: [String], input: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
        process.arguments = arguments
        let words = Pipe()
        let result = Pipe()
        process.standardInput = words
        process.standardOutput = result
        try process.run()
        try words.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try words.fileHandleForWriting.close()
        let data = try result.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return data
    }

    private func phonemes(_ voice: String, _ text: String) throws -> String {
        let data = try output(
            "espeak-ng",
            ["-q", "-x", "-v", voice, "--stdin"],
            input: text + "\n"
        )
        return String(decoding: data, as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test(arguments: [
        ("en-us", "9 8 8.", "n'aIn 'eIt 'eIt"),
        ("en-us", "M.A.O.I. today", ",Em,eI,oU'aI t@d'eI"),
        ("es-419", "I.M.A.O. hoy", ",i;,eme,a'o 'oI"),
        ("es-419", "9 8 8.", "nw'eBe 'otSo 'otSo"),
        ("es-419", "4 de marzo.", "kw'at**o De m'arso"),
    ])
    func `Numbers, capitals and Spanish sound as they should`(
        voice: String,
        text: String,
        sound: String
    ) throws {
        #expect(try phonemes(voice, text) == sound)
    }

    @Test func `What is played is as long as a sentence, and not silent`() throws {
        let folder = try TemporaryFolder()
        let sound = try output(
            "espeak-ng",
            ["-v", "en-us", "-s", "160", "-a", "100", "--stdout", "--stdin"],
            input: "Call or text 9 8 8, any time.\n"
        )
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/aplay")
        process.arguments = ["-q", "-D", "file:\(folder.path)/played.raw,raw"]
        let input = Pipe()
        process.standardInput = input
        process.standardError = FileHandle.nullDevice
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: sound)
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let played = try folder.bytes("played.raw")
        // 22,050 samples a second of two bytes each: between one and five seconds.
        #expect((44_100...220_500).contains(played.count))
        let loud = stride(from: 1, to: played.count, by: 2).count(where: {
            (8..<248).contains(played[$0])
        })
        #expect(loud > played.count / 50)
    }
}
