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
            .replacing("\n", with: " / ")
    }

    @Test(arguments: [
        ("en-us", "9 8 8.", "n'aIn 'eIt 'eIt"),
        ("en-us", "M.A.O.I. today", ",Em,eI,oU'aI t@d'eI"),
        // A request number, a phone number, a measure and a choice, as Pronunciation hands them over.
        ("en-us", "K 7 M, 4 2 Q.", "k'eI s'Ev@n 'Em / f'o@ t'u: kj'u:"),
        ("en-us", "A, 1 B.", "'eI / w'Vn b'i:"),
        (
            "en-us", "5 5 5, 0 1 0, 0 1 9 9.",
            "f'aIv f'aIv f'aIv / z'i@roU w'Vn z'i@roU / z'i@roU w'Vn n'aIn n'aIn"
        ),
        ("en-us", "61.5 kilograms.", "s'Iksti w'Vn pOInt f'aIv k'Il@gr,amz"),
        ("en-us", "1: Yes.", "w'Vn / j'Es"),
        (
            "es-419", "5 5 5, 0 1 0, 0 1 9 9.",
            "s'inko s'inko s'inko / s'e**o 'uno s'e**o / s'e**o 'uno nw'eBe nw'eBe"
        ),
        ("es-419", "7 F 3, K Q 2.", "sj'ete 'Efe t**'es / k'a k'u D'os"),
        ("es-419", "T.E.P.T. o trauma.", "t,e,ep'et,e'o t**'aUma"),
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

    /// What aplay plays of a line, captured by ALSA's file plugin: 22,050 samples a second of two bytes each.
    private func played(_ line: String, speed: Int = 160) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let sound = try output(
            "espeak-ng",
            ["-v", "en-us", "-s", String(speed), "-a", "100", "--stdout", "--stdin"],
            input: line + "\n"
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
        return try folder.bytes("played.raw")
    }

    @Test func `What is played is as long as a sentence, and not silent`() throws {
        let played = try played("Call or text 9 8 8, any time.")
        // Between one and five seconds.
        #expect((44_100...220_500).contains(played.count))
        let loud = stride(from: 1, to: played.count, by: 2).count(where: {
            (8..<248).contains(played[$0])
        })
        #expect(loud > played.count / 50)
    }

    /// A recogniser that knows twelve sentences hears most of them in what is played, and mistakes none for another.
    ///
    /// A smoke test: of open speech it would hear a third, and a wrong word in a sentence would pass.
    @Test(
        .enabled("needs the packages pocketsphinx and pocketsphinx-en-us") {
            FileManager.default.isExecutableFile(atPath: Self.recogniser)
                && FileManager.default.fileExists(atPath: Self.model)
        }
    )
    func `A recogniser knows what is played`() throws {
        let sentences = [
            "how old are you", "welcome to the clinic", "type one number and press enter",
            "please stay here", "do you have a ride home", "what name should we use",
            "press enter to go on", "how should we reach you", "may we leave a message",
            "call or text nine eight eight any time", "what is the main reason for your visit",
            "is this right",
        ]
        let folder = try TemporaryFolder()
        let choices = sentences.joined(separator: " | ")
        try folder.write(
            "#JSGF V1.0;\ngrammar visit;\npublic <line> = \(choices) ;\n",
            to: "visit.jsgf"
        )
        var heard = 0
        for sentence in sentences {
            try folder.write(try played(sentence + ".", speed: 140), to: "played.raw")
            let text = try output(
                Self.recogniser.split(separator: "/").last.map(String.init) ?? "",
                [
                    "-infile", folder.path + "/played.raw", "-samprate", "22050", "-nfft", "1024",
                    "-jsgf", folder.path + "/visit.jsgf", "-hmm", Self.model + "/en-us", "-dict",
                    Self.model + "/cmudict-en-us.dict", "-logfn", "/dev/null",
                ],
                input: ""
            )
            let words = String(decoding: text, as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(words.isEmpty || words == sentence)
            if words == sentence { heard += 1 }
        }
        #expect(heard >= 8)
    }

    private static let recogniser = "/usr/bin/pocketsphinx_continuous"
    private static let model = "/usr/share/pocketsphinx/model/en-us"
}
