import ArgumentParser
import FHIRModel
import FormAuthoring
import FormFiller
import Kiosk
import PlainText
import Terminology

/// One file and what was found in it.
struct CheckedFile {
    /// The path as it was named; of a questionnaire in a package `guide.tgz/Questionnaire-a.json`.
    let path: String
    /// The folder of the file.
    let folder: String
    /// What is wrong or doubtful.
    let findings: [Finding]
    /// Whether it runs as a demonstration only; nil where it is no questionnaire.
    let isDemonstration: Bool?
    /// `Questionnaire.url` of each questionnaire in it.
    let urls: [String]
    private let source: [UInt8]

    /// The questionnaire of a file, or all those of a Bundle; of a package each by itself, since each is a file there.
    static func files(
        at path: String,
        _ source: [UInt8],
        _ settings: CheckSettings,
        _ terminology: [any TerminologySource]
    ) -> [CheckedFile] {
        let file = QuestionnaireTexts(source)
        guard QuestionnairePackage.isText(source) else {
            return [CheckedFile(path, source, file, settings, terminology)]
        }
        for note in file.notes { StandardError.write("\(path): \(note) [package]") }
        if let fault = file.fault { return [CheckedFile(path, faultyPackage: fault)] }
        for part in file.parts {
            StandardError.write(
                "\(part.name(in: path)): note: others take it in, and visitors are not offered it by itself [package]"
            )
        }
        return (file.texts + file.parts).map { text in
            var part = file
            part.leave(text)
            return CheckedFile(text.name(in: path), text.bytes, part, settings, terminology)
        }
    }

    /// A package that cannot be read.
    private init(_ path: String, faultyPackage fault: String) {
        self.path = path
        folder = QuestionnaireFiles.folder(of: path)
        source = []
        findings = [Finding(.error, rule: QuestionnaireRule.package.name, fault)]
        isDemonstration = nil
        urls = []
    }

    private init(
        _ path: String,
        _ source: [UInt8],
        _ file: QuestionnaireTexts,
        _ settings: CheckSettings,
        _ terminology: [any TerminologySource]
    ) {
        self.path = path
        self.source = source
        folder = QuestionnaireFiles.folder(of: path)
        if path.split(separator: "/").last == Clinic.fileName[...] {
            findings = Clinic.findings(in: source)
            isDemonstration = nil
            urls = []
            return
        }
        let texts = file.texts.isEmpty ? [source] : file.texts.map(\.bytes)
        let checks = texts.map {
            QuestionnaireCheck(
                $0,
                settings: settings,
                terminology: file.companions + terminology
            )
        }
        let modules = ModulesAtHand(beside: path)
        let wholes = texts.compactMap { modules.assembly(of: $0, with: file.modules) }
        let ofWholes = wholes.flatMap {
            Self.findings(in: $0, settings, file.companions + terminology)
        }
        let own = checks.flatMap(\.findings)
        let (ofWhole, ofOwn) = (Set(ofWholes), Set(own.map(\.withoutPlace)))
        findings =
            own.filter { finding in
                // Whether another item is there, only the whole can tell.
                wholes.isEmpty || !Self.rulesOfTheWhole.contains(finding.rule)
                    || ofWhole.contains(finding.withoutPlace)
            } + ofWholes.filter { !ofOwn.contains($0) }
        let questionnaires = checks.compactMap(\.questionnaire).filter {
            $0.resourceType == "Questionnaire"
        }
        isDemonstration =
            questionnaires.isEmpty
            ? nil
            : questionnaires.contains(where: \.isDemonstration)
                || checks.contains { $0.questionnaire != nil && $0.hasErrors }
        urls = questionnaires.compactMap(\.url)
    }

    /// Rules that look for other items of the form.
    static let rulesOfTheWhole = Set(
        [
            QuestionnaireRule.subQuestionnaire, .enableQuestion, .expressionLinkid, .findsNothing,
            .noContactQuestion, .noConsent, .noSafetyPath, .staffSection,
        ].map(\.name)
    )

    /// What is wrong with a questionnaire once its modules are in place.
    private static func findings(
        in assembly: QuestionnaireAssembly,
        _ settings: CheckSettings,
        _ terminology: [any TerminologySource]
    ) -> [Finding] {
        guard let whole = assembly.questionnaire else { return assembly.findings }
        let check = QuestionnaireCheck(
            whole.tree.serialized(pretty: true),
            settings: settings,
            terminology: terminology
        )
        return assembly.findings + check.findings.map(\.withoutPlace)
    }

    /// Prints every finding with its line and a caret.
    ///
    /// - Throws: EX_IOERR, 74, where they could not all be written.
    func printText() throws(ExitCode) {
        var output: [UInt8] = []
        let lines = SourceLines(source)
        let name = path == "-" ? "<stdin>" : path
        for finding in findings {
            output += PrintableText.line(finding.line(in: name)).utf8
            output.append(UInt8(ascii: "\n"))
            guard let position = finding.position,
                let excerpt = SourceExcerpt(of: lines, at: position)
            else { continue }
            // An empty file has no line to show.
            if excerpt.line.allSatisfy(\.isWhitespace) { continue }
            for line in [excerpt.line, excerpt.caret] {
                output += line.utf8
                output.append(UInt8(ascii: "\n"))
            }
        }
        try StandardOutput.write(output)
    }
}
