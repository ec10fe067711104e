import FHIRModel
import FormFiller
import Glibc

/// The folder of questionnaires that visitors are offered: every `*.json` file in it, in the order of their names.
struct QuestionnaireFolder {
    /// The folder's path.
    let path: String
    /// The questionnaires that can be put before visitors, in the order of their file names.
    private(set) var forms: [Form] = []
    /// What is wrong with the others, each as `file:line:column: error: message [rule]`.
    private(set) var complaints: [String] = []

    /// Reads the folder; a broken file is complained of and left out.
    ///
    /// - Throws: ``QuestionnaireFolderError`` when there is nothing to put before a visitor.
    init(reading path: String) throws(QuestionnaireFolderError) {
        self.path = path
        let names = try Self.names(in: path)
        for name in names { read(name) }
        if names.isEmpty { throw .empty(path) }
        if forms.isEmpty { throw .nothingUsable(path, complaints) }
    }

    private mutating func read(_ name: String) {
        let file = path + "/" + name
        switch Self.bytes(of: file) {
        case .failure(let problem):
            complaints.append("\(file): error: \(problem) [file]")
        case .success(let bytes):
            do throws(JSONSyntaxError) {
                let form = Form(compiling: try Questionnaire(parsing: bytes))
                let errors = form.findings.filter { $0.severity == .error }
                complaints += errors.map { $0.line(in: file) }
                if errors.isEmpty { forms.append(form) }
            } catch {
                complaints.append("\(file):\(error.position): error: \(error.message) [json]")
            }
        }
    }

    // MARK: Reading

    private static func names(in path: String) throws(QuestionnaireFolderError) -> [String] {
        guard let folder = unsafe opendir(path) else {
            throw errno == ENOENT ? .missing(path) : .unreadable(path, reason(errno))
        }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
                unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            // A name with a dot before it is another program's half-written copy.
            if name.hasSuffix(".json"), !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private enum Contents {
        case success([UInt8])
        case failure(String)
    }

    private static func bytes(of file: String) -> Contents {
        // A pipe that somebody put there must not stop the kiosk.
        let descriptor = unsafe open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(reason(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return .failure(reason(errno)) }
        guard status.st_mode & S_IFMT == S_IFREG else { return .failure("is not a file") }
        let limit = JSONLimits.standard.maximumBytes
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: max(4_096, min(limit, Int(status.st_size)) + 1))
        while bytes.count <= limit {
            let count = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return .failure(reason(errno)) }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return .success(bytes)
    }

    private static func reason(_ code: CInt) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }
}

/// Why a folder has nothing to put before a visitor; every case ends the program with EX_CONFIG, 78.
enum QuestionnaireFolderError: Error, Equatable {
    /// There is no such folder.
    case missing(String)
    /// The folder cannot be read, for this reason.
    case unreadable(String, String)
    /// The folder holds no `*.json` file.
    case empty(String)
    /// Every file in it is broken; the complaints say how.
    case nothingUsable(String, [String])
}

extension QuestionnaireFolderError: CustomStringConvertible {
    /// What is wrong and what to do.
    var description: String {
        switch self {
        case .missing(let path):
            "\(path): there is no such folder. Make it and put questionnaires (FHIR R4 Questionnaire, *.json) into it,"
                + " or name another one with --questionnaires."
        case .unreadable(let path, let reason):
            "\(path): the folder cannot be read: \(reason). Let the user of this program read it,"
                + " or name another one with --questionnaires."
        case .empty(let path):
            "\(path): the folder holds no questionnaire. Put at least one (FHIR R4 Questionnaire, *.json) into it,"
                + " or name another one with --questionnaires."
        case .nothingUsable(let path, _):
            "\(path): no questionnaire in this folder can be used. Mend the errors above;"
                + " anteroom check \(path) lists them again."
        }
    }
}
