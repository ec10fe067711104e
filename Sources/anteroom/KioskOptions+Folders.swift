import ArgumentParser
import ConsultationRequests
import Glibc
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
            if supervised,
                let parcel = SupervisedVisit.handedBytes().flatMap(QuestionnaireParcel.init)
            {
                return try QuestionnaireFolder(unpacking: parcel, from: questionnairePath)
            }
            let folder = try QuestionnaireFolder(reading: questionnairePath)
            Self.list(folder.complaints)
            return folder
        } catch {
            if case .nothingUsable(_, let complaints) = error { Self.list(complaints) }
            report("\(error)")
            throw ExitStatus.configuration
        }
    }

    /// Prints findings on standard error as a compiler does, so that an editor can go to the place.
    private static func list(_ complaints: [String]) {
        for complaint in complaints { StandardError.write(complaint) }
    }

    /// Where the questionnaires are.
    var questionnairePath: String {
        guard questionnaires == "Questionnaires", unsafe access(questionnaires, F_OK) != 0 else {
            return questionnaires
        }
        var program = [CChar](repeating: 0, count: 4_096)
        let length = unsafe readlink("/proc/self/exe", &program, program.count - 1)
        guard length > 0 else { return questionnaires }
        let path = String(decoding: program[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let parts = path.split(separator: "/").dropLast(2)
        let shared =
            "/"
            + (parts.map(String.init) + ["share", "anteroom", questionnaires]).joined(
                separator: "/"
            )
        return unsafe access(shared, F_OK) == 0 ? shared : questionnaires
    }

    /// What seals requests; nil where no recipient is given.
    func sealing() throws -> Sealing? {
        let files = recipientsFile.map { [$0] } ?? []
        guard !recipient.isEmpty || !files.isEmpty else { return nil }
        return try Sealing(recipients: recipient, files: files)
    }
}
