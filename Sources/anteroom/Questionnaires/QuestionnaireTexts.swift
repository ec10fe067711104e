import FHIRModel
import FormFiller
import Terminology

/// The questionnaires in one file: the file itself, or those a Bundle or a FHIR package holds, each as a text of its own.
///
/// A Bundle may be of any type, with or without `fullUrl`, in any order. A Questionnaire that another one of it takes in as a module
/// (SDC `subQuestionnaire`) is no form of its own.
struct QuestionnaireTexts {
    /// One questionnaire.
    struct Text {
        /// Its text.
        ///
        /// In a Bundle blanks stand for what comes before it, so that lines and columns are those of the file.
        var bytes: [UInt8]
        /// The name of the file it is in a package, such as `Questionnaire-a.json`; nil for one that is none.
        var member: String?

        /// Its name as staff know it: that of the file, or `guide.tgz/Questionnaire-a.json`.
        func name(in file: String) -> String {
            guard let member else { return file }
            return file.hasSuffix("/\(member)") ? file : "\(file)/\(member)"
        }
    }

    /// Those that are forms of their own.
    private(set) var texts: [Text] = []
    /// Those of a Bundle or package that others of it take in as modules, and that are no forms of their own.
    private(set) var parts: [Text] = []
    /// Those of a package that were not asked for.
    private var others: [[UInt8]] = []
    /// What the forms may take in as modules.
    var modules: [[UInt8]] { parts.map(\.bytes) + others }
    /// Forms and modules.
    var all: [[UInt8]] { texts.map(\.bytes) + modules }
    /// The ValueSets and CodeSystems that come in the same Bundle or package.
    private(set) var companions: [any TerminologySource] = []
    /// Whether the file holds resources but no questionnaire: ValueSets and CodeSystems for the others.
    private(set) var isTerminology = false
    /// Why a package cannot be read; nil for anything else.
    private(set) var fault: String?
    /// What is to be known of the rest of a package, each as `note: …` or `warning: …`.
    private(set) var notes: [String] = []

    init(_ file: [UInt8]) {
        if let package = QuestionnairePackage(text: file) {
            read(package)
            return
        }
        // Some editors put a byte order mark before the text; it is no part of it.
        let bytes = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
        guard let members = JSONMembers(of: bytes[...]) else {
            texts = [Text(bytes: bytes)]
            return
        }
        switch members.string("resourceType") {
        case "ValueSet", "CodeSystem":
            isTerminology = members["url"] != nil
            if !isTerminology { texts = [Text(bytes: bytes)] }
        case "Bundle": readBundle(bytes, members)
        default: texts = [Text(bytes: bytes)]
        }
    }

    /// Takes away all but one of its forms.
    mutating func leave(_ text: Text) { texts = [text] }

    private mutating func readBundle(_ bytes: [UInt8], _ members: JSONMembers) {
        guard let tree = try? JSONTree(parsing: bytes),
            let entries = members["entry"].flatMap(JSONMembers.elements(of:))
        else {
            texts = [Text(bytes: bytes)]
            return
        }
        let resources = ResourcesInTree(tree)
        if !resources.isEmpty { companions = [resources] }
        let found = Self.questionnaires(in: entries)
        add(found) { Text(bytes: Self.text(of: found[$0], in: bytes)) }
        if texts.isEmpty {
            isTerminology = !resources.isEmpty
            if !isTerminology { texts = [Text(bytes: bytes)] }
        }
    }

    /// Whether a resource is a Bundle with a questionnaire in it.
    static func isBundleOfForms(_ resource: JSONMembers) -> Bool {
        guard resource.string("resourceType") == "Bundle",
            let entries = resource["entry"].flatMap(JSONMembers.elements(of:))
        else { return false }
        return !questionnaires(in: entries).isEmpty
    }

    private static func questionnaires(in entries: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
        entries.compactMap { JSONMembers(of: $0).flatMap { $0["resource"] } }.filter {
            JSONMembers(of: $0)?.string("resourceType") == "Questionnaire"
        }
    }

    private mutating func read(_ package: QuestionnairePackage) {
        (fault, notes) = (package.fault, package.notes)
        isTerminology = fault == nil && package.questionnaires.isEmpty
        var members: [Text] = []
        var bundles: [(name: String, texts: QuestionnaireTexts)] = []
        for file in package.questionnaires {
            let bytes = FHIRPackage.withoutMark(file.bytes)
            if JSONMembers(of: bytes).map(Self.isBundleOfForms) == true {
                bundles.append((file.name, QuestionnaireTexts(Array(bytes))))
            } else {
                members.append(Text(bytes: Array(bytes), member: file.name))
            }
        }
        add(members.map { $0.bytes[...] }) { members[$0] }
        others = package.modules.map { Array(FHIRPackage.withoutMark($0.bytes)) }
        for bundle in bundles {
            texts += bundle.texts.texts.map { Text(bytes: $0.bytes, member: bundle.name) }
            parts += bundle.texts.parts.map { Text(bytes: $0.bytes, member: bundle.name) }
            companions += bundle.texts.companions
        }
        guard !package.companions.isEmpty else { return }
        var index = TerminologyIndex()
        var taken: [[UInt8]] = []
        for file in package.companions {
            let bytes = FHIRPackage.withoutMark(file.bytes)
            guard index.add(bytes, named: file.name, rank: .own, group: 0) != nil else { continue }
            taken.append(Array(bytes))
        }
        companions += [
            TerminologyLibrary(open: { [index] in index }, read: { [taken] in taken[$0] })
        ]
    }

    /// Takes questionnaires, each by its number, as forms or as modules of the others.
    private mutating func add(_ found: [ArraySlice<UInt8>], _ text: (Int) -> Text) {
        let named = Self.modules(named: found)
        for (number, resource) in found.enumerated() {
            let isModule = JSONMembers(of: resource)?.string("url").map(named.contains) ?? false
            if isModule { parts.append(text(number)) } else { texts.append(text(number)) }
        }
        // Every one named by another: nothing would be left to ask.
        if texts.isEmpty { swap(&texts, &parts) }
    }

    /// The addresses of questionnaires that others take in, without versions.
    private static func modules(named questionnaires: [ArraySlice<UInt8>]) -> Set<String> {
        var modules: Set<String> = []
        guard questionnaires.count > 1 else { return [] }
        for text in questionnaires {
            guard let questionnaire = try? Questionnaire(parsing: Array(text)) else { continue }
            modules.formUnion(
                QuestionnaireAssembly.moduleNames(of: questionnaire).map { Canonical($0).url }
            )
        }
        return modules
    }

    /// A resource as the text of a file, at its own lines and columns.
    private static func text(of resource: ArraySlice<UInt8>, in bytes: [UInt8]) -> [UInt8] {
        var text = bytes[..<resource.startIndex].map { byte in
            byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") ? byte : UInt8(ascii: " ")
        }
        text += resource
        return text
    }
}
