import ConsultationRequests

/// When the bell of `anteroom requests watch` rings: at once for a call or request that it has not seen, then every ten seconds while a call
/// waits, every five minutes while only quiet ones do.
struct WatchBell {
    private var known: Set<RequestNumber>?
    private var knownCalls: Set<RequestNumber> = []
    private var last: Int?

    /// Whether it rings now, at a second of any clock that counts on, for what stands in the folders.
    ///
    /// Requests that were there at the first look are no news; a call that waits is.
    mutating func rings(at now: Int, requests: Set<RequestNumber>, waiting: [AlertRecord]) -> Bool {
        let hasNewRequest = known.map { !requests.isSubset(of: $0) } ?? false
        known = (known ?? []).union(requests)
        let calls = Set(waiting.map(\.number))
        let hasNewCall = !calls.isSubset(of: knownCalls)
        knownCalls.formUnion(calls)
        guard !waiting.isEmpty else {
            last = nil
            return hasNewRequest
        }
        let pause = waiting.contains { $0.priority == .stat } ? 10 : 300
        // A clock that was set back must not silence it.
        if !hasNewCall, let last, (0..<pause).contains(now - last) { return hasNewRequest }
        last = now
        return true
    }
}
