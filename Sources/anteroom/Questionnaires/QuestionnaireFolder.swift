import FormFiller
import Glibc
import Terminology

/// The folder of questionnaires that visitors are offered: every `*.json` file and FHIR package (`.tgz`) in it, in the order of their names.
///
/// A visit begins once their covers are read, and that one of them can be used is known; ``readRest()`` looks into the others
/// while the visitor reads the first page.
struct QuestionnaireFolder {
    /// The folder's path.
    let path: String
    private var files: [File] = []
    /// Whether somebody else sees to it that a file with errors is not put before visitors: the supervisor does.
    private let isSeenTo: Bool
    /// Where value sets are looked for that stand outside a file.
    private let terminology: [any TerminologySource]
    /// Where the modules of modular questionnaires are looked for; nil where none takes in any.
    private var modules: ModulesAtHand?

    private struct File {
        var name: String
        /// What is in it, until it is read.
        var bytes: ArraySlice<UInt8>
        /// What is said of it before it is read; nil for one that only tells when it is.
        var cover: FormCover?
        /// Those of the forms in it, once it is read; a Bundle may have several.
        var covers: [FormCover] = []
        /// What a supervisor found of the questionnaires in it.
        var marks = QuestionnaireMarks()
        var contents: FormsInFile?
        /// Whether it was searched for every error, or only for those without which it cannot run.
        var isChecked = false
        /// The complaints of it that somebody was told.
        var told: Set<String> = []
    }

    /// Reads the covers of the files in a folder; a file without one is read whole, and a broken one complained of and left out.
    ///
    /// - Throws: ``QuestionnaireFolderError`` when there is nothing to put before a visitor; ``readRest()`` may find so later.
    init(
        reading path: String,
        terminology: [any TerminologySource] = []
    ) throws(QuestionnaireFolderError) {
        self.path = path
        self.terminology = terminology
        isSeenTo = false
        var read: [QuestionnaireParcel.File] = []
        for name in try Self.names(in: path) {
            do {
                let bytes = try FileReading.questionnaireBytes(
                    of: "\(path)/\(name)",
                    kind: .regular
                )
                read.append(QuestionnaireParcel.File(name: name, bytes: bytes[...]))
            } catch {
                let complaint = "\(path)/\(name): error: \(error.advice) [file]"
                let contents = FormsInFile(unreadable: complaint)
                files.append(File(name: name, bytes: [], contents: contents, isChecked: true))
            }
        }
        add(read)
        files.sort { $0.name < $1.name }
        if files.isEmpty { throw .empty(path) }
        if covers.isEmpty { throw .nothingUsable(path, complaints) }
    }

    /// Takes what a supervisor handed over; it has complained of what is broken, or will.
    ///
    /// - Throws: ``QuestionnaireFolderError`` when there is nothing to put before a visitor.
    init(
        unpacking parcel: QuestionnaireParcel,
        from path: String,
        terminology: [any TerminologySource] = []
    ) throws(QuestionnaireFolderError) {
        self.path = path
        self.terminology = terminology
        isSeenTo = true
        add(parcel.files)
        if files.isEmpty { throw .empty(path) }
        if covers.isEmpty { throw .nothingUsable(path, []) }
    }

    private mutating func add(_ files: [QuestionnaireParcel.File]) {
        if files.contains(where: { ModulesAtHand.areMentioned(in: $0.bytes) }) {
            let texts = files.map { Array($0.bytes) }
            modules = ModulesAtHand { texts }
        }
        for file in files { add(file.name, file.bytes, file.marks) }
    }

    private mutating func add(
        _ name: String,
        _ bytes: ArraySlice<UInt8>,
        _ marks: QuestionnaireMarks
    ) {
        // Which of them are forms of their own only shows once all were read.
        var cover = modules == nil ? FormCover(ofFile: bytes) : nil
        if marks.faulty.contains(0) { cover = cover?.ofDemonstration }
        files.append(File(name: name, bytes: bytes, cover: cover, marks: marks))
        if cover == nil { read(files.count - 1) }
    }

    private mutating func read(_ index: Int, searchingAll: Bool = false) {
        var file = files[index]
        guard file.contents == nil || searchingAll && !file.isChecked else { return }
        let (bytes, name) = (Array(file.bytes), "\(path)/\(file.name)")
        let contents =
            searchingAll
            ? FormsInFile(checking: bytes, named: name, terminology: terminology, modules: modules)
            : FormsInFile(
                of: bytes,
                named: name,
                terminology: terminology,
                modules: modules,
                marks: file.marks
            )
        file.cover = nil
        file.covers = contents.forms.map { FormCover($0) }
        file.isChecked = searchingAll || isSeenTo || contents.isBroken
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

    /// Lets go of the files of value sets, which forms ask for again where an answer needs one.
    func closeTerminology() {
        for case let library as TerminologyLibrary in terminology { library.close() }
    }

    /// What is said of the questionnaires before one is opened; of a broken one nothing, once it is read.
    var covers: [FormCover] {
        files.flatMap { file in file.cover.map { [$0] } ?? file.covers }
    }

    /// The questionnaires that were read and can be put before visitors, in the order of their file names.
    var forms: [Form] { files.flatMap { $0.contents?.forms ?? [] } }

    /// What is wrong with those that were read and cannot, each as `file:line:column: error: message [rule]`.
    var complaints: [String] {
        files.flatMap { $0.contents?.complaints ?? [] }
    }

    /// Those ``complaints`` that were not asked for in this way before.
    mutating func newComplaints() -> [String] {
        var new: [String] = []
        for index in files.indices {
            let found = files[index].contents?.complaints ?? []
            new += found.filter { !files[index].told.contains($0) }
            files[index].told.formUnion(found)
        }
        return new
    }

    /// More than anybody would read on a menu; a folder with more is another one than was meant.
    static let most = 100

    private static func names(in path: String) throws(QuestionnaireFolderError) -> [String] {
        let names: [String]
        do {
            names = try FileReading.questionnaireNames(in: path)
        } catch {
            switch error.code {
            case ENOENT: throw .missing(path)
            case ENOTDIR: throw .notAFolder(path)
            default: throw .unreadable(path, "\(error)")
            }
        }
        guard names.count <= most else { throw .tooMany(path, names.count) }
        return names
    }
}
