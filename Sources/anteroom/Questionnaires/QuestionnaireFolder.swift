import FHIRModel
import FormAuthoring
import FormFiller
import Glibc

/// The folder of questionnaires that visitors are offered: every `*.json` file in it, in the order of their names.
///
/// A visit begins once their covers are read, and that one of them can be used is known; ``readRest()`` looks into the others
/// while the visitor reads the first page.
struct QuestionnaireFolder {
    /// The folder's path.
    let path: String
    private var files: [File] = []
    /// Whether somebody else sees to it that a file with errors is not put before visitors: the supervisor does.
    private let isSeenTo: Bool

    private struct File {
        var name: String
        /// What is in it, until it is read.
        var bytes: ArraySlice<UInt8>
        /// What is said of it before it is read; nil for one that only tells when it is.
        var cover: FormCover?
        var contents: Contents?
        /// Whether it was searched for every error, or only for those without which it cannot run.
        var isChecked = false
        /// Whether somebody was told what is wrong with it.
        var isComplainedOf = false
    }

    /// What a file comes to.
    enum Contents {
        /// A form to put before visitors.
        case usable(Form)
        /// Why it cannot be, each as `file:line:column: error: message [rule]`.
        case broken([String])
    }

    /// Reads the covers of the files in a folder; a file without one is read whole, and a broken one complained of and left out.
    ///
    /// - Throws: ``QuestionnaireFolderError`` when there is nothing to put before a visitor; ``readRest()`` may find so later.
    init(reading path: String) throws(QuestionnaireFolderError) {
        self.path = path
        isSeenTo = false
        for name in try Self.names(in: path) {
            do {
                let bytes = try FileReading.bytes(of: "\(path)/\(name)", kind: .regular)
                add(name, bytes[...])
            } catch {
                let complaint = "\(path)/\(name): error: \(error.advice) [file]"
                let contents = Contents.broken([complaint])
                files.append(File(name: name, bytes: [], contents: contents, isChecked: true))
            }
        }
        if files.isEmpty { throw .empty(path) }
        if covers.isEmpty { throw .nothingUsable(path, complaints) }
    }

    /// Takes what a supervisor handed over; it has complained of what is broken, or will.
    ///
    /// - Throws: ``QuestionnaireFolderError`` when there is nothing to put before a visitor.
    init(
        unpacking parcel: QuestionnaireParcel,
        from path: String
    ) throws(QuestionnaireFolderError) {
        self.path = path
        isSeenTo = true
        for file in parcel.files { add(file.name, file.bytes) }
        if files.isEmpty { throw .empty(path) }
        if covers.isEmpty { throw .nothingUsable(path, []) }
    }

    private mutating func add(_ name: String, _ bytes: ArraySlice<UInt8>) {
        let cover = FormCover(ofFile: bytes)
        files.append(File(name: name, bytes: bytes, cover: cover))
        if cover == nil { read(files.count - 1) }
    }

    private mutating func read(_ index: Int, searchingAll: Bool = false) {
        var file = files[index]
        guard file.contents == nil || searchingAll && !file.isChecked else { return }
        let (bytes, name) = (Array(file.bytes), "\(path)/\(file.name)")
        let contents =
            searchingAll
            ? Self.checkedForm(of: bytes, named: name) : Self.form(of: bytes, named: name)
        switch contents {
        case .usable(let form):
            file.cover = FormCover(form)
            file.isChecked = searchingAll || isSeenTo
        case .broken:
            file.cover = nil
            file.isChecked = true
        }
        file.contents = contents
        if file.isChecked { file.bytes = [] }
        files[index] = file
    }

    /// Looks into the files that only the cover was read of.
    ///
    /// - Throws: ``QuestionnaireFolderError`` when there is nothing to put before a visitor, and nobody else sees to that.
    mutating func readRest() throws(QuestionnaireFolderError) {
        for index in files.indices { read(index, searchingAll: !isSeenTo) }
        if forms.isEmpty, !isSeenTo { throw .nothingUsable(path, complaints) }
    }

    /// What is said of the questionnaires before one is opened; of a broken one nothing, once it is read.
    var covers: [FormCover] { files.compactMap(\.cover) }

    /// The questionnaires that were read and can be put before visitors, in the order of their file names.
    var forms: [Form] {
        files.compactMap { file in
            if case .usable(let form) = file.contents { return form }
            return nil
        }
    }

    /// What is wrong with those that were read and cannot, each as `file:line:column: error: message [rule]`.
    var complaints: [String] {
        files.flatMap { file in
            if case .broken(let found) = file.contents { return found }
            return []
        }
    }

    /// Those ``complaints`` that were not asked for in this way before.
    mutating func newComplaints() -> [String] {
        var new: [String] = []
        for index in files.indices where !files[index].isComplainedOf {
            guard case .broken(let found) = files[index].contents else { continue }
            files[index].isComplainedOf = true
            new += found
        }
        return new
    }

    // MARK: One questionnaire

    /// The questionnaire which the bytes of a file are.
    static func form(of bytes: [UInt8], named file: String) -> Contents {
        do throws(JSONSyntaxError) {
            let questionnaire = try Questionnaire(parsing: bytes)
            guard questionnaire.resourceType == "Questionnaire" else {
                return .broken([Form.notAQuestionnaire(questionnaire).line(in: file)])
            }
            let form = Form(compiling: questionnaire)
            let errors = form.findings.filter { $0.severity == .error }
            return errors.isEmpty ? .usable(form) : .broken(errors.map { $0.line(in: file) })
        } catch {
            return .broken(["\(file):\(error.position): error: \(error.message) [json]"])
        }
    }

    /// The questionnaire which the bytes of a file are, broken where `anteroom check` finds any error in it.
    static func checkedForm(of bytes: [UInt8], named file: String) -> Contents {
        let words = QuestionnaireFiles.forbiddenWords(beside: file)
        let check = QuestionnaireCheck(bytes, settings: CheckSettings(forbiddenWords: words))
        let errors = check.findings.filter { $0.severity == .error }
        if let form = check.form, errors.isEmpty { return .usable(form) }
        return errors.isEmpty
            ? form(of: bytes, named: file) : .broken(errors.map { $0.line(in: file) })
    }

    /// More than anybody would read on a menu; a folder with more is another one than was meant.
    static let most = 100

    private static func names(in path: String) throws(QuestionnaireFolderError) -> [String] {
        let names: [String]
        do {
            names = try FileReading.questionnaireNames(in: path)
        } catch {
            throw error.code == ENOENT ? .missing(path) : .unreadable(path, "\(error)")
        }
        guard names.count <= most else { throw .tooMany(path, names.count) }
        return names
    }
}
