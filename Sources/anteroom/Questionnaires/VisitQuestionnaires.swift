import FormFiller
import Readline

/// The questionnaires of a visit that has begun, read while the visitor reads the first page.
final class VisitQuestionnaires {
    private var folder: QuestionnaireFolder
    private var isRead = false
    /// Whether nobody else says what is broken: the supervisor of a kiosk does.
    private let isAlone: Bool
    private let endWithout: (QuestionnaireFolderError) -> Never

    /// - Parameters:
    ///   - folder: one whose covers are read, and whose complaints so far somebody has been told.
    ///   - isAlone: whether nobody else says what is broken.
    ///   - endWithout: ends the visit, where none of them can be used.
    init(
        _ folder: QuestionnaireFolder,
        isAlone: Bool,
        endWithout: @escaping (QuestionnaireFolderError) -> Never
    ) {
        self.folder = folder
        self.isAlone = isAlone
        self.endWithout = endWithout
    }

    /// Looks into those that nobody has looked into, and prints what is wrong on standard error, as a compiler does.
    func read() {
        if isRead { return }
        isRead = true
        let result = Result { () throws(QuestionnaireFolderError) in try folder.readRest() }
        folder.closeTerminology()
        ProgramMemory.release()
        if isAlone {
            for complaint in folder.newComplaints() { StandardError.write(complaint) }
            // A search for every error takes more code than all of a visit.
            ProgramCode.release()
        }
        if case .failure(let error) = result { endWithout(error) }
    }

    /// Those that can be used.
    func forms() -> [Form] {
        read()
        return folder.forms
    }
}
