public import ConsultationRequests

/// What a desk needs to give codes to known patients: the folder it shares with the kiosks, and the forms that they offer.
public struct CodeDesk: Sendable {
    /// The path of the folder of codes.
    public let path: String
    /// The forms, looked for at every page.
    let questionnaires: @Sendable () -> QuestionnairesAtHand
    let system: SystemCalls

    /// A desk that gives codes.
    ///
    /// - Parameters:
    ///   - path: The folder of codes.
    ///   - system: The calls by which the world is touched.
    ///   - questionnaires: Reads the forms that kiosks offer.
    public init(
        _ path: String,
        system: SystemCalls = .live,
        questionnaires: @escaping @Sendable () -> QuestionnairesAtHand
    ) {
        self.path = path
        self.system = system
        self.questionnaires = questionnaires
    }

    /// The folder, for somebody with these initials.
    func folder(by initials: String) -> CodeFolder {
        CodeFolder(path, by: initials, system: system)
    }
}
