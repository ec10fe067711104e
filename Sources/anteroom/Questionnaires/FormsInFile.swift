import FHIRModel
import FormAuthoring
import FormFiller
import Terminology

/// What a file of the folder of questionnaires comes to.
enum FormsInFile {
    /// Forms to put before visitors: one, or those of a Bundle, or none of a file with value sets for the others.
    case usable([Form])
    /// Why it cannot be, each as `file:line:column: error: message [rule]`.
    case broken([String])

    /// The forms which the bytes of a file are, with value sets from the file itself and then from further sources, and modules from
    /// the files beside it.
    init(
        of bytes: [UInt8],
        named file: String,
        terminology: [any TerminologySource],
        modules: ModulesAtHand? = nil
    ) {
        let texts = QuestionnaireTexts(bytes)
        let modules = modules ?? ModulesAtHand(beside: file)
        var forms: [Form] = []
        for text in texts.texts {
            if modules.leavesOutParts, let part = try? Questionnaire(parsing: text),
                modules.isLeftOut(part)
            {
                continue
            }
            let assembly = modules.assembly(of: text, with: texts.modules)
            switch Self.form(of: text, assembly, named: file, texts.companions + terminology) {
            case .success(let form): forms.append(form)
            case .failure(let complaints):
                self = .broken(complaints.lines)
                return
            }
        }
        self = .usable(forms)
    }

    /// The same, broken where `anteroom check` finds anything in it that keeps it from visitors.
    init(
        checking bytes: [UInt8],
        named file: String,
        terminology: [any TerminologySource],
        modules: ModulesAtHand? = nil
    ) {
        self.init(of: bytes, named: file, terminology: terminology, modules: modules)
        guard case .usable(var forms) = self else { return }
        let settings = CheckSettings(
            forbiddenWords: QuestionnaireFiles.forbiddenWords(beside: file)
        )
        let texts = QuestionnaireTexts(bytes)
        var refusals: [Finding] = []
        let asked = texts.texts.filter { text in
            (try? Questionnaire(parsing: text)).map { modules?.isLeftOut($0) != true } ?? true
        }
        for (number, text) in asked.enumerated() {
            // What is put together was looked at by its parts, and again as a whole.
            let isWhole =
                forms.indices.contains(number) && ModulesAtHand.areMentioned(in: text)
            let check = QuestionnaireCheck(
                isWhole ? forms[number].questionnaire.tree.serialized(pretty: true) : text,
                settings: settings,
                terminology: texts.companions + terminology
            )
            refusals += isWhole ? check.refusals.map(\.withoutPlace) : check.refusals
            if check.hasErrors, forms.indices.contains(number) { forms[number].isFaulty = true }
        }
        self =
            refusals.isEmpty
            ? .usable(forms) : .broken(refusals.map { $0.line(in: file) })
    }

    /// The complaints about a file, in order.
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

    /// Whether any of its forms runs as a demonstration only because something is wrong with the file.
    var isFaulty: Bool { forms.contains { $0.isFaulty || $0.hasErrors } }

    /// Has all its forms run as a demonstration.
    mutating func markFaulty() {
        guard case .usable(var forms) = self else { return }
        for index in forms.indices { forms[index].isFaulty = true }
        self = .usable(forms)
    }

    /// The forms, where it can be put before visitors.
    var forms: [Form] {
        switch self {
        case .usable(let forms): forms
        case .broken: []
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
