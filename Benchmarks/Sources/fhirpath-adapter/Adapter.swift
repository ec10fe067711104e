import FHIRModel
import FHIRPath
import Foundation
import Workload

/// Runs expressions on a resource and prints the times as JSON, so that engines can be raced from
/// outside.
///
///     fhirpath-adapter --expr expressions.json --resource qr.json --mode eval|parse_eval
///         [--only id,…] [--batch-ms 20] [--batches 7]
///     fhirpath-adapter --write FOLDER     writes expressions.json and response-20.json, -200, -2000 to race with
///
/// An expression that cannot be parsed or evaluated has its error in place of a time; an entry that cannot be read is named on
/// standard error. Codes of sysexits.h: 64 for a wrong command line, 65 where a file is no JSON, 66 where it cannot be read.
@main
struct Adapter {
    let options: ProgramOptions

    static func main() {
        let names = ["expr", "resource", "mode", "only", "batch-ms", "batches", "write"]
        Adapter(options: ProgramOptions(of: "fhirpath-adapter", known: names)).run()
    }

    private func run() {
        if let folder = options["write"] { return write(to: folder) }
        let file = options.required("expr", "FILE")
        let resource = options.required("resource", "FILE")
        guard let mode = ExpressionTiming.Mode(rawValue: options["mode"] ?? "eval") else {
            options.fail("--mode is eval or parse_eval", code: 64)
        }
        let list = ExpressionList(options.list(file))
        for fault in list.faults {
            options.warn("\(file): entry \(fault.number): \(fault.message)")
        }
        let only = options["only"].map { Set($0.split(separator: ",").map(String.init)) }
        let wanted = list.entries.filter { only?.contains($0.id) ?? true }
        for id in only?.subtracting(wanted.map(\.id)).sorted() ?? [] {
            options.warn("\(file) has no expression '\(id)'")
        }
        let clock = ContinuousClock()
        let bytes = options.bytes(resource)
        let start = clock.now
        let tree = options.json(bytes, of: resource)
        let load = (clock.now - start).nanoseconds
        guard let now = FHIRDateTime("2026-11-23T14:15:07+01:00") else { return }
        var context = EvaluationContext(trees: [tree], now: now)
        context.variables["resource"] = context.resource(0)
        let timing = ExpressionTiming(
            mode: mode,
            batchMilliseconds: options.number("batch-ms") ?? 20,
            batches: options.number("batches") ?? 7
        )
        let results = wanted.map {
            Output.quoted($0.id) + ":" + timing.result(of: $0.source, in: context)
        }
        print(
            """
            {"engine":"anteroom","version":"1","mode":"\(mode.rawValue)","load_ns":\(Int(load)),\
            "results":{\(results.joined(separator: ","))}}
            """
        )
    }

    private func write(to folder: String) {
        let expressions = Expressions.all.map {
            "{\"id\":\(Output.quoted($0.id)),\"expr\":\(Output.quoted($0.source))}"
        }
        put("[\(expressions.joined(separator: ",\n"))]\n", at: folder + "/expressions.json")
        for size in [20, 200, 2_000] {
            put(Response.json(items: size), at: folder + "/response-\(size).json")
        }
    }

    private func put(_ text: String, at path: String) {
        do {
            try Data(text.utf8).write(to: URL(filePath: path))
        } catch {
            options.fail("\(path) cannot be written: \(error)", code: 73)
        }
    }
}
