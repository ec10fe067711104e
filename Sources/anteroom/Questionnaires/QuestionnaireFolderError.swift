/// Why a folder has nothing to put before a visitor; every case ends the program with EX_CONFIG, 78.
enum QuestionnaireFolderError: Error, Equatable {
    /// There is no such folder.
    case missing(String)
    /// It is a file: one questionnaire, or a package.
    case notAFolder(String)
    /// The folder cannot be read, for this reason.
    case unreadable(String, String)
    /// The folder holds no `*.json` file.
    case empty(String)
    /// The folder holds so many `*.json` files; a menu has room for ``QuestionnaireFolder/most``.
    case tooMany(String, Int)
    /// Every file in it is broken; the complaints say how.
    case nothingUsable(String, [String])
}

extension QuestionnaireFolderError: CustomStringConvertible {
    /// What is wrong and what to do.
    var description: String {
        switch self {
        case .missing(let path):
            "\(path): there is no such folder. Make it and put questionnaires (FHIR R4 Questionnaire, *.json) into it,"
                + " or name another one with --questionnaires."
        case .notAFolder(let path):
            "\(path) is a file, and --questionnaires names a folder. Put it into a folder, and name that."
        case .unreadable(let path, let reason):
            "\(path): the folder cannot be read: \(reason). Let the user of this program read it,"
                + " or name another one with --questionnaires."
        case .empty(let path):
            "\(path): the folder holds no questionnaire. Put at least one (FHIR R4 Questionnaire, *.json) into it,"
                + " or name another one with --questionnaires."
        case .tooMany(let path, let count):
            "\(path): the folder holds \(count) files, and a menu \(QuestionnaireFolder.most) questionnaires at most."
                + " Leave those in it that visitors are to be offered."
        case .nothingUsable(let path, _):
            "\(path): no questionnaire in this folder can be used. Mend the errors above;"
                + " anteroom check \(path) lists them again."
        }
    }
}
