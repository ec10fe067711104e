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

    /// Reads what a supervisor handed over; it has complained of what is broken, or will.
    ///
    /// - Throws: ``QuestionnaireFolderError`` when there is nothing to put before a visitor.
    init(
        unpacking parcel: QuestionnaireParcel,
        from path: String
    ) throws(QuestionnaireFolderError) {
        self.path = path
        for file in parcel.files {
            if case .usable(let form) = Self.form(of: file.bytes, named: path + "/" + file.name) {
                forms.append(form)
            }
        }
        if parcel.files.isEmpty { throw .empty(path) }
        if forms.isEmpty { throw .nothingUsable(path, []) }
    }

    private mutating func read(_ name: String) {
        switch Self.form(in: path + "/" + name) {
        case .usable(let form): forms.append(form)
        case .broken(let found): complaints += found
        }
    }

    /// What a file comes to.
    enum Contents {
        /// A form to put before visitors.
        case usable(Form)
        /// Why it cannot be, each as `file:line:column: error: message [rule]`.
        case broken([String])
    }

    /// Reads one questionnaire.
    static func form(in file: String) -> Contents {
        let bytes: [UInt8]
        do {
            bytes = try FileReading.bytes(of: file, kind: .regular)
        } catch {
            return .broken(["\(file): error: \(error) [file]"])
        }
        return form(of: bytes, named: file)
    }

    /// The questionnaire which the bytes of a file are.
    static func form(of bytes: [UInt8], named file: String) -> Contents {
        do throws(JSONSyntaxError) {
            let questionnaire = try Questionnaire(parsing: bytes)
            guard questionnaire.resourceType == "Questionnaire" else {
                let message = "not a Questionnaire; take it out of this folder"
                return .broken(["\(file):1:1: error: \(message) [resource-type]"])
            }
            let form = Form(compiling: questionnaire)
            let errors = form.findings.filter { $0.severity == .error }
            return errors.isEmpty ? .usable(form) : .broken(errors.map { $0.line(in: file) })
        } catch {
            return .broken(["\(file):\(error.position): error: \(error.message) [json]"])
        }
    }

    private static func names(in path: String) throws(QuestionnaireFolderError) -> [String] {
        do {
            return try FileReading.questionnaireNames(in: path)
        } catch {
            throw error.code == ENOENT ? .missing(path) : .unreadable(path, "\(error)")
        }
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
