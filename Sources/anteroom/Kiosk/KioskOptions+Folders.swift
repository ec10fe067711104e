import ArgumentParser
import ConsultationRequests
import FHIRModel
import Glibc
import Kiosk
import Readline

/// Exit codes of sysexits.h as errors.
enum ExitStatus {
    /// EX_CONFIG: something the clinic sets up is missing or wrong.
    static let configuration = ExitCode(EX_CONFIG)
}

extension KioskOptions {
    /// The questionnaires to put before visitors; broken ones are reported and left out.
    ///
    /// The default folder is looked for in the working directory, then beside the installed program in
    /// `../share/anteroom`.
    ///
    /// - Throws: EX_CONFIG, 78, when there is none; the reason is reported.
    func questionnaireFolder(report: (String) -> Void) throws -> QuestionnaireFolder {
        do throws(QuestionnaireFolderError) {
            let files = TerminologyFiles(
                TerminologyPlaces(ofQuestionnairesIn: questionnairePath, given: terminology)
            )
            if supervised,
                var parcel = SupervisedVisit.handedBytes().flatMap(QuestionnaireParcel.init)
            {
                let handed = HandedTerminology(takenFrom: &parcel)
                return try QuestionnaireFolder(
                    unpacking: parcel,
                    from: questionnairePath,
                    terminology: [handed?.library, files.library(exceptFor: handed?.use)]
                        .compactMap(\.self)
                )
            }
            var folder = try QuestionnaireFolder(
                reading: questionnairePath,
                terminology: [files.library()]
            )
            Self.list(folder.newComplaints())
            reportClinic(report)
            return folder
        } catch {
            if case .nothingUsable(_, let complaints) = error { Self.list(complaints) }
            report("\(error)")
            throw ExitStatus.configuration
        }
    }

    /// Says what is wrong with `clinic.json`; the visit is held all the same, without the numbers that it would name.
    func reportClinic(_ report: (String) -> Void) {
        guard (try? FileReading.names(in: questionnairePath)) != nil else { return }
        let path = "\(questionnairePath)/\(Clinic.fileName)"
        guard let bytes = try? FileReading.bytes(of: path, kind: .regular) else {
            report(
                "\(path) is missing: no page names a crisis line or the clinic; Documentation/Questionnaires.md says what it holds"
            )
            return
        }
        for finding in Clinic.findings(in: bytes) where finding.severity == .error {
            StandardError.write(finding.line(in: path))
        }
    }

    /// Prints findings on standard error as a compiler does, so that an editor can go to the place.
    private static func list(_ complaints: [String]) {
        for complaint in complaints { StandardError.write(complaint) }
    }

    /// The folder of requests, looked for like the questionnaires where it is left at its default.
    ///
    /// The supervisor has found out where a link leads; its visits do not follow another one.
    var requestsPath: String {
        if supervised { return requests }
        return DefaultFolder.resolved(
            DefaultFolder.path(requests, default: KioskOptions().requests)
        )
    }

    /// The folder of codes, where there is one; found once, like that of requests.
    var codesPath: String? { supervised ? codes : codes.map(DefaultFolder.resolved) }

    /// Where the questionnaires are.
    var questionnairePath: String {
        DefaultFolder.path(questionnaires, default: KioskOptions().questionnaires)
    }

    /// What seals requests; nil where no recipient is given.
    func sealing() throws -> Sealing? {
        let files = recipientsFile.map { [$0] } ?? []
        guard !recipient.isEmpty || !files.isEmpty else { return nil }
        return try Sealing(recipients: recipient, files: files)
    }
}
