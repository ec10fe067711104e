/// Times a piece of work in batches and takes the median.
public struct Measurement: Sendable {
    /// Nanoseconds of one call, the median of all batches.
    public var nanoseconds: Double

    /// Runs `body` until a batch lasts `batchMilliseconds`, then times `batches` such batches.
    public init(
        batchMilliseconds: Double,
        batches: Int,
        _ body: () throws -> Void
    ) rethrows {
        let clock = ContinuousClock()
        let wanted = batchMilliseconds * 1_000_000
        var count = 1
        // The first calls fill caches; the loop grows until a batch is long enough.
        while true {
            let time = try clock.measure { for _ in 0..<count { try body() } }.nanoseconds
            if time >= wanted || count >= 1 << 24 { break }
            let scale = time > 0 ? wanted / time * 1.2 : 1000
            count = max(count + 1, min(count * 100, Int(Double(count) * scale)))
        }
        var times: [Double] = []
        for _ in 0..<max(batches, 1) {
            let time = try clock.measure { for _ in 0..<count { try body() } }.nanoseconds
            times.append(time / Double(count))
        }
        times.sort()
        nanoseconds = times[times.count / 2]
    }
}

extension Duration {
    /// The duration in nanoseconds.
    public var nanoseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) * 1e9 + Double(attoseconds) / 1e9
    }
}
