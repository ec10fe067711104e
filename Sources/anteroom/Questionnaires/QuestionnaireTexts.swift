import FHIRModel
import FormFiller
import Terminology

/// The questionnaires in one file: the file itself, or those a Bundle holds, each as a text of its own.
///
/// A Bundle may be of any type, with or without `fullUrl`, in any order. A Questionnaire that another one of it takes in as a module
/// (SDC `subQuestionnaire`) is no form of its own.
struct QuestionnaireTexts {
    /// The text of each; what stands before it in the file is blanks, so that lines and columns are those of the file.
    private(set) var texts: [[UInt8]] = []
    /// Those of a Bundle that others of it take in as modules, and that are no forms of their own.
    private(set) var modules: [[UInt8]] = []
    /// Forms and modules.
    var all: [[UInt8]] { texts + modules }
    /// The ValueSets and CodeSystems that come in the same Bundle.
    private(set) var companions: [any TerminologySource] = []
    /// Whether the file holds resources but no questionnaire: ValueSets and CodeSystems for the others.
    private(set) var isTerminology = false

    init(_ file: [UInt8]) {
        // Some editors put a byte order mark before the text; it is no part of it.
        let bytes = file.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.dropFirst(3)) : file
        guard let members = JSONMembers(of: bytes[...]) else {
            texts = [bytes]
            return
        }
        switch members.string("resourceType") {
        case "ValueSet", "CodeSystem":
            isTerminology = members["url"] != nil
            if !isTerminology { texts = [bytes] }
        case "Bundle": readBundle(bytes, members)
        default: texts = [bytes]
        }
    }

    private mutating func readBundle(_ bytes: [UInt8], _ members: JSONMembers) {
        guard let tree = try? JSONTree(parsing: bytes),
            let entries = members["entry"].flatMap(JSONMembers.elements(of:))
        else {
            texts = [bytes]
            return
        }
        let resources = ResourcesInTree(tree)
        if !resources.isEmpty { companions = [resources] }
        let found = entries.compactMap { entry in
            JSONMembers(of: entry).flatMap { $0["resource"] }
        }.filter { resource in
            JSONMembers(of: resource)?.string("resourceType") == "Questionnaire"
        }
        let named = Self.modules(named: found)
        for resource in found {
            let isModule = JSONMembers(of: resource)?.string("url").map(named.contains) ?? false
            let text = Self.text(of: resource, in: bytes)
            if isModule { modules.append(text) } else { texts.append(text) }
        }
        // Every one named by another: nothing would be left to ask.
        if texts.isEmpty { swap(&texts, &modules) }
        if texts.isEmpty {
            isTerminology = !resources.isEmpty
            if !isTerminology { texts = [bytes] }
        }
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
