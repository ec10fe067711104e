import ConformanceData
import FHIRModel
import Foundation
import StaffPages
import TerminalTesting
import Testing

/// `anteroom evaluate --request` prints what a visit with the same answers writes.
@Suite("anteroom evaluate --request")
struct EvaluateRequestTests {
    /// The lines that are typed in one of the transcripts.
    private static func lines(of transcript: String) throws -> String {
        let path = URL(fileURLWithPath: Program.questionnaires).deletingLastPathComponent()
            .appendingPathComponent("Tests/KioskTests/Transcripts/\(transcript).txt")
        return try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("> ") || $0 == ">" }.map { $0.dropFirst(2) + "\n" }.joined()
    }

    /// The request that a visit on a pipe leaves, with its number.
    private static func request(
        typing lines: String,
        in folder: TemporaryFolder
    ) throws
        -> (number: String, bundle: JSONTree)
    {
        let forms = folder.path + "/Questionnaires"
        try FileManager.default.createDirectory(
            atPath: forms,
            withIntermediateDirectories: false
        )
        try FileManager.default.copyItem(
            atPath: Program.consultation,
            toPath: forms + "/2-consultation.json"
        )
        try "9911\n".write(toFile: folder.path + "/code", atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600],
            ofItemAtPath: folder.path + "/code"
        )
        let visit = try Program(
            [
                "visit", "--questionnaires", forms, "--requests", folder.path + "/Requests",
                "--station", "Seat-4", "--plain", "--alert-command", "cat >/dev/null",
                "--release-code-file", folder.path + "/code",
            ],
            input: lines
        )
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/Requests")
        let name = try #require(
            names.first { $0.hasSuffix(".json") },
            "\(visit.status) \(visit.errors) \(visit.output.suffix(400))"
        )
        let path = folder.path + "/Requests/" + name
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        return (String(name.dropLast(5)), try JSONTree(parsing: bytes))
    }

    /// The answers of a request and nothing that was computed or added for it.
    private static func answers(in bundle: JSONTree) throws -> String {
        var made = JSONTree()
        let root = made.makeRoot()
        for entry in bundle.elements("entry", of: bundle.root) {
            let resource = bundle.child("resource", of: entry)
            let type = bundle.string(at: bundle.child("resourceType", of: resource))
            guard type == "QuestionnaireResponse" else { continue }
            for name in ["resourceType", "questionnaire", "status"] as [ElementName] {
                made.copy(bundle.child(name, of: resource), from: bundle, as: name, into: root)
            }
            let items = made.setArray("item", in: root)
            for item in bundle.elements("item", of: resource)
            where bundle.string(at: bundle.child("linkId", of: item)) != "result" {
                made.copy(item, from: bundle, as: "item", into: items)
            }
        }
        return String(decoding: made.serialized(), as: UTF8.self)
    }

    /// The Bundle with names for what differs each time: addresses, times, the hash over them.
    private static func normalised(_ text: String) throws -> NSDictionary {
        var text = text
        var addresses: [Substring] = []
        for match in text.matches(of: /urn:uuid:[0-9a-f-]{36}/)
        where !addresses.contains(match.output) {
            addresses.append(match.output)
        }
        let known = addresses.map(String.init)
        for (number, address) in known.enumerated() {
            text = text.replacingOccurrences(of: address, with: "address-\(number)")
        }
        text.replace(/\d{4}-\d\d-\d\d[T ][0-9:]{5,8}(Z|[+-]\d\d:\d\d)?/, with: "time")
        text.replace(/[0-9a-f]{64}/, with: "hash")
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try withoutVisit(try #require(object as? [String: Any]))
    }

    /// Without the tags that name the visit and its alerts: only a kiosk has those.
    private static func withoutVisit(_ bundle: [String: Any]) throws -> NSDictionary {
        var bundle = bundle
        if var meta = bundle["meta"] as? [String: Any], let tags = meta["tag"] as? [[String: Any]] {
            meta["tag"] = tags.filter { tag in
                let system = tag["system"] as? String
                return system != RequestTag.visitSystem && system != RequestTag.alertSystem
            }
            bundle["meta"] = meta
        }
        return bundle as NSDictionary
    }

    @Test(arguments: ["full-path-80x24", "changed-answers", "urgent-then-contact", "under-18"])
    func isWhatAVisitWrites(transcript: String) throws {
        let folder = try TemporaryFolder()
        var lines = try Self.lines(of: transcript)
        // This one begins at a menu of several forms.
        if transcript.hasPrefix("full-path") {
            lines = lines.replacing("\n2\n", with: "\n1\n", maxReplacements: 1)
        }
        let (number, bundle) = try Self.request(typing: lines, in: folder)
        let response = folder.path + "/response.json"
        try Self.answers(in: bundle).write(toFile: response, atomically: true, encoding: .utf8)
        let run = try Program([
            "evaluate", Program.consultation, response, "--request", "--station", "Seat-4",
            "--number", number,
        ])
        #expect(run.status == 0, "\(run.errors)")
        let written = try Self.normalised(
            String(decoding: bundle.serialized(), as: UTF8.self)
        )
        let printed = try Self.normalised(run.output)
        #expect(written == printed)
        let isASCII = run.output.utf8.allSatisfy { $0 < 0x80 }
        #expect(isASCII)
    }

    private let form =
        #"{"resourceType":"Questionnaire","status":"active","approvalDate":"2026-01-01","title":"T","item":[{"linkId":"a","text":"a","type":"string"}]}"#
    private let response =
        #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[{"linkId":"a","answer":[{"valueString":"x"}]}]}"#

    @Test func aFormWithoutTemplatesGetsTheStandardRequest() throws {
        let run = try Program(evaluating: form, response, "--request")
        #expect(run.status == 0, "\(run.errors)")
        let bundle = try JSONTree(parsing: Array(run.output.utf8))
        let types = bundle.elements("entry", of: bundle.root).map {
            bundle.string(at: bundle.child("resourceType", of: bundle.child("resource", of: $0)))
        }
        #expect(types == ["Patient", "QuestionnaireResponse", "ServiceRequest"])
        #expect(!run.output.contains("HTEST"))
    }

    @Test func everyRequestHasANumberOfItsOwn() throws {
        let numbers = try (0..<3).map { _ in
            try Program(evaluating: form, response, "--request").output
                .firstMatch(of: /\d{8}T\d{6}Z-[0-9A-Z]{6}/).map { String($0.output) }
        }
        #expect(Set(numbers).count == 3 && !numbers.contains(nil))
    }

    @Test func aDraftIsMarkedAsADemonstration() throws {
        let draft = form.replacingOccurrences(of: "active", with: "draft")
        let run = try Program(evaluating: draft, response, "--request")
        #expect(run.output.contains("HTEST") && run.output.contains("TEST"))
    }

    @Test func noRequestIsSaidOnStandardErrorOnly() throws {
        let reading =
            #"{"resourceType":"Questionnaire","status":"active","item":[{"linkId":"a","text":"a","type":"display"}]}"#
        let run = try Program(
            evaluating: reading,
            #"{"resourceType":"QuestionnaireResponse","status":"completed"}"#,
            "--request"
        )
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(run.errors.contains("nothing would be written"))
    }

    @Test func anInvalidResponseStillPrintsItsBundleButFails() throws {
        let wrong = response.replacingOccurrences(of: "valueString", with: "valueInteger")
            .replacingOccurrences(of: "\"x\"", with: "1")
        let run = try Program(evaluating: form, wrong, "--request")
        #expect(run.status == 65 && run.errors.contains("[answer-type]"))
        #expect(run.output.contains("Bundle"))
    }
}
