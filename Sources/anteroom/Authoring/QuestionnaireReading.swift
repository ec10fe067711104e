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
        try form(of: questionnaireBytes(of: path), named: path, terminology)
    }

    /// The form which the bytes of a file are; of a Bundle with several the first.
    ///
    /// - Throws: EX_DATAERR, 65, where it has errors. They are reported.
    static func form(
        of bytes: [UInt8],
        named path: String,
        _ terminology: [any TerminologySource]
    ) throws -> Form {
        let found = FormsInFile(of: bytes, named: path, terminology: terminology)
        for complaint in found.complaints { StandardError.write(complaint) }
        guard let form = found.forms.first else {
            if !found.isBroken {
                StandardError.report("\(path) holds value sets and no questionnaire")
            }
            throw ExitCode(EX_DATAERR)
        }
        if found.forms.count > 1 { reportFirst(of: bytes, named: path) }
        return form
    }

    /// Says which questionnaire of several is taken, and how to name another one.
    private static func reportFirst(of bytes: [UInt8], named path: String) {
        let texts = QuestionnaireTexts(bytes).texts
        let others = texts.dropFirst().filter { $0.member != nil }.map { $0.name(in: path) }
        let way = others.isEmpty ? "" : "; name another so: \(others.joined(separator: ", "))"
        StandardError.report("\(path) has \(texts.count) questionnaires; this is the first\(way)")
    }

    /// The bytes of a questionnaire file; of a package the text of its questionnaires.
    ///
    /// - Throws: EX_NOINPUT, 66, where it cannot be read; it is reported.
    static func questionnaireBytes(of path: String) throws -> [UInt8] {
        do {
            return try FileReading.questionnaireBytes(of: path)
        } catch {
            StandardError.report("\(path): cannot be read: \(reason(error, path))")
            throw ExitCode(EX_NOINPUT)
        }
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
        case ENOENT where FileReading.exists(path):
            "this link leads to nothing; make it anew, or name the file itself"
        case ELOOP: "this link leads back to itself; make it anew, or name the file itself"
        case ENOENT: "\(error)" + advice(for: path)
        case EACCES: "\(error); let your user read it"
        default: "\(error)"
        }
    }

    private static func folderReason(_ path: String) -> String {
        guard let first = QuestionnaireFiles.paths(at: path).first else {
            return "it is a folder, and no questionnaire (.json or .tgz) is in it"
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
