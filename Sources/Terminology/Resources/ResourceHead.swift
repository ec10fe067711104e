/// What is known of a ValueSet or CodeSystem before it is read whole.
package struct ResourceHead: Sendable, Hashable {
    /// Where a resource comes from; what stands first is asked first.
    package enum Rank: UInt8, Sendable, Hashable, Comparable {
        /// The questionnaire itself, or the Bundle it came in.
        case own
        /// A file of its own that staff put there.
        case loose
        /// A FHIR package.
        case package
        /// The few that come with this program.
        case shipped

        package static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
    }

    /// Its `version`.
    package var version: String?
    /// Its `date`, as it is written: R4's dates are in order as texts as far as they are precise.
    package var date = ""
    /// Where it comes from.
    package var rank: Rank
    /// The number of its Bundle or package.
    package var group: Int
    /// The number of the resource in its source.
    package var number: Int
    /// Whether it is a copy that HL7's FHIR core package holds of something that is kept up elsewhere (HL7 Terminology).
    package var isCoreCopy = false

    /// Whether it is newer than another one of the same address; nil where nothing tells.
    ///
    /// Core has copies of HL7 Terminology with version numbers of its own (4.0.1 there, 3.0.0 here), so those lose whatever their
    /// number. Numbers with points count only against each other (1.10 after 1.9), else the date counts.
    func isNewer(than other: ResourceHead) -> Bool? {
        if isCoreCopy != other.isCoreCopy { return other.isCoreCopy }
        if let one = version.flatMap(Self.numbers), let two = other.version.flatMap(Self.numbers) {
            if one != two { return two.lexicographicallyPrecedes(one) }
        } else if version != other.version, date.isEmpty || other.date.isEmpty {
            return nil
        }
        return date == other.date ? nil : date > other.date
    }

    private static func numbers(_ version: String) -> [Int]? {
        let parts = version.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        let known = parts.compactMap(\.self)
        return known.count == parts.count ? known : nil
    }

    /// Whether a version is one FHIR core gives to what it copied: a FHIR release, or the day of the copy.
    static func isOfCore(_ version: String?) -> Bool {
        guard let version else { return false }
        let releases = ["4.0.0", "4.0.1", "4.1.0", "4.3.0", "5.0.0"]
        return releases.contains(version) || version == "2018-08-12"
    }
}
