/// What is to be done after an answer.
///
/// It is decided here alone, without clock, network or files.
///
/// A request is delivered at least once: what may have arrived is looked for, and sent again where it is not found. The
/// identifiers in the Bundle make one of two.
public enum NextStep: Sendable, Equatable {
    /// The server has it, at these locations.
    case delivered(locations: [String])
    /// It will not take it; the next request goes.
    case refused(String)
    /// A person must decide about this one; the next request goes.
    case held(String)
    /// It is sent again after so many seconds; the next request goes.
    case wait(seconds: Int64, String)
    /// The server is asked whether it has it.
    case search(String)
    /// A new token is asked for, and it is sent again.
    case renewToken
    /// Nothing more is sent until a person has mended rights, address or certificate.
    case stop(String)
}

/// What is known of the tries of one request.
public struct Tries: Sendable, Equatable {
    /// Times that it waited because a server was busy or not reached.
    public var waits = 0
    /// Times that the server failed (500, 502, 504).
    public var failures = 0
    /// Times that it met a conflict (409).
    public var conflicts = 0
    /// Whether its token was renewed for it.
    public var hasNewToken = false

    /// Those of a request that has not been sent.
    public init() {}
}

/// The rules by which requests are delivered.
public enum DeliveryRules {
    /// Failures after which a person must decide.
    static let mostFailures = 8
    /// Conflicts after which a person must decide.
    static let mostConflicts = 3
    /// Longest wait that the server may ask for, in seconds.
    static let longestAsked: Int64 = 3_600
    /// Longest wait that is chosen here, in seconds.
    static let longestChosen: Int64 = 900

    /// The step after a POST.
    ///
    /// - Parameters:
    ///   - answer: what came of it.
    ///   - entries: how many entries the Bundle has.
    ///   - tries: what is known of this request; counted on.
    ///   - chance: a random number from 0 to below 1, by which waits are spread.
    /// - Returns: what is to be done.
    public static func step(
        after answer: ServerAnswer,
        entries: Int,
        tries: inout Tries,
        chance: Double
    ) -> NextStep {
        switch answer {
        case .notReached: return wait("not reached", nil, &tries, chance)
        case .notTrusted: return .stop("its certificate is not to be trusted")
        case .lost: return .search("the line broke")
        case .answered(let status, let retryAfter, let body):
            let words = ([String(status)] + body.codes).joined(separator: " ")
            return switch status {
            case 200, 201: taken(body, entries, words)
            case 202...299: .held("\(words): not the answer to a transaction")
            case 300...399: .stop("\(words): the address has moved")
            case 401: unauthorized(words, &tries)
            case 403, 404, 405, 410, 501: .stop("\(words): rights or address")
            case 409: .search(words)
            case 412: .held("\(words): the server has it twice")
            case 413: .held("\(words): too long for the server")
            case 408, 425, 429, 503: wait(words, retryAfter, &tries, chance)
            case 400..<500: .refused(words)
            case 500, 502, 504: failure(words, retryAfter, &tries, chance)
            case _: failure(words, retryAfter, &tries, chance)
            }
        }
    }

    /// The step after the search for a request that may have arrived.
    ///
    /// - Parameters:
    ///   - answer: what came of the search.
    ///   - isConflict: whether the server had said 409.
    ///   - tries: what is known of this request; counted on.
    ///   - chance: a random number from 0 to below 1.
    /// - Returns: what is to be done; a wait means that it is sent again.
    public static func step(
        afterSearch answer: ServerAnswer,
        isConflict: Bool,
        tries: inout Tries,
        chance: Double
    ) -> NextStep {
        if case .answered(200, _, let body) = answer, body.bundleType == "searchset",
            body.matches > 0
        {
            return .delivered(locations: [])
        }
        if isConflict {
            tries.conflicts += 1
            guard tries.conflicts < mostConflicts else {
                return .held("409 again and again, and not found")
            }
        }
        switch answer {
        case .notTrusted: return .stop("its certificate is not to be trusted")
        case .answered, .notReached, .lost: return wait("not found there", nil, &tries, chance)
        }
    }

    private static func taken(_ body: AnsweredBody, _ entries: Int, _ words: String) -> NextStep {
        let isWhole =
            body.type == "Bundle" && body.bundleType == "transaction-response"
            && body.statuses.count == entries && body.statuses.allSatisfy { $0 == 200 || $0 == 201 }
        return isWhole
            ? .delivered(locations: body.locations) : .held("\(words): not all entries were taken")
    }

    private static func unauthorized(_ words: String, _ tries: inout Tries) -> NextStep {
        guard !tries.hasNewToken else { return .stop("\(words): a new token does not help") }
        tries.hasNewToken = true
        return .renewToken
    }

    private static func failure(
        _ words: String,
        _ retryAfter: Int64?,
        _ tries: inout Tries,
        _ chance: Double
    ) -> NextStep {
        tries.failures += 1
        guard tries.failures < mostFailures else {
            return .held("\(words), \(tries.failures) times")
        }
        return wait(words, retryAfter, &tries, chance)
    }

    /// As long as the server asks, an hour at most; else 5 s, 10 s, 20 s … a quarter of an hour, anywhere within.
    private static func wait(
        _ words: String,
        _ retryAfter: Int64?,
        _ tries: inout Tries,
        _ chance: Double
    ) -> NextStep {
        let longest = min(longestChosen, 5 << Int64(min(tries.waits, 10)))
        tries.waits += 1
        if let retryAfter { return .wait(seconds: min(max(0, retryAfter), longestAsked), words) }
        return .wait(seconds: max(1, Int64(Double(longest) * chance)), words)
    }
}
