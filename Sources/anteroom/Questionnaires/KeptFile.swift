/// One file of the folder of questionnaires over the days a kiosk runs, as a pure state machine: what is seen of the file goes in,
/// orders come out.
///
/// A text is put into use once it is whole: it did not change while it was read, nobody who wrote to it still has it open, it can be
/// put before visitors, and where its own bytes were written over, the writer has been quiet for a moment.
struct KeptFile: Sendable {
    /// What stood in the file, and when.
    struct Text: Sendable, Equatable {
        var stamp: FileStamp
        var bytes: [UInt8]
    }

    /// What a look into a text comes to.
    enum Verdict: Sendable, Equatable {
        /// It can be put before visitors: the `Questionnaire.url` of each form in it, what was found of the questionnaires, and why
        /// those of them that are broken are not put before visitors.
        case usable(urls: [String], QuestionnaireMarks = .init(), broken: [String] = [])
        /// Why it cannot be, each as `file:line:column: error: message [rule]`.
        case broken([String])
    }

    /// Something that was seen of the file; times are milliseconds for which nobody has written to it.
    enum Event: Sendable, Equatable {
        /// It was looked at: its stamp, nil where it cannot be, and whether somebody who wrote to it still has it open.
        case seen(FileStamp?, still: Int64, isOpen: Bool)
        /// It was read; nil where it changed meanwhile.
        case read(Text?, still: Int64)
        /// It cannot be read, and what is to be said of that.
        case unreadable(FileStamp?, String)
        /// A text that was read was looked into.
        case checked(Text, Verdict, still: Int64)
        /// The text in use was looked into after it had been written over.
        case checkedEarlier(Verdict)
        /// The value sets beside it have changed: what was found is to be found again.
        case companionsChanged
        /// It is not in the folder.
        case absent(ContinuousClock.Instant)
    }

    /// Something to do.
    enum Order: Sendable, Equatable {
        /// Look at it again now.
        case see
        /// Look at it again soon: somebody is writing it.
        case seeSoon
        /// Read it.
        case read
        /// Look into a text.
        case check(Text)
        /// Look into the text in use, which may still be the last good one: the file was written over before anybody had.
        case checkEarlier(Text)
        /// Say what is wrong with it, and what is done about that.
        case complain([String])
        /// Say what is wrong with some of the questionnaires in it, while the others are put before visitors.
        case complainOfSome([String])
        /// What visitors are given has changed.
        case countChange
        /// Keep nothing of it any more.
        case forget
    }

    /// The text that visitors are given.
    private enum InUse: Sendable {
        /// It is not known yet whether it can be used: before the first visit nobody waits to find that out.
        case unchecked(Text, QuestionnaireMarks)
        case usable(Text, urls: [String], QuestionnaireMarks)
    }

    /// What is wrong with the text in the file.
    private enum Fault: Sendable {
        /// It looks cut off and is not complained of yet; what would be said.
        case doubtful(FileStamp, [String])
        /// It was complained of; without stamp where it cannot even be looked at.
        case broken(FileStamp?)
    }

    private var inUse: InUse?
    private var fault: Fault?
    private var missingSince: ContinuousClock.Instant?
    /// How long a file must have been left alone, in milliseconds; one that looks cut off six times as long.
    private let quiet: Int64

    /// A file nobody has read.
    init(quiet: Int64) { self.quiet = quiet }

    /// A file that was read and is not looked into yet.
    init(unchecked text: Text, quiet: Int64) {
        inUse = .unchecked(text, QuestionnaireMarks())
        self.quiet = quiet
    }

    /// The text that visitors are given; nil for none.
    var text: Text? {
        switch inUse {
        case .unchecked(let text, _), .usable(let text, _, _): text
        case nil: nil
        }
    }

    /// `Questionnaire.url` of each form in it, once that is known.
    var urls: [String] {
        switch inUse {
        case .usable(_, let urls, _): urls
        case .unchecked, nil: []
        }
    }

    /// What was found of the questionnaires in it.
    var marks: QuestionnaireMarks {
        switch inUse {
        case .unchecked(_, let marks), .usable(_, _, let marks): marks
        case nil: QuestionnaireMarks()
        }
    }

    /// Whether it was not in the folder at the last look.
    var isMissing: Bool { missingSince != nil }

    /// Takes one event and gives the orders it leads to.
    mutating func handle(_ event: Event) -> [Order] {
        switch event {
        case .seen(let stamp, let still, let isOpen): seen(stamp, still, isOpen)
        case .read(let text, let still): read(text, still)
        case .unreadable(let stamp, let complaint): refuse(stamp, [complaint])
        case .checked(let text, let verdict, let still): checked(text, verdict, still)
        case .checkedEarlier(let verdict): checkedEarlier(verdict)
        case .companionsChanged: companionsChanged()
        case .absent(let now): absent(now)
        }
    }

    private mutating func seen(_ stamp: FileStamp?, _ still: Int64, _ isOpen: Bool) -> [Order] {
        missingSince = nil
        switch inUse {
        case .unchecked(let text, _) where text.stamp != stamp:
            return [.checkEarlier(text)]
        case .usable(let text, _, _) where text.stamp == stamp:
            fault = nil
            return []
        case .unchecked, .usable, nil: break
        }
        if case .broken(let said) = fault, said == stamp { return [] }
        // New words and old ones together can be a questionnaire too. Where nothing comes for long, the writer was forgotten.
        if isOpen, stamp != nil, still < 1_200 * quiet {
            // A pause that is longer holds nobody up.
            return still < 6 * quiet ? [.seeSoon] : []
        }
        if case .doubtful(let before, let complaints) = fault, before == stamp {
            // Looked into before: only time has to pass.
            return decide(before, complaints, still)
        }
        if case .unchecked(let text, _) = inUse { return [.check(text)] }
        return [.read]
    }

    private func read(_ text: Text?, _ still: Int64) -> [Order] {
        guard let text else { return [.seeSoon] }
        let isOverwritten = knownStamps.contains { $0.identity == text.stamp.identity }
        return isOverwritten && still < quiet ? [.seeSoon] : [.check(text)]
    }

    private var knownStamps: [FileStamp] {
        let faulty: FileStamp? =
            switch fault {
            case .doubtful(let stamp, _): stamp
            case .broken(let stamp): stamp
            case nil: nil
            }
        return [text?.stamp, faulty].compactMap(\.self)
    }

    private mutating func checked(_ text: Text, _ verdict: Verdict, _ still: Int64) -> [Order] {
        switch verdict {
        case .usable(let urls, let marks, let complaints):
            if !complaints.isEmpty, !Set(self.urls).isSubset(of: urls) {
                // One that visitors had is broken now: the last good version stays.
                return decide(text.stamp, complaints, still)
            }
            let isSame = self.text?.bytes == text.bytes && self.marks == marks
            inUse = .usable(text, urls: urls, marks)
            fault = nil
            if isSame { return [] }
            return [.countChange] + (complaints.isEmpty ? [] : [.complainOfSome(complaints)])
        case .broken(let complaints):
            return decide(text.stamp, complaints, still)
        }
    }

    private mutating func checkedEarlier(_ verdict: Verdict) -> [Order] {
        guard case .unchecked(let text, _) = inUse else { return [] }
        switch verdict {
        case .usable(let urls, let marks, _):
            inUse = .usable(text, urls: urls, marks)
            return [.see]
        case .broken:
            inUse = nil
            return [.countChange, .see]
        }
    }

    /// Half of a file looks broken too: its writer, perhaps a slow network, gets a while to write the rest.
    private mutating func decide(
        _ stamp: FileStamp,
        _ complaints: [String],
        _ still: Int64
    ) -> [Order] {
        var patience = 6 * quiet
        if case .unchecked = inUse { patience = quiet }
        if still >= patience { return refuse(stamp, complaints) }
        fault = .doubtful(stamp, complaints)
        return [.seeSoon]
    }

    private mutating func refuse(_ stamp: FileStamp?, _ complaints: [String]) -> [Order] {
        var orders: [Order] = []
        if case .unchecked = inUse {
            inUse = nil
            orders.append(.countChange)
        }
        fault = .broken(stamp)
        return orders + [.complain(complaints)]
    }

    private mutating func companionsChanged() -> [Order] {
        if let text { inUse = .unchecked(text, marks) }
        if case .broken = fault { fault = nil }
        return [.countChange]
    }

    /// What was taken out goes, unless another of its name follows at once.
    private mutating func absent(_ now: ContinuousClock.Instant) -> [Order] {
        fault = nil
        guard text != nil else { return [.forget] }
        let since = missingSince ?? now
        missingSince = since
        return since.duration(to: now) < .milliseconds(quiet)
            ? [.seeSoon] : [.countChange, .forget]
    }
}
