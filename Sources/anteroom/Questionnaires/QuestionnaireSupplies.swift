import ConsultationRequests
import Glibc
import Readline

/// What the supervisor of a kiosk hands to every visit: the questionnaires of the folder that can be used, broken ones being
/// reported and staff called for them.
struct QuestionnaireSupplies: VisitSupplies {
    private var kept: KeptQuestionnaires
    private var terminology: TerminologySupplies
    private var handed: (version: Int, memory: SealedMemory)?
    private var hasBegun = false
    private var hasCalled = false
    private let options: KioskOptions

    init(_ options: KioskOptions) {
        terminology = TerminologySupplies(options)
        kept = KeptQuestionnaires(
            options.questionnairePath,
            terminology: [terminology.library]
        )
        self.options = options
    }

    /// The questionnaires of the next visit; nil without any: the visit then looks for them itself and says what is wrong.
    mutating func memory() -> SealedMemory? {
        if hasBegun { settle() } else { kept.begin() }
        guard !kept.isEmpty else {
            let names = (try? FileReading.questionnaireNames(in: kept.path)) ?? []
            if !names.isEmpty { callStaff() }
            return nil
        }
        if let handed, handed.version == version { return handed.memory }
        var parcel = kept.parcel
        if hasBegun, let terminology = terminology.toHand() { parcel.files += terminology.files }
        guard let memory = SealedMemory(holding: parcel.bytes) else { return nil }
        handed = (version, memory)
        return memory
    }

    /// Counts the changes of what visits are handed.
    private var version: Int { kept.version + terminology.version }

    mutating func look() -> SuppliesLook {
        if hasBegun {
            if terminology.hasChanged(beside: kept.valueSetVersion) {
                kept.terminology = [terminology.library]
                kept.checkAgain()
            }
            tell(kept.look())
        } else {
            settle()
            // All were searched for errors, which takes more code than supervising does.
            ProgramCode.release()
        }
        hasBegun = true
        _ = terminology.toHand()
        terminology.close()
        for problem in terminology.newProblems() { StandardError.write(problem) }
        guard let handed else { return .same }
        guard !kept.isEmpty else {
            StandardError.report("\(QuestionnaireFolderError.nothingUsable(kept.path, []))")
            return .nothing(code: EX_CONFIG)
        }
        return handed.version == version ? .same : .changed
    }

    /// Looks until nothing is being written any more, for a second at most: a visitor may be waiting.
    private mutating func settle() {
        let end = ContinuousClock.now + .seconds(1)
        while ContinuousClock.now < end {
            let look = kept.look()
            tell(look)
            guard look.isUnsettled else { return }
            usleep(20_000)
        }
    }

    private mutating func tell(_ look: KeptQuestionnaires.Look) {
        for warning in look.warnings { StandardError.write(warning) }
        guard !look.complaints.isEmpty else { return }
        for complaint in look.complaints { StandardError.write(complaint) }
        callStaff()
    }

    private mutating func callStaff() {
        let (options, isFirst) = (options, !hasCalled)
        hasCalled = true
        if kept.isEmpty {
            // The kiosk is about to end.
            Self.callStaff(options, isFirst: isFirst)
        } else {
            // Beside the visits: a command may take its time.
            let isBeside = SystemThread.detach { Self.callStaff(options, isFirst: isFirst) }
            if !isBeside { Self.callStaff(options, isFirst: isFirst) }
        }
    }

    /// A kiosk that is started again and again, since it ends each time, calls once an hour.
    private static func callStaff(_ options: KioskOptions, isFirst: Bool) {
        let code = "questionnaire-broken"
        var station = options.station()
        if isFirst, station.hasCalledStaff(code: code, inLast: 3_600) { return }
        for complaint in station.callStaff(code: code, priority: .asap).complaints {
            StandardError.report(complaint)
        }
    }
}
