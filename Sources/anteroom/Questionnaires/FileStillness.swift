/// Since when files have been as they are, by what is seen of them: the clock that stamps them may be set meanwhile, and that
/// of another machine may be ahead.
struct FileStillness {
    private var seen: [String: (stamp: FileStamp, since: ContinuousClock.Instant)] = [:]

    /// For how many milliseconds nobody has written to a file, by its stamp or by looks at it so far apart.
    mutating func milliseconds(of name: String, _ stamp: FileStamp) -> Int64 {
        if seen[name]?.stamp != stamp { seen[name] = (stamp, .now) }
        let watched = seen[name].map { $0.since.duration(to: .now) } ?? .zero
        let (seconds, attoseconds) = watched.components
        return max(stamp.age ?? 0, seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }

    /// Forgets files that are gone.
    mutating func forget(allBut names: [String]) {
        seen = seen.filter { names.contains($0.key) }
    }
}
