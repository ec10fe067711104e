import FHIRModel
import FormFiller
import Foundation
import Workload

/// Fills in a form from a script and prints the times as JSON, so that engines can be raced from
/// outside.
///
///     engine-adapter --questionnaire q.json --answers 40 --script answers.json
///
/// The clock of an answer stops when every condition and calculated value is up to date and the next
/// question is known.
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
        guard let questionnaire = options["questionnaire"], let path = options["script"] else {
            Self.fail("--questionnaire FILE and --script FILE are needed")
        }
        guard let list = try? JSONTree(parsing: Self.bytes(path)) else {
            Self.fail("\(path) is not JSON")
        }
        let script = Script(list)
        let wanted = options["answers"].flatMap(Int.init) ?? script.entries.count
        guard let now = FHIRDateTime("2026-11-23T14:15:07+01:00") else { return }
        let clock = ContinuousClock()
        let bytes = Self.bytes(questionnaire)
        let limits = JSONLimits(maximumBytes: 1 << 30, maximumDepth: 128)
        let start = clock.now
        guard let parsed = try? Questionnaire(parsing: bytes, limits: limits) else {
            Self.fail("\(questionnaire) is not JSON")
        }
        let form = Form(compiling: parsed)
        let loaded = clock.now
        var interview = Interview(form, now: now)
        let first = clock.now
        var times: [Double] = []
        for entry in script.entries.prefix(wanted) {
            let begin = clock.now
            guard let place = interview.place(of: entry.linkId), interview.go(to: place) else {
                continue
            }
            let problems = interview.answer([entry.value])
            let time = (clock.now - begin).nanoseconds
            if problems.allSatisfy(\.isWarning) { times.append(time) }
        }
        times.sort()
        let scores = Scores(of: form, in: interview)
        print(
            """
            {"engine":"anteroom","items":\(form.itemCount),\
            "load_ms":\(milliseconds((loaded - start).nanoseconds)),\
            "first_ms":\(milliseconds((first - loaded).nanoseconds)),\
            "answer_ms_median":\(milliseconds(times.isEmpty ? 0 : times[times.count / 2])),\
            "answer_ms_p90":\(milliseconds(times.isEmpty ? 0 : times[times.count * 9 / 10])),\
            "answers":\(times.count),"scores":\(scores.json),\
            "enabled":\(interview.enabledItemCount),"rss_kib":\(Machine.peakKiB)}
            """
        )
    }

    /// Three significant digits and more, without an exponent.
    private func milliseconds(_ nanoseconds: Double) -> String {
        String(format: "%.6f", nanoseconds / 1e6)
    }

    private static func bytes(_ path: String) -> [UInt8] {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            fail("\(path) cannot be read")
        }
        return [UInt8](data)
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("engine-adapter: \(message)\n".utf8))
        exit(64)
    }
}
