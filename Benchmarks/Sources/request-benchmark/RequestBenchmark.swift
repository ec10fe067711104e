import ConsultationRequests
import FHIRModel
import Foundation
import StaffPages
import Workload

/// Prints how fast requests are made durable, beside the bare calls of the C library in the same folder, and how long a
/// folder of ten thousand takes to list and to verify, with and without the page cache.
///
///     request-benchmark [--count 10000] [--folder DIR]
///
/// The cache is emptied only for root (`/proc/sys/vm/drop_caches`).
@main
struct RequestBenchmark {
    static func main() throws {
        let options = ProgramOptions(of: "request-benchmark", known: ["count", "folder"])
        let count = options.number("count") ?? 10_000
        // A folder of its own within the one that was named, of which nothing else is touched.
        let parent = options["folder"] ?? NSTemporaryDirectory()
        let folder = "\(parent)/anteroom-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let bytes = try request()
        print("machine: \(Machine.description); a request of \(bytes.count) bytes")
        try durable(bytes, in: folder)
        try listed(bytes, count: count, in: folder)
    }

    /// A request of the size that the shipped questionnaire makes.
    private static func request() throws -> [UInt8] {
        let items = (0..<60).map {
            #"{"linkId":"q\#($0)","text":"What is the answer to question \#($0)?","answer":[{"valueCoding":{"code":"c","display":"Answer"}}]}"#
        }
        let text = """
            {"resourceType":"Bundle","type":"transaction","entry":[
            {"fullUrl":"urn:uuid:0d2f6c1e-6a1b-4b53-9a6b-0f6d3c1a0001","resource":{"resourceType":"Patient"},
            "request":{"method":"POST","url":"Patient"}},
            {"fullUrl":"urn:uuid:0d2f6c1e-6a1b-4b53-9a6b-0f6d3c1a0002","resource":{
            "resourceType":"QuestionnaireResponse","status":"completed","item":[\(items.joined(separator: ","))]},
            "request":{"method":"POST","url":"QuestionnaireResponse"}},
            {"fullUrl":"urn:uuid:0d2f6c1e-6a1b-4b53-9a6b-0f6d3c1a0003","resource":{
            "resourceType":"ServiceRequest","status":"active","intent":"proposal","priority":"asap",
            "subject":{"reference":"urn:uuid:0d2f6c1e-6a1b-4b53-9a6b-0f6d3c1a0001"}},
            "request":{"method":"POST","url":"ServiceRequest"}}]}
            """
        var bundle = try JSONTree(parsing: Array(text.utf8))
        let number = RequestNumber(time: UTCTime(secondsSince1970: 0), code: 0)
        RequestBundle.finish(
            &bundle,
            number: number,
            station: "seat 4",
            isDemonstration: false,
            clock: .utc
        )
        return bundle.serialized()
    }

    /// Batches of both in turn, so that neither has the quieter disk.
    private static func durable(_ bytes: [UInt8], in folder: String) throws {
        var (ours, bare): ([Double], [Double]) = ([], [])
        for batch in 0..<7 {
            let own = folder + "/own\(batch)"
            let other = folder + "/bare\(batch)"
            mkdir(own, 0o750)
            mkdir(other, 0o750)
            var store = RequestStore(folder: own)
            ours.append(try seconds { for _ in 0..<50 { _ = try store.store(bytes) } } / 50)
            bare.append(seconds { for index in 0..<50 { put(bytes, "\(index)", in: other) } } / 50)
        }
        let (one, limit) = (median(ours), median(bare))
        print(
            "durable request: \(milliseconds(one)); open, write, fsync, rename, fsync in C: \(milliseconds(limit)); "
                + "rate \(String(format: "%.2f", limit / one)) of C's"
        )
    }

    private static func put(_ bytes: [UInt8], _ name: String, in folder: String) {
        let directory = open(folder, O_RDONLY | O_DIRECTORY)
        let file = openat(directory, name + ".part", O_WRONLY | O_CREAT | O_EXCL, 0o640)
        _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        fsync(file)
        close(file)
        renameat(directory, name + ".part", directory, name)
        fsync(directory)
        close(directory)
    }

    private static func listed(_ bytes: [UInt8], count: Int, in folder: String) throws {
        let requests = folder + "/Requests"
        mkdir(requests, 0o750)
        for code in 0..<count {
            let time = UTCTime(secondsSince1970: 1_790_000_000 + Int64(code) * 60)
            let name = "\(RequestNumber(time: time, code: UInt32(code) &* 7_919)).json"
            try Data(bytes).write(to: URL(filePath: "\(requests)/\(name)"))
        }
        let staff = RequestFolder(path: requests)
        func list() throws {
            guard try staff.list().count == count else { fatalError("not all are listed") }
        }
        func verify() throws {
            guard try staff.check().requests == count else { fatalError("not all are checked") }
        }
        for (what, body) in [("list", list), ("verify", verify)] {
            var line = "\(what) of \(count):"
            var cold: [Double] = []
            for _ in 0..<5 {
                guard emptyCache() else { break }
                cold.append(try seconds(body))
            }
            line += cold.isEmpty ? " cold only for root;" : " cold \(milliseconds(median(cold)));"
            try body()
            let warm = try (0..<5).map { _ in try seconds(body) }
            print(line + " warm \(milliseconds(median(warm)))")
        }
    }

    private static func emptyCache() -> Bool {
        sync()
        let file = open("/proc/sys/vm/drop_caches", O_WRONLY)
        guard file >= 0 else { return false }
        defer { close(file) }
        return write(file, "3", 1) == 1
    }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let time = try clock.measure { try body() }
        return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    private static func milliseconds(_ seconds: Double) -> String {
        String(format: "%.2f ms", seconds * 1_000)
    }
}
