public import ConsultationRequests
import FHIRModel

/// Hands the requests of one folder to one target: does what the queue says and tells it what came of it.
public struct DeliverySender {
    /// By which the world is touched.
    public struct World {
        var post: ([UInt8], String?) -> ServerAnswer
        var search: (RequestNumber, String?) -> ServerAnswer
        /// The token, read anew; nil where there is none.
        var token: () -> String?
        var now: () -> UTCTime
        /// Waits so many seconds; false where it is not to wait but to end.
        var sleep: (Int64) -> Bool
        var chance: () -> Double
        var say: (String) -> Void

        /// A world of its parts.
        public init(
            post: @escaping ([UInt8], String?) -> ServerAnswer,
            search: @escaping (RequestNumber, String?) -> ServerAnswer,
            token: @escaping () -> String? = { nil },
            now: @escaping () -> UTCTime = SystemCalls.live.now,
            sleep: @escaping (Int64) -> Bool,
            chance: @escaping () -> Double = { Double.random(in: 0..<1) },
            say: @escaping (String) -> Void = { _ in }
        ) {
            self.post = post
            self.search = search
            self.token = token
            self.now = now
            self.sleep = sleep
            self.chance = chance
            self.say = say
        }
    }

    /// How it ended.
    public enum Ending: Equatable {
        /// Everything is delivered, but for so many that a person must look at.
        case finished(open: Int)
        /// It waits for the server and was told not to.
        case waiting(Int)
        /// It stopped, with the reason.
        case stopped(String)
        /// Everything else is delivered, but these cannot be read at present; the next run tries them again.
        case unread(Int, StoreError)
    }

    private let folder: RequestFolder
    private let deliveries: Deliveries
    private let target: String
    private let world: World

    /// A sender; there must be one for a target.
    ///
    /// - Parameters:
    ///   - folder: The folder of requests.
    ///   - target: What the server is called in the log.
    ///   - world: The server, the clock and the token.
    ///   - system: The calls by which the log is written.
    public init(
        folder: RequestFolder,
        target: String,
        world: World,
        system: SystemCalls = .live
    ) {
        self.folder = folder
        self.target = target
        self.world = world
        deliveries = Deliveries(folder: folder.path, system: system)
    }

    /// Sends what is to be sent.
    ///
    /// - Throws: why the folder or the log cannot be read or written; nothing is sent that could not be written down.
    public func run() throws(StoreError) -> Ending {
        let digests = folder.sentDigests()
        let listed = try folder.list()
        var unread = Self.unread(in: listed)
        var queue = DeliveryQueue(listed, after: try ownMarks())
        var token = world.token()
        while true {
            let now = world.now().secondsSince1970
            switch queue.action(now: now) {
            case .finished:
                if let (number, error) = unread.first {
                    world.say("\(number.spoken): \(error)")
                    return .unread(unread.count, error)
                }
                return .finished(open: try ownOpen())
            case .stopped(let reason):
                return .stopped(reason)
            case .sleep(let until):
                guard world.sleep(max(1, until - now)) else { return .waiting(queue.count) }
                let listed = try folder.list()
                unread = Self.unread(in: listed)
                queue.add(listed, after: try ownMarks())
            case .renewToken:
                let fresh = world.token()
                queue.renewed(fresh != nil && fresh != token)
                token = fresh
            case .search(let number):
                let answer = world.search(number, token)
                if let told = queue.searched(answer, now: now, chance: world.chance()) {
                    try note(number, told, attempt: 1, digest: "")
                }
            case .send(let number, let attempt):
                let file: RequestFile
                switch request(number, digests) {
                case .success(let found): file = found
                case .failure(.unreadable(let error)):
                    unread[number] = error
                    queue.skipCurrent()
                    continue
                case .failure:
                    world.say(
                        "\(number.spoken): damaged or changed, not sent; see anteroom requests verify"
                    )
                    queue.skipCurrent()
                    continue
                }
                let digest = digests[number] ?? ""
                try note(number, (.sending, "", ""), attempt: attempt, digest: digest)
                let entries = file.bundle.elements("entry", of: file.bundle.root).reduce(0) {
                    count,
                    _ in count + 1
                }
                let answer = world.post(file.bytes, token)
                if case .answered(_, _, let body) = answer {
                    for words in body.words { world.say("\(number.spoken): \(words)") }
                }
                let told = queue.posted(answer, entries: entries, now: now, chance: world.chance())
                if let told { try note(number, told, attempt: attempt, digest: digest) }
            }
        }
    }

    /// Has a request sent again that was refused or held, after a person has mended what was wrong.
    ///
    /// - Parameter word: its number, as somebody says or writes it.
    /// - Returns: its number; nil where none of that number was refused or held.
    /// - Throws: why the log cannot be read or written.
    public func sendAgain(_ word: String) throws(StoreError) -> RequestNumber? {
        let exact = RequestNumber(word)
        let code = RequestNumber.code(spoken: word)
        let last = Dictionary(try ownMarks().map { ($0.number, $0) }, uniquingKeysWith: { $1 })
        let found = last.values.first { mark in
            (mark.event == .refused || mark.event == .held)
                && (exact.map { $0 == mark.number } ?? (mark.number.code == code))
        }
        guard let found else { return nil }
        try note(
            found.number,
            (.retry, "asked for by a person", ""),
            attempt: found.attempt,
            digest: found.digest
        )
        return found.number
    }

    private func ownMarks() throws(StoreError) -> [DeliveryMark] {
        try deliveries.all().filter { $0.target == target }
    }

    /// How many of this target a person must look at.
    private func ownOpen() throws(StoreError) -> Int {
        let last = Dictionary(
            try ownMarks().map { ($0.number, $0.event) },
            uniquingKeysWith: { $1 }
        )
        return last.values.filter { $0 != .delivered }.count
    }

    /// Those that are there and cannot be read, by a fault of the disk or the share: neither damaged nor sent.
    private static func unread(in requests: [RequestSummary]) -> [RequestNumber: StoreError] {
        var unread: [RequestNumber: StoreError] = [:]
        for request in requests {
            if case .unreadable(let error) = request.fault { unread[request.name.number] = error }
        }
        return unread
    }

    private func request(
        _ number: RequestNumber,
        _ digests: [RequestNumber: String]
    ) -> Result<RequestFile, RequestFault> {
        do throws(StoreError) {
            guard let name = try folder.names().first(where: { $0.number == number }) else {
                return .failure(.gone)
            }
            return folder.read(name, digests: digests)
        } catch {
            return .failure(.unreadable(error))
        }
    }

    private func note(
        _ number: RequestNumber,
        _ told: (event: DeliveryMark.Event, status: String, locations: String),
        attempt: Int,
        digest: String
    ) throws(StoreError) {
        try deliveries.add(
            DeliveryMark(
                number: number,
                event: told.event,
                time: world.now(),
                target: target,
                status: told.status,
                attempt: attempt,
                digest: digest,
                locations: told.locations
            )
        )
    }
}
