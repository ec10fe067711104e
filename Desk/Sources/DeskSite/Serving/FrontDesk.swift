public import ConsultationRequests
import StaffPages

/// What all pages of one desk share: the folders, looked at again and again, and the marks that are written.
public actor FrontDesk {
    /// A folder as it was when it was last looked at, or why it cannot be read.
    typealias Look = (folder: DeskFolder, overview: Result<RequestOverview, StoreError>)

    /// The desk's name in marks.
    public nonisolated let name: String
    nonisolated let folders: [DeskFolder]
    nonisolated let unsealing: Unsealing?
    private nonisolated let sealing: Sealing?
    private nonisolated let system: SystemCalls

    private var indexes: [RequestIndex] = []
    private var looks: [Look] = []
    private var state: Int?
    private var version = 0
    private var lastPage: UTCTime
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Seconds without a page after which what was opened of sealed requests is dropped.
    private static let openFor: Int64 = 600

    /// A desk.
    ///
    /// - Parameters:
    ///   - name: What it is called in marks.
    ///   - folders: The folders of requests.
    ///   - unsealing: What opens sealed requests.
    ///   - sealing: What seals notes in a folder of sealed requests.
    ///   - system: The calls by which the world is touched.
    public init(
        name: String,
        folders: [DeskFolder],
        unsealing: Unsealing? = nil,
        sealing: Sealing? = nil,
        system: SystemCalls = .live
    ) {
        self.name = name
        self.folders = folders
        self.unsealing = unsealing
        self.sealing = sealing
        self.system = system
        lastPage = system.now()
    }

    /// Says in every folder that this desk is there: kiosks give its screen two seconds to show an alert, and their status names
    /// it; call it each minute, so that they see that it still is.
    public func open() {
        // A folder that cannot be written yet stands on the page in red.
        for folder in folders {
            try? MarkLog(folder: folder.path, desk: name, system: system).prepare()
            try? DeskPresence(folder: folder.path, desk: name, system: system).renew()
        }
    }

    /// Looks at all folders; the streams of browsers hear of it when something changed.
    public func look() {
        // A page of the future, since the clock was set back, says nothing of how long ago it was.
        let age = lastPage.seconds(until: system.now())
        let isPageOpen = unsealing == nil || (0..<Self.openFor).contains(age)
        if indexes.isEmpty || isPageOpen != isOpen {
            isOpen = isPageOpen
            indexes = folders.map { folder in
                RequestIndex(
                    RequestFolder(
                        path: folder.path,
                        unsealing: isPageOpen ? unsealing : nil,
                        system: system
                    )
                )
            }
        }
        looks = folders.indices.map { place in
            let overview = Result { () throws(StoreError) in try indexes[place].overview() }
            return (folders[place], overview)
        }
        let now = Self.signature(looks)
        guard now != state else { return }
        state = now
        version += 1
        let listeners = waiting
        waiting = []
        for listener in listeners { listener.resume() }
    }

    /// A number that differs when anything that is shown does; made of ten thousand requests at every look.
    private static func signature(_ looks: [Look]) -> Int {
        var hasher = Hasher()
        for (folder, overview) in looks {
            hasher.combine(folder.name)
            switch overview {
            case .failure(let error): hasher.combine(error.description)
            case .success(let overview):
                for request in overview.requests {
                    hasher.combine(request.name)
                    hasher.combine(request.isDamaged)
                    hasher.combine(request.marks.last?.place)
                    hasher.combine(request.delivery)
                }
                for summary in overview.alerts {
                    hasher.combine(summary.alert.number)
                    hasher.combine(summary.marks.last?.place)
                }
            }
        }
        return hasher.finalize()
    }

    /// The folders as they were when they were last looked at; somebody is there who reads it.
    func current() -> (looks: [Look], version: Int) {
        lastPage = system.now()
        if looks.isEmpty || unsealing != nil && !isOpen { look() }
        return (looks, version)
    }

    /// What each folder tells of its kiosk; a monitor that asks is not somebody who reads.
    func status() -> KioskStatus {
        if looks.isEmpty { look() }
        let now = system.now()
        let clock = LocalTime.clock(now)
        var rows: [KioskStatus.Row] = []
        for (folder, overview) in looks {
            let status = FolderStatus(
                folder: folder.path,
                overview: overview,
                clock: clock,
                system: system
            )
            for var row in status.rows {
                if looks.count > 1 { row.name = "\(folder.name): \(row.name)" }
                rows.append(row)
            }
        }
        return KioskStatus(program: "anteroom-desk", at: now, clock: clock, rows: rows)
    }

    /// How often something changed.
    public func currentVersion() -> Int { version }

    /// Waits until something changed since a version, or for some seconds.
    ///
    /// - Returns: the version then.
    public func change(since known: Int, seconds: Int) async -> Int {
        lastPage = system.now()
        guard version == known else { return version }
        let timer = Task {
            try await Task.sleep(for: .seconds(seconds))
            self.wakeAll()
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiting.append($0) }
        } onCancel: {
            Task { await self.wakeAll() }
        }
        timer.cancel()
        return version
    }

    private func wakeAll() {
        let listeners = waiting
        waiting = []
        for listener in listeners { listener.resume() }
    }

    /// The alerts that wait for somebody, by number and station, which are no secrets of a visitor.
    public func waitingAlerts() -> [AlertSummary] {
        looks.flatMap { (try? $0.overview.get())?.waitingAlerts ?? [] }
    }

    /// What became of a mark.
    enum Marking: Sendable {
        /// It is written.
        case written
        /// Somebody else wrote a mark meanwhile; nothing was written.
        case overtaken
        /// It does not fit or cannot be written, with the reason.
        case failed(String)
    }

    /// Writes a mark, unless somebody else wrote one that the page did not show.
    ///
    /// - Parameters:
    ///   - event: What is said.
    ///   - number: Of what.
    ///   - folder: In which folder it is.
    ///   - initials: By whom.
    ///   - note: The remark.
    ///   - last: The marks that the page showed, empty for none; nil does not ask.
    /// - Returns: what became of it.
    func mark(
        _ event: MarkEvent,
        _ number: RequestNumber,
        in folder: DeskFolder,
        initials: String,
        note: String,
        last: String?
    ) -> Marking {
        let desk = marks(in: folder)
        do throws(StoreError) {
            switch try desk.mark(event, number, initials: initials, note: note, last: last) {
            case .written: break
            case .overtaken: return .overtaken
            case .cannotSeal: return .failed("the notes of this folder cannot be sealed here")
            }
        } catch {
            return .failed(error.description)
        }
        look()
        return .written
    }

    private func marks(in folder: DeskFolder) -> DeskMarks {
        DeskMarks(folder: folder.path, desk: name, sealing: sealing, system: system)
    }

    /// Notes that a screen of this desk shows alerts.
    func noteShown(_ numbers: [RequestNumber]) {
        for (folder, overview) in looks {
            guard let alerts = (try? overview.get())?.waitingAlerts else { continue }
            marks(in: folder).noteShown(numbers, of: alerts)
        }
        look()
    }
}
