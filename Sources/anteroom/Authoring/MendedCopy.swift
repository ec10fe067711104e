import ArgumentParser
import FormAuthoring
import Glibc
import Kiosk

/// The mended copy of a questionnaire file that `anteroom check --fix` shows and writes.
struct MendedCopy {
    /// Where it was written; the file's own path where nothing was to be mended.
    let path: String
    /// What is in it.
    let text: [UInt8]

    /// Shows every change, then writes the copy.
    ///
    /// - Throws: EX_CANTCREAT, 73, where it cannot be written; it is reported.
    init(of source: [UInt8], named file: String, _ output: String?) throws(ExitCode) {
        let isClinic = file.split(separator: "/").last == Clinic.fileName[...]
        if QuestionnairePackage.isText(source) {
            StandardError.report(
                "\(file) is a package: take the file out of it that is to be mended"
            )
            (path, text) = (file, source)
            return
        }
        let mending = FileMending(of: source)
        guard mending.isChanged, !isClinic else {
            StandardError.report("\(file): nothing in it has one certain mend; no copy is written")
            (path, text) = (file, source)
            return
        }
        for line in mending.lines(named: file) { try StandardOutput.writeLine(line) }
        text = mending.text
        path = output ?? Self.name(for: file)
        try Self.write(text, to: path, of: file, replacing: output != nil)
        StandardError.report(
            output == nil
                ? "\(path) is the mended copy; visitors are not asked from it: look at it, then rename it to \(file)"
                : "\(path) is the mended text"
        )
    }

    /// `phq9.fixed.json` for `phq9.json`.
    private static func name(for file: String) -> String {
        let stem = file.lowercased().hasSuffix(".json") ? String(file.dropLast(5)) : file
        return stem + FileReading.mendedSuffix
    }

    /// Writes it beside its place and then puts it there, so that nobody ever reads half of it.
    private static func write(
        _ text: [UInt8],
        to path: String,
        of file: String,
        replacing: Bool
    ) throws(ExitCode) {
        let original = FileStamp(of: file)?.identity
        if let place = FileStamp(of: path), !(replacing && place.identity == original) {
            // Never in the place of a device or a link, nor of what somebody keeps there.
            guard (try? FileReading.bytes(of: path, kind: .regular)) == text else {
                StandardError.report(
                    "\(path) is there already and holds something else; take it away, or name another place with --output"
                )
                throw ExitCode(EX_CANTCREAT)
            }
        }
        guard let reason = FileWriting.fault(writing: text, to: path) else { return }
        StandardError.report("\(path): cannot be written: \(reason)")
        throw ExitCode(EX_CANTCREAT)
    }
}

extension FileMending {
    /// Every change as `file:line: what is done`, followed by the lines before (`-`) and after (`+`).
    func lines(named file: String) -> [String] {
        var lines: [String] = []
        if let encodingMend { lines.append("\(file): \(encodingMend)") }
        for difference in steps.flatMap(\.differences) {
            lines.append("\(file):\(difference.line): \(difference.mends.joined(separator: "; "))")
            lines += difference.before.map { "- \($0)" }
            lines += difference.after.map { "+ \($0)" }
        }
        return lines
    }
}
