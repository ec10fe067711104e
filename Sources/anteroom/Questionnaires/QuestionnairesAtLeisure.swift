import FormFiller
import Glibc

/// The questionnaires of a visit that has begun, read while the visitor reads the first page.
final class QuestionnairesAtLeisure {
    private var folder: QuestionnaireFolder
    private var isGiven = false
    /// Whether nobody else says what is broken: the supervisor of a kiosk does.
    private let isAlone: Bool
    /// How many complaints somebody has been told.
    private var told: Int

    /// - Parameters:
    ///   - folder: one whose covers are read, and whose complaints so far somebody has been told.
    ///   - isAlone: whether nobody else says what is broken.
    init(_ folder: QuestionnaireFolder, isAlone: Bool) {
        self.folder = folder
        self.isAlone = isAlone
        told = folder.complaints.count
    }

    /// Looks into those that nobody has looked into.
    func read() {
        folder.readRest()
        // On the visitor's screen they wait until the visit is over.
        if isatty(STDERR_FILENO) == 0 { complain() }
    }

    /// Those that can be used, the first time somebody asks.
    func forms() -> [Form]? {
        if isGiven { return nil }
        isGiven = true
        read()
        return folder.forms
    }

    /// Prints what is wrong with the others on standard error, as a compiler does.
    func complain() {
        guard isAlone else { return }
        let all = folder.complaints
        for complaint in all.dropFirst(told) { StandardError.write(complaint) }
        told = all.count
    }
}
