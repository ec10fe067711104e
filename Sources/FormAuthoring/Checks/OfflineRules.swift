internal import FHIRModel
internal import FormFiller

/// What a kiosk without a server, a printer of pictures or a pen does not do, said once where a form asks for it.
///
/// Queries of a server (`x-fhir-query`) are said where expressions are compiled.
struct OfflineRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        for found in item.extensions { check(found, of: item.linkId, in: &subject) }
        for option in subject.tree.elements(.answerOption, of: item.item.node) {
            let own = subject.tree.child(.extension, of: option)
            for found in subject.extensions(at: own) {
                check(found, of: item.linkId, in: &subject)
            }
        }
    }

    mutating func finish(_ subject: inout CheckSubject) {
        let own = subject.tree.child(.extension, of: subject.questionnaire.node)
        for found in subject.extensions(at: own) { check(found, of: nil, in: &subject) }
    }

    private func check(
        _ found: NamedExtension,
        of linkId: String?,
        in subject: inout CheckSubject
    ) {
        guard let request = Request(found, in: subject.tree) else { return }
        let view = Extension(at: found.node, in: subject.tree)
        guard let said = request.said(of: view) else { return }
        subject.report(
            said.severity,
            said.rule,
            said.message,
            at: subject.tree.child(.url, of: found.node),
            linkId: linkId
        )
    }
}

/// Something a form asks for that is not done here.
private enum Request {
    case adaptive, structureMap, prefilling, launchContext, candidates, terminologyServer
    case usageMode, media, signature

    init?(_ found: NamedExtension, in tree: borrowing JSONTree) {
        switch found.name {
        case .launchContext: self = .launchContext
        case .candidateExpression: self = .candidates
        case .preferredTerminologyServer: self = .terminologyServer
        case .usageMode: self = .usageMode
        case nil:
            guard let url = tree.string(at: tree.child(.url, of: found.node)),
                let known = Self.unacted[url]
            else { return nil }
            self = known
        case .some: return nil
        }
    }

    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
    /// Extensions that nothing here acts on.
    private static let unacted: [String: Request] = [
        sdc + "questionnaireAdaptive": .adaptive,
        sdc + "targetStructureMap": .structureMap,
        sdc + "sourceStructureMap": .prefilling,
        sdc + "sourceQueries": .prefilling,
        sdc + "itemMedia": .media,
        sdc + "itemAnswerMedia": .media,
        sdc + "preferredTerminologyServer": .terminologyServer,
        "http://hl7.org/fhir/StructureDefinition/questionnaire-signatureRequired": .signature,
    ]

    /// What is said of it, by which rule; nil where nothing is left undone.
    func said(
        of found: Extension
    ) -> (severity: Finding.Severity, rule: QuestionnaireRule, message: String)? {
        switch self {
        case .adaptive:
            if found.boolean == false { return nil }
            return (
                .error, .adaptive,
                "A server chooses each next question; there is none here. Use a form that holds its questions."
            )
        case .structureMap:
            return (
                .warning, .structureMap,
                "The map is not run; the answers are kept as a response."
            )
        case .prefilling:
            return (.note, .notPrefilled, "Nothing is filled in beforehand.")
        case .launchContext:
            let name = found.firstExtension("name").flatMap { $0.coding?.code ?? $0.text }
            return (
                .note, .launchContext,
                "Nobody is signed in: %\(name ?? "context") is empty, unless staff gave a patient."
            )
        case .candidates:
            return (
                .note, .candidateExpression, "No suggestions; the question is asked as usual."
            )
        case .terminologyServer:
            return (
                .note, .terminologyServer,
                "\(found.text ?? "The server") is not asked; options come from Terminology/."
            )
        case .usageMode:
            switch found.text {
            case "display", "display-non-empty":
                return (
                    .note, .usageMode,
                    "This is for showing the completed form: visitors do not see it."
                )
            case "capture", "capture-display", "capture-display-non-empty": return nil
            default:
                return (
                    .warning, .usageMode,
                    "usageMode has no such code, so the item is shown; write capture, display, display-non-empty, capture-display or capture-display-non-empty"
                )
            }
        case .media:
            return (
                .warning, .itemMedia,
                "Pictures, sound and video are not shown; say in the text what they tell."
            )
        case .signature:
            return (
                .warning, .signature,
                "Nobody can sign on this screen; staff get the signature."
            )
        }
    }
}
