import SystemPackage

// What stands in the folder of alerts.
extension AlertStore {
    /// The alerts that nobody acknowledged, oldest first.
    public func unacknowledged() throws(StoreError) -> [AlertRecord] {
        let files = FolderReader(folder: place)
        let names = try files.names { $0.hasSuffix(".json") }
        guard !names.isEmpty else { return [] }
        let answered = Set(
            try marks.all().compactMap { $0.event.isByPerson ? $0.number.description : nil }
        )
        return try records(names.filter { !answered.contains(String($0.dropLast(5))) }, files)
    }

    /// Those of them that can be read, for whoever sends them again; nil where the folder cannot be listed.
    ///
    /// A log of marks that cannot be read acknowledges nothing: somebody is called once too often rather than not at all.
    func waiting() -> [AlertRecord]? {
        let files = FolderReader(folder: place)
        guard let names = try? files.names({ $0.hasSuffix(".json") }) else { return nil }
        guard !names.isEmpty else { return [] }
        let answered = answered()
        return names.filter { !answered.contains(String($0.dropLast(5))) }.compactMap { name in
            (try? files.read(name, longest: 65_536)).flatMap { AlertRecord(json: $0) }
        }
    }

    /// Whether a person has acknowledged an alert, as far as the marks can be read.
    func isAnswered(_ number: RequestNumber) -> Bool { answered().contains(number.description) }

    private func answered() -> Set<String> {
        Set(marks.legible().compactMap { $0.event.isByPerson ? $0.number.description : nil })
    }

    /// Whether this station has raised an alert with a code in the last so many seconds.
    ///
    /// One that lies in the future, since the clock was ahead once, says nothing of them.
    public func hasRaised(code: String, inLast seconds: Int64) -> Bool {
        let now = system.now()
        return ((try? all()) ?? []).contains {
            $0.station == station && $0.code == code
                && (0..<max(0, seconds)).contains($0.time.seconds(until: now))
        }
    }

    /// All alerts in the folder, oldest first.
    ///
    /// A file that is no alert is passed over.
    public func all() throws(StoreError) -> [AlertRecord] {
        let files = FolderReader(folder: place)
        return try records(files.names { $0.hasSuffix(".json") }, files)
    }

    private func records(
        _ names: [String],
        _ files: FolderReader
    ) throws(StoreError) -> [AlertRecord] {
        var alerts: [AlertRecord] = []
        for name in names {
            if let record = try files.read(name, longest: 65_536).flatMap({ AlertRecord(json: $0) })
            {
                alerts.append(record)
            }
        }
        return alerts
    }

    /// The numbers of the alerts that were said or written so: `7F3-KQ2` or the whole form.
    public func matching(_ text: String) throws(StoreError) -> [RequestNumber] {
        let exact = RequestNumber(text)
        let code = RequestNumber.code(spoken: text)
        do throws(StoreError) {
            return try all().map(\.number).filter { number in
                exact.map { $0 == number } ?? (number.code == code)
            }
        } catch .failed(.openFolder, .noSuchFileOrDirectory, _) {
            return []
        }
    }
}
