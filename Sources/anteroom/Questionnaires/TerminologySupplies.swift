import Readline
import Terminology

/// The value sets a supervisor looks questionnaires up in over the days it runs, and what it hands on of them to each visit.
struct TerminologySupplies {
    private let folder: String
    private let given: [String]
    private var files: TerminologyFiles
    /// The library forms are checked with.
    private(set) var library: TerminologyLibrary
    private var besideVersion = 0
    private var stamps: [FileStamp?] = []
    private var told: Set<String> = []
    private var handed: (use: TerminologyUse, terminology: HandedTerminology)?
    /// Counts the changes of what is handed on.
    private(set) var version = 0

    init(_ options: KioskOptions) {
        folder = options.questionnairePath
        given = options.terminology
        files = TerminologyFiles(TerminologyPlaces(ofQuestionnairesIn: folder, given: given))
        library = files.library()
    }

    /// Whether files have changed since forms were checked with them; then everything is to be checked again.
    ///
    /// - Parameter version: counts the changes of value sets that lie among the questionnaires.
    /// - Returns: whether they have, since it was asked last.
    mutating func hasChanged(beside version: Int) -> Bool {
        let isOther = version != besideVersion
        besideVersion = version
        // What no form has asked for cannot change any.
        guard !library.use.questions.isEmpty else { return false }
        let places = TerminologyPlaces(ofQuestionnairesIn: folder, given: given)
        let present = places.terminologyStamps
        defer { stamps = present }
        let areOthers = (!stamps.isEmpty || places != files.places) && present != stamps
        guard areOthers || isOther else { return false }
        files = TerminologyFiles(places)
        library = files.library()
        handed = nil
        return true
    }

    /// What is wrong with the files and was not said before.
    mutating func newProblems() -> [String] {
        files.problems.filter { told.insert($0).inserted }
    }

    /// Lets go of the index, where it is held: it is made again when a form that is new asks for something.
    func close() {
        guard library.isOpen else { return }
        library.close()
        ProgramMemory.release()
    }

    /// What visits are handed; nil where each can as well look for itself.
    mutating func toHand() -> HandedTerminology? {
        guard files.areMany else { return nil }
        let use = library.use
        if let handed, handed.use == use { return handed.terminology }
        let terminology = HandedTerminology(library, of: files)
        handed = (use, terminology)
        version += 1
        return terminology
    }
}
