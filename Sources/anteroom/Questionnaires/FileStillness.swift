/// Since when files have been as they are, by what is seen of them: the clock that stamps them may be set meanwhile, and that
/// of another machine may be ahead.
struct FileStillness {
    private var seen: [String: (stamp: FileStamp, since: ContinuousClock.Instant)] = [:]

    /// Whether nobody has written to a file for so many milliseconds, by its stamp or by looks at it that long apart.
    mutating func isStill(_ name: String, _ stamp: FileStamp, for milliseconds: Int64) -> Bool {
        if seen[name]?.stamp != stamp { seen[name] = (stamp, .now) }
        if let age = stamp.age, age >= milliseconds { return true }
        guard let since = seen[name]?.since else { return false }
        return since.duration(to: .now) >= .milliseconds(milliseconds)
    }

    /// Forgets files that are gone.
    mutating func forget(allBut names: [String]) {
        seen = seen.filter { names.contains($0.key) }
    }
}
