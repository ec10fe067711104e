import ConsultationRequests
import FHIRModel
import Glibc

/// A FHIR package (`.tgz`): a gzipped tar archive whose resources are `package/*.json`.
///
/// The system's `tar` lists and unpacks it, into memory and never onto a disk. What is unpacked is chosen by the listing first, so
/// that a hostile archive is refused before it can do anything: names that climb out, links and the like are skipped by name, and
/// what would be too much is not unpacked at all.
struct FHIRPackage {
    /// A file in the archive.
    struct Member: Hashable {
        /// As the archive has it, such as `package/ValueSet-a.json`.
        var name: String
        /// In bytes.
        var size: Int
        /// Its place among the entries of the archive, in which order they are unpacked.
        var place: Int

        /// Its last part, such as `ValueSet-a.json`.
        var file: Substring {
            name.lastIndex(of: "/").map { name[name.index(after: $0)...] } ?? name[...]
        }
    }

    /// What is in an archive.
    struct Listing: Equatable {
        /// The JSON files that may hold ValueSets and CodeSystems, in the order of the archive.
        var members: [Member] = []
        /// Those that are named as questionnaires, such as `package/Questionnaire-a.json`.
        var questionnaires: [Member] = []
        /// How many questionnaires are examples, by their names and where they lie.
        var exampleQuestionnaires = 0
        /// What was left out that should not be in a package, each with why.
        var skipped: [String] = []
    }

    /// Why a package cannot be used.
    struct Fault: Error, Equatable, CustomStringConvertible {
        let description: String
    }

    let path: String

    /// The most that all members may come to, in bytes.
    static let maximumUnpacked = 256 << 20
    /// The most members a package may have.
    static let maximumMembers = 50_000

    /// What is in it.
    func listing() throws(Fault) -> Listing {
        var output: [UInt8] = []
        try tar(
            [
                "--list", "--verbose", "--numeric-owner", "--absolute-names",
                "--quoting-style=escape",
            ],
            longestOutput: 16 << 20
        ) { output += $0 }
        var reading = PackageListing()
        for line in output.split(separator: UInt8(ascii: "\n")) {
            reading.add(String(decoding: line, as: UTF8.self))
            guard reading.total <= Self.maximumUnpacked, reading.count <= Self.maximumMembers else {
                throw Fault(description: "it unpacks to too much to be a FHIR package")
            }
        }
        return reading.finished
    }

    /// Hands over the text of every member in turn; no more than one is held at a time.
    ///
    /// - Parameters:
    ///   - members: some of those of the listing, in any order; they come in that of the archive.
    ///   - body: what takes a member's text.
    /// - Throws: a ``Fault`` where the archive cannot be read to its end.
    func unpack(
        _ members: [Member],
        _ body: (Member, ArraySlice<UInt8>) -> Void
    ) throws(Fault) {
        guard !members.isEmpty else { return }
        let members = members.sorted { $0.place < $1.place }
        let names = members.map(\.name).joined(separator: "\0") + "\0"
        var pieces = MemberPieces(members)
        try tar(
            [
                "--extract", "--to-stdout", "--no-recursion", "--occurrence=1", "--null",
                "--verbatim-files-from", "--files-from=-",
            ],
            input: Array(names.utf8),
            longestOutput: members.reduce(0) { $0 + $1.size }
        ) { pieces.add($0, body) }
        pieces.finish(body)
        guard pieces.areWhole else {
            throw Fault(description: "it holds other than it lists; get it again")
        }
    }

    private func tar(
        _ arguments: [String],
        input: [UInt8] = [],
        longestOutput: Int,
        _ taking: (ArraySlice<UInt8>) -> Void
    ) throws(Fault) {
        let places: [String] = ["/usr/bin/tar", "/bin/tar"]
        let program = places.first { unsafe access($0, X_OK) == 0 }
        guard let program else {
            throw Fault(description: "the program tar is missing, which unpacks it; install tar")
        }
        let result = ChildProcess(
            program: program,
            arguments: arguments + ["--gzip", "--force-local", "--file=\(path)"],
            environment: ["PATH=/usr/bin:/bin", "LC_ALL=C", "TZ=UTC0"],
            limit: 20_000,
            longestOutput: longestOutput
        ).run(input, taking)
        switch result.ending {
        case .exited(0): return
        case .exited, .killed:
            throw Fault(description: "it is damaged, or no gzipped tar archive; get it again")
        case .timedOut, .wroteTooMuch:
            throw Fault(description: "it unpacks to too much to be a FHIR package")
        case .couldNotStart(let error):
            throw Fault(description: "the program tar cannot be started: \(error)")
        }
    }
}
