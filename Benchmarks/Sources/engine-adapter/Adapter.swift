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
/// question is known. `answers` counts those taken; each that cannot be used, because it cannot be read, its item is unknown or
/// disabled, or the form does not allow it, is named on standard error. Without `--answers` all of the script are given.
///
/// Codes of sysexits.h: 64 for a wrong command line, 65 where a file is no JSON or no questionnaire, 66 where it cannot be read.
@main
struct Adapter {
    let options: ProgramOptions

    static func main() {
        let names = ["questionnaire", "answers", "script"]
        Adapter(options: ProgramOptions(of: "engine-adapter", known: names)).run()
    }

    private func run() {
        let file = options.required("questionnaire", "FILE")
        let scriptFile = options.required("script", "FILE")
        let wanted: Int? = options.number("answers")
        let script = Script(options.list(scriptFile))
        for fault in script.faults { warn(fault.number, of: scriptFile, fault.message) }
        guard let now = FHIRDateTime("2026-11-23T14:15:07+01:00") else { return }
        let clock = ContinuousClock()
        let bytes = options.bytes(file)
        let start = clock.now
        let questionnaire = Questionnaire(options.json(bytes, of: file))
        guard questionnaire.string("resourceType") == "Questionnaire" else {
            options.fail("\(file) is no Questionnaire", code: 65)
        }
        let form = Form(compiling: questionnaire)
        let loaded = clock.now
        var visit = ScriptedVisit(form, now: now)
        let first = clock.now
        for finding in form.findings where finding.severity == .error {
            options.warn("\(file):\(finding)")
        }
        var times: [Double] = []
        for entry in script.entries where entry.number <= wanted ?? .max {
            switch visit.give(entry) {
            case .taken(let nanoseconds): times.append(nanoseconds)
            case .refused(let reason): warn(entry.number, of: scriptFile, reason, entry.linkId)
            }
        }
        if let wanted, wanted > script.entries.count + script.faults.count {
            options.warn("\(scriptFile) has fewer than \(wanted) answers; all of them were given")
        }
        times.sort()
        let scores = Scores(of: form, in: visit.interview)
        print(
            """
            {"engine":"anteroom","items":\(form.itemCount),\
            "load_ms":\(milliseconds((loaded - start).nanoseconds)),\
            "first_ms":\(milliseconds((first - loaded).nanoseconds)),\
            "answer_ms_median":\(milliseconds(times.isEmpty ? 0 : times[times.count / 2])),\
            "answer_ms_p90":\(milliseconds(times.isEmpty ? 0 : times[times.count * 9 / 10])),\
            "answers":\(times.count),"scores":\(scores.json),\
            "enabled":\(visit.interview.enabledItemCount),"rss_kib":\(Machine.peakKiB)}
            """
        )
    }

    /// Says which entry of the script could not be used and why, without the answer.
    private func warn(_ number: Int, of file: String, _ reason: String, _ linkId: String? = nil) {
        let item = linkId.map { " (linkId '\($0)')" } ?? ""
        options.warn("\(file): answer \(number)\(item): \(reason)")
    }

    /// Three significant digits and more, without an exponent.
    private func milliseconds(_ nanoseconds: Double) -> String {
        String(format: "%.6f", nanoseconds / 1e6)
    }
}
