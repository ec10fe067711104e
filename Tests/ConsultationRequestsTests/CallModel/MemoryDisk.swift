import Foundation

/// The folder of requests in memory, as a value: what is on the disk in one state of the model.
struct MemoryDisk: Hashable {
    /// By folder and name.
    var folders: [String: [String: [UInt8]]] = ["Requests": [:]]

    /// The lines of the logs that hold marks, whole ones only, read here without any of the product's readers.
    private func lines(of log: String) -> [String] {
        (folders["Requests"] ?? [:]).filter { $0.key.hasPrefix(log) && $0.key.hasSuffix(".jsonl") }
            .values.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
            .map(String.init).filter { $0.hasPrefix("{\"sequence\"") && $0.hasSuffix("\"}") }
    }

    /// The alerts that a person has acknowledged.
    var acknowledged: Set<String> {
        let words = ["taken", "closed", "seen", "done", "called", "handed-on"]
        let ofDesks = lines(of: "desk-").filter { line in
            words.contains { line.contains("\"event\":\"\($0)\"") }
        }
        return Set((lines(of: "acknowledged") + ofDesks).compactMap(Self.record))
    }

    /// The alerts that a screen shows.
    var shown: Set<String> {
        Set(
            lines(of: "desk-").filter { $0.contains("\"event\":\"shown\"") }.compactMap(Self.record)
        )
    }

    private static func record(of line: String) -> String? {
        line.range(of: "\"record\":\"").map { String(line[$0.upperBound...].prefix(23)) }
    }

    /// The alerts that stand in the folder.
    var alerts: Set<String> {
        Set(
            (folders["Requests/alerts"] ?? [:]).keys.filter { $0.hasSuffix(".json") }
                .map { String($0.dropLast(5)) }
        )
    }
}
