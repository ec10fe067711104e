import FHIRModel

@testable import ConsultationRequests

extension Target {
    /// The lines of a folder as staff read them: audit trail, marks, deliveries, alerts, whatever stands in their files.
    ///
    /// The first byte chooses the file that the rest is.
    static let log = Target(
        name: "log",
        summary: "a file, and the lines of a log or the text of an alert",
        longest: 1024,
        memory: (constant: 64 << 20, perByte: 200_000),
        attempt: attemptLog
    )

    private static let number = RequestNumber("20261123T141507Z-7F3KQ2")
    private static let alert = "20261123T141507Z-7F3KQ2.json"

    private static func attemptLog(_ input: [UInt8]) -> String {
        guard let number, let kind = input.first else { return "" }
        let bytes = Array(input.dropFirst())
        let names = ["audit.jsonl", "acknowledged.jsonl", "desk-a.jsonl", "delivery-s.jsonl"]
        var files: [String: [UInt8]] = [:]
        var alerts: [String: [UInt8]] = [:]
        let choice = Int(kind) % 6
        if choice < 4 { files[names[choice]] = bytes } else { alerts[alert] = bytes }
        if choice == 5 { files = Dictionary(uniqueKeysWithValues: names.map { ($0, bytes) }) }
        let memory = MemoryFolder(["/r": files, "/r/alerts": alerts])
        checkAlert(bytes)
        let before = content(of: memory)
        hold("reading changes nothing", memory.files(of: "/r") == files)
        checkAdding(to: memory, number)
        return before.text + "\n" + content(of: memory).text
    }

    /// A record that is read is written as one that reads the same.
    private static func checkAlert(_ bytes: [UInt8]) {
        guard let record = AlertRecord(json: bytes) else { return }
        hold("an alert reads back the same", AlertRecord(json: record.json) == record)
        hold("an alert is one line", record.json.count { $0 == 0x0A } == 1)
        hold("no control character comes out", isHarmless(record.station + record.code))
    }

    /// What is read of a folder, and how many lines of each kind.
    private static func content(of memory: MemoryFolder) -> (text: String, counts: [Int]) {
        let system = memory.system
        let audit = AuditTrail(folder: "/r", station: "seat 1", system: system)
        let lines = (try? audit.lines()) ?? []
        let marks = (try? Marks(folder: "/r", system: system).all()) ?? []
        let deliveries = (try? Deliveries(folder: "/r", system: system).all()) ?? []
        let folder = RequestFolder(path: "/r", system: system)
        let check = try? folder.check()
        var index = RequestIndex(folder)
        let alerts = (try? index.overview())?.alerts ?? []
        var output = lines.map { "\($0.time) \($0.station) \($0.event)" }
        output += marks.map {
            "\($0.number) \($0.event) \($0.initials) \($0.time) \($0.note.text ?? "") \($0.place)"
        }
        output += deliveries.map {
            "\($0.number) \($0.event) \($0.target) \($0.status) \($0.attempt) \($0.locations)"
        }
        output += alerts.map { "\($0.alert.number) \($0.alert.station) \($0.alert.code)" }
        output += check.map { ["\($0)"] } ?? []
        for line in output {
            hold("no control character comes out", isHarmless(line)) { line.debugDescription }
        }
        for mark in marks { hold("a note is short", (mark.note.text ?? "").count <= 300) }
        return (output.joined(separator: "\n"), [lines.count, marks.count, deliveries.count])
    }

    /// What is added is found again, whatever stands before it, and nothing that could be read is lost.
    private static func checkAdding(to memory: MemoryFolder, _ number: RequestNumber) {
        let before = content(of: memory).counts
        let log = ChainedLog(
            folder: DurableFolder(path: "/r", system: memory.system),
            name: "desk-a"
        )
        let faults = (try? log.check().faults) ?? []
        let wasCutOff = memory.files(of: "/r")["desk-a.jsonl"].map {
            !$0.isEmpty && $0.last != 0x0A
        }
        let desk = MarkLog(folder: "/r", desk: "a", system: memory.system)
        do throws(StoreError) {
            try desk.add(.note, to: number, initials: "AB", note: "seen\nand said")
            try desk.add(.called, to: number, initials: "AB", note: "again")
        } catch {
            return hold("a mark can be added", false) { "\(error)" }
        }
        let marks = (try? Marks(folder: "/r", system: memory.system).all(on: number)) ?? []
        for note in ["seen and said", "again"] {
            let isThere = marks.contains { $0.note.text == note && $0.initials == "AB" }
            hold("a mark that was added is found", isThere)
        }
        let after = content(of: memory).counts
        hold("no mark is lost by another", after[1] >= before[1] + 2) { "\(before) \(after)" }
        hold("nothing of the other logs is lost", after[0] >= before[0] && after[2] == before[2])
        // Behind the greatest number there is nothing to count on to.
        let text = String(decoding: memory.files(of: "/r")["desk-a.jsonl"] ?? [], as: UTF8.self)
        if text.contains("92233720368547758") { return }
        let now = (try? log.check().faults) ?? []
        // A line that was cut off is complete now, and may turn out to be none.
        hold(
            "what is added is no fault of the log",
            now.count <= faults.count + (wasCutOff == true ? 1 : 0)
        ) {
            "\(faults) \(now)"
        }
    }
}
