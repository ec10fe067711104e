import FHIRModel
import FormAuthoring
import FormFiller
import Terminology

/// What a file of the folder of questionnaires comes to: forms, and what is wrong with the questionnaires in it that are none.
///
/// A Bundle or package is as good as the files apart: one that is broken does not keep the others from visitors.
struct FormsInFile {
    /// Those to put before visitors: one, those of a Bundle or package, or none of a file with value sets for others.
    private(set) var forms: [Form] = []
    /// What was found of the questionnaires, by their numbers in the file.
    private(set) var marks = QuestionnaireMarks()
    /// Why the others cannot be put before visitors, each as `file:line:column: error: message [rule]`.
    private(set) var complaints: [String] = []
    /// What is to be known of the rest of a package, each as `file: note: message [package]`.
    private(set) var notes: [String] = []

    /// Whether something is wrong, and nothing is left to ask.
    var isBroken: Bool { forms.isEmpty && !complaints.isEmpty }
    /// Whether any of its forms runs as a demonstration only because something is wrong with the file.
    var isFaulty: Bool { forms.contains { $0.isFaulty || $0.hasErrors } }

    /// A file that cannot be read, and what is to be said of that.
    init(unreadable complaint: String) { complaints = [complaint] }

    /// Where its value sets and modules are looked for.
    private struct Surroundings {
        var file: String
        var texts: QuestionnaireTexts
        var terminology: [any TerminologySource]
        var modules: ModulesAtHand
    }

    /// The forms which the bytes of a file are, with value sets from the file itself and then from further sources, and modules from
    /// the files beside it.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its name.
    ///   - terminology: the further sources.
    ///   - modules: the files beside it; nil for those of its folder.
    ///   - marks: what somebody else has found of them already.
    init(
        of bytes: [UInt8],
        named file: String,
        terminology: [any TerminologySource],
        modules: ModulesAtHand? = nil,
        marks: QuestionnaireMarks = QuestionnaireMarks()
    ) {
        self.init(bytes, file, terminology, modules, marks, settings: nil)
    }

    /// The same without those in which `anteroom check` finds anything that keeps them from visitors.
    init(
        checking bytes: [UInt8],
        named file: String,
        terminology: [any TerminologySource],
        modules: ModulesAtHand? = nil
    ) {
        let words = QuestionnaireFiles.forbiddenWords(beside: file)
        let settings = CheckSettings(forbiddenWords: words)
        self.init(bytes, file, terminology, modules, QuestionnaireMarks(), settings: settings)
    }

    private init(
        _ bytes: [UInt8],
        _ file: String,
        _ terminology: [any TerminologySource],
        _ modules: ModulesAtHand?,
        _ marks: QuestionnaireMarks,
        settings: CheckSettings?
    ) {
        let texts = QuestionnaireTexts(bytes)
        let surroundings = Surroundings(
            file: file,
            texts: texts,
            terminology: texts.companions + terminology,
            modules: modules ?? ModulesAtHand(beside: file)
        )
        self.marks = marks
        notes = texts.notes.map { "\(file): \($0) [package]" }
        if let fault = texts.fault { complaints = ["\(file): error: \(fault) [package]"] }
        for (number, text) in texts.texts.enumerated() where !marks.broken.contains(number) {
            add(text, number, surroundings, settings)
        }
    }

    /// Adds the form of a text, or what is wrong with it.
    private mutating func add(
        _ text: QuestionnaireTexts.Text,
        _ number: Int,
        _ surroundings: Surroundings,
        _ settings: CheckSettings?
    ) {
        let modules = surroundings.modules
        if modules.leavesOutParts, let part = try? Questionnaire(parsing: text.bytes),
            modules.isLeftOut(part)
        {
            return
        }
        let assembly = modules.assembly(of: text.bytes, with: surroundings.texts.modules)
        let name = text.name(in: surroundings.file)
        var found = Self.form(of: text.bytes, assembly, named: name, surroundings.terminology)
        if case .success(var form) = found, let settings {
            // What is put together was looked at by its parts, and again as a whole.
            let isWhole = assembly != nil
            let check = QuestionnaireCheck(
                isWhole ? form.questionnaire.tree.serialized(pretty: true) : text.bytes,
                settings: settings,
                terminology: surroundings.terminology
            )
            let refusals = isWhole ? check.refusals.map(\.withoutPlace) : check.refusals
            if check.hasErrors { form.isFaulty = true }
            found =
                refusals.isEmpty
                ? .success(form) : .failure(Complaints(lines: refusals.map { $0.line(in: name) }))
        }
        switch found {
        case .success(var form):
            if marks.faulty.contains(number) { form.isFaulty = true }
            if form.isFaulty || form.hasErrors { marks.faulty.insert(number) }
            forms.append(form)
        case .failure(let complaints):
            self.complaints += complaints.lines
            marks.broken.insert(number)
        }
    }

    /// The complaints about a questionnaire, in order.
    private struct Complaints: Error {
        var lines: [String]
    }

    private static func form(
        of bytes: [UInt8],
        _ assembly: QuestionnaireAssembly?,
        named file: String,
        _ terminology: [any TerminologySource]
    ) -> Result<Form, Complaints> {
        do throws(JSONSyntaxError) {
            let questionnaire = try Questionnaire(parsing: bytes)
            guard questionnaire.resourceType == "Questionnaire" else {
                let type =
                    questionnaire.resourceType.map { "a \($0)" } ?? "a file without resourceType"
                let message =
                    "\(type) is not a Questionnaire; name another file, or take it out of the folder"
                return .failure(
                    Complaints(lines: ["\(file):1:1: error: \(message) [resource-type]"])
                )
            }
            if let assembly, assembly.questionnaire == nil {
                let errors = assembly.findings.filter { $0.severity == .error }
                return .failure(Complaints(lines: errors.map { $0.line(in: file) }))
            }
            let whole = assembly?.questionnaire ?? questionnaire
            let form = Form(compiling: whole, terminology: terminology)
            let errors = QuestionnaireRule.refusals(among: form.findings, on: whole)
            return errors.isEmpty
                ? .success(form) : .failure(Complaints(lines: errors.map { $0.line(in: file) }))
        } catch {
            let line = "\(file):\(error.position): error: \(error.message) [json]"
            return .failure(Complaints(lines: [line]))
        }
    }
}

extension Finding {
    /// The same of a text that no file holds: one that was put together.
    var withoutPlace: Finding {
        var finding = self
        finding.position = nil
        return finding
    }
}
