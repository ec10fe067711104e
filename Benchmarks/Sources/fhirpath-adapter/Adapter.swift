import FHIRModel
import FHIRPath
import Foundation
import Workload

/// Runs expressions on a resource and prints the times as JSON, so that engines can be raced from
/// outside.
///
///     fhirpath-adapter --expr expressions.json --resource qr.json --mode eval|parse_eval
///         [--only id,…] [--batch-ms 20] [--batches 7]
@main
struct Adapter {
    var options: [String: String]

    static func main() {
        var options: [String: String] = [:]
        var arguments = CommandLine.arguments.dropFirst()
        while let name = arguments.popFirst() {
            guard name.hasPrefix("--"), let value = arguments.popFirst() else {
                fail("give every option with its value; \(name) has none")
            }
            options[String(name.dropFirst(2))] = value
        }
        Adapter(options: options).run()
    }

    private func run() {
        guard let expressions = options["expr"], let resource = options["resource"] else {
            Self.fail("--expr FILE and --resource FILE are needed")
        }
        let mode = options["mode"] ?? "eval"
        guard mode == "eval" || mode == "parse_eval" else {
            Self.fail("--mode is eval or parse_eval")
        }
        let list = Self.tree(expressions)
        let clock = ContinuousClock()
        let bytes = Self.bytes(resource)
        let start = clock.now
        guard let tree = try? JSONTree(parsing: bytes) else {
            Self.fail("\(resource) is not JSON")
        }
        let load = (clock.now - start).nanoseconds
        guard let now = FHIRDateTime("2026-11-23T14:15:07+01:00") else { return }
        var context = EvaluationContext(trees: [tree], now: now)
        context.variables["resource"] = context.resource(0)
        let only = options["only"].map { Set($0.split(separator: ",").map(String.init)) }
        var results: [String] = []
        for entry in list.children(of: list.root) {
            guard let id = list.string(at: list.child("id", of: entry)),
                let source = list.string(at: list.child("expr", of: entry)),
                only?.contains(id) ?? true
            else { continue }
            results.append(
                Output.quoted(id) + ":" + result(of: source, mode: mode, in: context)
            )
        }
        print(
            """
            {"engine":"anteroom","version":"1","mode":"\(mode)","load_ns":\(Int(load)),\
            "results":{\(results.joined(separator: ","))}}
            """
        )
    }

    private func result(of source: String, mode: String, in context: EvaluationContext) -> String {
        let focus = context.resource(0)
        let milliseconds = options["batch-ms"].flatMap(Double.init) ?? 20
        let batches = options["batches"].flatMap(Int.init) ?? 7
        do {
            let parsed = try FHIRPathExpression(parsing: source)
            let value = try parsed.evaluate(on: focus, in: context)
            let time = try Measurement(batchMilliseconds: milliseconds, batches: batches) {
                if mode == "eval" {
                    _ = try parsed.evaluate(on: focus, in: context)
                } else {
                    _ = try FHIRPathExpression(parsing: source).evaluate(on: focus, in: context)
                }
            }
            let text = Output.array(value, from: context.trees)
            return "{\"ns\":\(Int(time.nanoseconds)),\"value\":\(text)}"
        } catch {
            return "{\"error\":\(Output.quoted("\(error)"))}"
        }
    }

    private static func bytes(_ path: String) -> [UInt8] {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            fail("\(path) cannot be read")
        }
        return [UInt8](data)
    }

    private static func tree(_ path: String) -> JSONTree {
        guard let tree = try? JSONTree(parsing: bytes(path)) else { fail("\(path) is not JSON") }
        return tree
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("fhirpath-adapter: \(message)\n".utf8))
        exit(64)
    }
}
