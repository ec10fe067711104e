import AllocationCounter
import FHIRModel
import FormFiller
import Foundation
import Workload

/// Prints how the times of a form grow with its size: seeded forms of 100 to 100,000 items, one process
/// each, are loaded, filled in from the first question to the last, changed, and written as a response.
///
/// Times are the processor's own, so that other work on the machine does not count.
///
///     growth-benchmark [--sizes 100,1000,…] [--kinds conditions,…] [--folder DIR]
///     growth-benchmark --load FILE      only loads a file: milliseconds, and KiB held for it
///     growth-benchmark --check FILE     finds all that anteroom check finds: milliseconds, KiB, and how many findings
///
/// The forms stay in the folder, so that other programs can be timed on the same files.
@main
struct Growth {
    static func main() throws {
        let options = ProgramOptions(
            of: "growth-benchmark",
            known: ["sizes", "kinds", "folder", "load", "check", "run"]
        )
        if let file = options["run"] {
            let form = form(options)
            print(try Trial(of: form, at: file).run().line)
            return
        }
        if let file = options["load"] {
            // Any questionnaire; nothing of what it seeds is asked for.
            let row = try Trial(of: SeededForm(.conditions, items: 100), at: file).loads()
            print(row.load / 1e6, row.loadKiB)
            return
        }
        if let file = options["check"] {
            let (row, findings) = try Trial(of: SeededForm(.conditions, items: 100), at: file)
                .checks()
            print(row.load / 1e6, row.loadKiB, findings)
            return
        }
        try table(options)
    }

    /// The form that a run in a process of its own is to measure.
    private static func form(_ options: ProgramOptions) -> SeededForm {
        guard let kind = options["kinds"].flatMap(SeededForm.Kind.init),
            let size = options["sizes"].flatMap(Int.init)
        else { fail("--run FILE needs one kind and one size") }
        return SeededForm(kind, items: size)
    }

    private static func table(_ options: ProgramOptions) throws {
        let sizes =
            options["sizes"]?.split(separator: ",").compactMap { Int($0) }
            ?? [100, 1000, 10_000, 100_000]
        let kinds =
            options["kinds"]?.split(separator: ",").compactMap {
                SeededForm.Kind(rawValue: String($0))
            } ?? SeededForm.Kind.allCases
        let folder = options["folder"] ?? NSTemporaryDirectory() + "anteroom-growth"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        print("machine: \(Machine.description)")
        print("forms: \(folder)")
        print(Row.legend)
        print(Row.head)
        for kind in kinds {
            var rows: [Row] = []
            for size in sizes {
                let form = SeededForm(kind, items: size)
                let file = "\(folder)/\(kind.rawValue)-\(form.items).json"
                try Data(form.json.utf8).write(to: URL(filePath: file))
                let row = try run(form, file)
                print(row.text)
                rows.append(row)
            }
            if let first = rows.first, let last = rows.last, rows.count > 1 {
                print(last.exponents(from: first))
            }
        }
    }

    /// Measures one form in a process of its own, so that its memory is its own.
    private static func run(_ form: SeededForm, _ file: String) throws -> Row {
        let process = Process()
        process.executableURL = URL(filePath: CommandLine.arguments[0])
        process.arguments = [
            "--run", file, "--kinds", form.kind.rawValue, "--sizes", "\(form.items)",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard let row = Row(line: String(decoding: output, as: UTF8.self)) else {
            fail("the run on \(file) ended with \(process.terminationStatus)")
        }
        return row
    }

    static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("growth-benchmark: \(message)\n".utf8))
        exit(64)
    }
}
