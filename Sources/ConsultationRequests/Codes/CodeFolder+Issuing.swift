public import FHIRModel
import SystemPackage

extension CodeFolder {
    /// Gives out a code that opens nothing else, and makes it durable before this returns.
    ///
    /// The code is told here only: the folder does not hold it. What is older than two weeks is removed on the way.
    ///
    /// - Parameters:
    ///   - record: The patient.
    ///   - forms: The forms that are due, 1 to 20, in the order in which they are asked.
    ///   - validity: Seconds until it is too late to begin, a minute to a week.
    /// - Returns: The code, and what is kept of it.
    /// - Throws: Why it is not on the disk.
    public func issue(
        for record: RecordNumber,
        forms: [QuestionnaireName],
        validFor validity: Int64 = usualValidity
    ) throws(StoreError) -> (code: VisitCode, issued: IssuedCode) {
        try? removeOld()
        let seconds = min(max(60, validity), Self.longestValidity)
        for _ in 0..<100 {
            let code = VisitCode(random: system.random())
            guard try waiting().allSatisfy({ !$0.isOpened(by: code) }) else { continue }
            let salt =
                VisitID(random: system.random()).description
                + VisitID(random: system.random()).description
            var made: IssuedCode?
            let placed = try place.place(suffix: ".json") { number in
                let issued = IssuedCode(
                    number: number,
                    record: record,
                    forms: forms,
                    expires: UTCTime(clock: number.time.secondsSince1970 + seconds),
                    initials: user,
                    salt: salt,
                    digest: code.digest(with: salt)
                )
                made = issued
                return issued.json
            }
            guard let issued = made, issued.number == placed.number else { continue }
            // Another desk may have drawn the same code at the same moment.
            let same = try waiting().count { $0.isOpened(by: code) }
            if same <= 1 { return (code, issued) }
            try place.takeBack(placed.name)
        }
        throw .noFreeNumber(path: path)
    }

    /// Takes a code back, so that nobody can begin with it.
    ///
    /// - Returns: false where it was used up before: a visit began with it, or somebody took it back.
    public func withdraw(_ number: RequestNumber) throws(StoreError) -> Bool {
        try place.place(
            beside: number,
            suffix: Self.used,
            note([(.event, Event.withdrawn.rawValue)])
        )
    }

    /// The codes that nobody has used and that are not too old.
    func waiting() throws(StoreError) -> [IssuedCode] {
        let names = try names()
        let now = system.now()
        let reader = FolderReader(folder: place)
        var codes: [IssuedCode] = []
        for number in numbers(among: names)
        where !names.contains("\(number)\(Self.used)")
            && number.time.seconds(until: now) <= Self.longestValidity
        {
            if let code = try read(number, reader), code.expires > now { codes.append(code) }
        }
        return codes
    }

    /// Removes codes of more than two weeks ago with all that was noted of them: record numbers do not stay where nobody needs them.
    ///
    /// A kiosk does so while it waits for visitors, and staff whenever they give a code.
    public func removeOld() throws(StoreError) {
        try place.removeLeftovers()
        let now = system.now()
        let names = try FolderReader(folder: place).names { name in
            guard name.hasSuffix(".json"), let number = RequestNumber(name.prefix(23)) else {
                return false
            }
            return number.time.seconds(until: now) > Self.keptFor
        }
        for name in names { try place.takeBack(name) }
    }
}
