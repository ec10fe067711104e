import AllocationCounter
import FHIRModel
import FHIRPath
import Workload

#if canImport(Glibc)
import Glibc
#endif

/// Prints a table of operations per second for parsing, evaluating, and both, on responses of 20,
/// 200 and 2,000 items, with allocations and the value beside it.
@main
struct Benchmark {
    static func main() throws {
        guard let now = FHIRDateTime("2026-11-23T14:15:07+01:00") else { return }
        let batch = CommandLine.arguments.contains("--quick") ? 2.0 : 20.0
        print("machine: \(machine)")
        print(
            "median of 5 batches of \(Int(batch)) ms; operations per second; allocations of one evaluation\n"
        )
        for size in [20, 200, 2000] {
            let tree = try JSONTree(parsing: Array(Response.json(items: size).utf8))
            var context = EvaluationContext(trees: [tree], now: now)
            context.variables["resource"] = context.resource(0)
            print("\(size) items")
            print(row(["expression", "parse/s", "evaluate/s", "both/s", "allocations", "value"]))
            for (id, source) in Expressions.all {
                print(try line(id, source, in: context, batch: batch))
            }
            print("")
        }
    }

    private static func line(
        _ id: String,
        _ source: String,
        in context: EvaluationContext,
        batch: Double
    ) throws -> String {
        let focus = context.resource(0)
        let parsed = try FHIRPathExpression(parsing: source)
        let value = try parsed.evaluate(on: focus, in: context)
        let parse = try Measurement(batchMilliseconds: batch, batches: 5) {
            _ = try FHIRPathExpression(parsing: source)
        }
        let evaluate = try Measurement(batchMilliseconds: batch, batches: 5) {
            _ = try parsed.evaluate(on: focus, in: context)
        }
        let both = try Measurement(batchMilliseconds: batch, batches: 5) {
            _ = try FHIRPathExpression(parsing: source).evaluate(on: focus, in: context)
        }
        let allocated = try allocations { _ = try parsed.evaluate(on: focus, in: context) }
        return row([
            id, rate(parse), rate(evaluate), rate(both), allocated,
            Output.short(value, from: context.trees),
        ])
    }

    private static func rate(_ measurement: Measurement) -> String {
        "\(Int(1e9 / measurement.nanoseconds))"
    }

    private static func row(_ cells: [String]) -> String {
        let widths = [20, 11, 11, 11, 11, 0]
        return zip(cells, widths).map { cell, width in
            let blanks = String(repeating: " ", count: max(0, width - cell.count))
            return cell == cells[0] || width == 0 ? cell + blanks : blanks + cell
        }.joined(separator: " ")
    }

    private static func allocations(_ body: () throws -> Void) rethrows -> String {
        let before = allocation_count()
        try body()
        return "\(allocation_count() - before)"
    }

    private static var machine: String {
        var name = utsname()
        guard uname(&name) == 0 else { return "unknown" }
        return withUnsafeBytes(of: name.machine) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        } + ", \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) processors"
    }
}
