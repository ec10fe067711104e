import Foundation
import TerminalTesting

/// Sends many requests through one kiosk on a pseudo-terminal and looks for what grows or gets lost.
struct SoakTrial {
    var program: String
    var visits: Int

    private static let questionnaire = """
        {"resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/one", "title": "One question",
         "status": "draft", "item": [{"linkId": "one", "text": "What is your word?", "type": "string"}]}
        """

    /// A failure of the trial, in words.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    func run() throws {
        let folder = try TemporaryFolder()
        for name in ["Questionnaires", "Requests"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(name)",
                withIntermediateDirectories: false
            )
        }
        try Self.questionnaire.write(
            toFile: folder.path + "/Questionnaires/one.json",
            atomically: true,
            encoding: .utf8
        )
        let kiosk = try TerminalSession(program, ["kiosk"], directory: folder.path)
        var samples: [(visit: Int, kilobytes: Int, descriptors: Int)] = []
        for visit in 1...visits {
            try serve(visit, on: kiosk)
            if visit == 1 || visit % max(1, visits / 10) == 0 {
                samples.append((visit, kiosk.residentKilobytes, kiosk.openDescriptors))
                print(
                    "  \(visit) visits: \(samples[samples.count - 1].kilobytes) KiB resident, "
                        + "\(samples[samples.count - 1].descriptors) descriptors"
                )
            }
            kiosk.forgetOutput()
        }
        kiosk.signal(15)
        guard try kiosk.waitForExit() == 0 else { throw Failure(description: "no clean end") }
        try count(in: folder)
        let settled = samples.dropFirst()
        guard let first = settled.first, let last = settled.last else { return }
        guard last.kilobytes - first.kilobytes <= 64, last.descriptors == first.descriptors else {
            throw Failure(description: "the supervisor grows: \(samples)")
        }
        print(
            "soak of \(visits) visits: every request is there once; memory and descriptors are flat"
        )
    }

    private func serve(_ visit: Int, on kiosk: TerminalSession) throws {
        let steps = [
            ("Press Enter to start.", ""), ("One question", "1"),
            ("your word?", "word-\(visit)-end"),
            ("May our staff", "1"), ("What name", "Visitor \(visit)"), ("Would you like", "1"),
            ("How should we", "1"), ("phone", "555-010-0199"), ("Send my request", "yes"),
            // Enter alone leaves a number only when it has stood for some seconds; a word leaves it at once.
            ("Request number", "done"),
        ]
        for (page, keys) in steps {
            try kiosk.waitForPage(oneOf: [page])
            kiosk.type(keys + "\r")
        }
    }

    private func count(in folder: TemporaryFolder) throws {
        var found: [String: Int] = [:]
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/Requests")
        for name in names where name.hasSuffix(".json") {
            let text = try String(
                contentsOfFile: folder.path + "/Requests/" + name,
                encoding: .utf8
            )
            guard let start = text.range(of: "word-"),
                let end = text.range(of: "-end", range: start.upperBound..<text.endIndex)
            else { throw Failure(description: "\(name) holds no word") }
            found[String(text[start.upperBound..<end.lowerBound]), default: 0] += 1
        }
        for visit in 1...visits where found[String(visit)] != 1 {
            throw Failure(
                description: "visit \(visit): \(found[String(visit), default: 0]) requests"
            )
        }
    }
}
