import ArgumentParser
import FHIRModel
import FormFiller
import Glibc
import Terminology

/// Files that staff name on the command line, read with every fault reported.
enum QuestionnaireReading {
    /// The form in a file; of a Bundle with several the first.
    ///
    /// - Throws: EX_NOINPUT, 66, where it cannot be read; EX_DATAERR, 65, where it has errors. They are reported.
    static func form(in path: String, _ terminology: [any TerminologySource]) throws -> Form {
        try form(of: bytes(of: path), named: path, terminology)
    }

    /// The form which the bytes of a file are; of a Bundle with several the first.
    ///
    /// - Throws: EX_DATAERR, 65, where it has errors. They are reported.
    static func form(
        of bytes: [UInt8],
        named path: String,
        _ terminology: [any TerminologySource]
    ) throws -> Form {
        switch FormsInFile(of: bytes, named: path, terminology: terminology) {
        case .usable(let forms):
            if let form = forms.first {
                if forms.count > 1 {
                    let count = forms.count
                    StandardError.report("\(path) has \(count) questionnaires; this is the first")
                }
                return form
            }
            StandardError.report("\(path) holds value sets and no questionnaire")
        case .broken(let complaints):
            for complaint in complaints { StandardError.write(complaint) }
        }
        throw ExitCode(EX_DATAERR)
    }

    /// The bytes of a file.
    ///
    /// - Throws: EX_NOINPUT, 66, where it cannot be read; it is reported.
    static func bytes(of path: String) throws -> [UInt8] {
        do {
            return try FileReading.bytes(of: path)
        } catch {
            StandardError.report("\(path): cannot be read: \(reason(error, path))")
            throw ExitCode(EX_NOINPUT)
        }
    }

    /// Why a file cannot be read, and what to do about it.
    static func reason(_ error: FileReadingError, _ path: String) -> String {
        switch error.code {
        case EISDIR: folderReason(path)
        case ENOENT: "\(error)" + advice(for: path)
        case EACCES: "\(error); let your user read it"
        default: "\(error)"
        }
    }

    private static func folderReason(_ path: String) -> String {
        guard let first = QuestionnaireFiles.paths(at: path).first else {
            return "it is a folder, and no file that ends in .json is in it"
        }
        return "it is a folder; name one file in it, such as \(first)"
    }

    /// `; did you mean 'name'?`, where a file in the same folder has nearly that name.
    private static func advice(for path: String) -> String {
        let end = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let folder = String(path[..<end])
        let names = try? FileReading.questionnaireNames(in: folder.isEmpty ? "." : folder)
        let near = Suggestion.nearest(to: String(path[end...]), among: names ?? [])
        return near.map { "; did you mean '\(folder)\($0)'?" } ?? ""
    }

    /// A language that staff ask for, where the form has words in it.
    ///
    /// - Throws: a usage error, 64, that names the languages it has.
    static func language(_ wanted: String?, of form: Form, in path: String) throws -> String? {
        // A form that does not say its language is taken at their word.
        guard let wanted, !form.languages.isEmpty else { return wanted }
        if let found = form.language(for: wanted) { return found }
        let has = form.languages.joined(separator: ", ")
        StandardError.report("--language \(wanted): \(path) has no words in it; it has \(has)")
        throw ExitCode(EX_USAGE)
    }
}
