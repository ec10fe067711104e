public import FHIRModel

/// A modular questionnaire put together from its modules (SDC, "Modular Questionnaires").
///
/// A `display` item with the extension `subQuestionnaire` gives way to the items of the questionnaire it names, and so on down.
///
/// ```swift
/// let assembly = QuestionnaireAssembly(of: intake, from: [allergies, medicines])
/// for finding in assembly.findings { print(finding) }
/// if let whole = assembly.questionnaire { let form = Form(compiling: whole) }
/// ```
public struct QuestionnaireAssembly: Sendable {
    /// The whole; nil where there is an error among the findings.
    ///
    /// It keeps url and version and says what it was made of (`assembledFrom`).
    public let questionnaire: Questionnaire?
    /// What is wrong or doubtful: every rule of assembly that is broken, with the place in the root's file or, for something in a
    /// module, with the module's name.
    public let findings: [Finding]
    /// The modules that were taken in, each once, as `url|version`.
    public let modules: [String]

    /// Puts a questionnaire together; one without modules comes back as it is.
    ///
    /// - Parameters:
    ///   - root: the questionnaire that names the others.
    ///   - modules: those at hand, in any order; which one is meant is told by url and version.
    public init(of root: Questionnaire, from modules: [Questionnaire]) {
        guard Self.isModular(root) else {
            questionnaire = root
            findings = []
            self.modules = []
            return
        }
        var assembler = FormAssembler(root, ModuleShelf(modules))
        assembler.assemble()
        findings = assembler.findings
        self.modules = assembler.taken
        let isWhole = !findings.contains { $0.severity == .error }
        questionnaire = isWhole ? Questionnaire(assembler.whole) : nil
    }

    /// Whether a questionnaire takes in others.
    public static func isModular(_ questionnaire: Questionnaire) -> Bool {
        !moduleNames(of: questionnaire).isEmpty
    }

    /// The canonical addresses of the questionnaires it takes in itself, in the order of its items.
    public static func moduleNames(of questionnaire: Questionnaire) -> [String] {
        let tree = questionnaire.tree
        var names: [String] = []
        var pending = Array(tree.elements(.item, of: questionnaire.node).reversed())
        while let node = pending.popLast() {
            let url = ExtensionName.subQuestionnaire.url
            if let name = Extension.first(url, of: node, in: tree)?.text { names.append(name) }
            pending.append(contentsOf: tree.elements(.item, of: node).reversed())
        }
        return names
    }

    /// Whether a questionnaire is only a part for others and does not run alone: it says so (`assemble-expectation`), or it needs
    /// variables of the one that takes it in (`assembleContext`).
    public static func isPart(_ questionnaire: Questionnaire) -> Bool {
        questionnaire.extensions.contains { found in
            switch found.url {
            case AssemblyName.context.url: true
            case AssemblyName.expectation.url: found.text?.hasSuffix("-child") == true
            default: false
            }
        }
    }
}
