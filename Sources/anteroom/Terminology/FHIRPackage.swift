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
    struct Member: Equatable {
        /// As the archive has it, such as `package/ValueSet-a.json`.
        var name: String
        /// In bytes.
        var size: Int
    }

    /// What is in an archive.
    struct Listing: Equatable {
        /// The JSON files that may hold resources, in the order of the archive.
        var members: [Member] = []
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
    /// The most that is unpacked at one time, but for a member that is larger.
    private static let maximumBatch = 8 << 20

    /// What is in it.
    func listing() throws(Fault) -> Listing {
        let output = try tar(
            [
                "--list", "--verbose", "--numeric-owner", "--absolute-names",
                "--quoting-style=escape",
            ],
            longestOutput: 16 << 20
        )
        var reading = PackageListing()
        for line in output.split(separator: UInt8(ascii: "\n")) {
            reading.add(String(decoding: line, as: UTF8.self))
            guard reading.total <= Self.maximumUnpacked, reading.count <= Self.maximumMembers else {
                throw Fault(description: "it unpacks to too much to be a FHIR package")
            }
        }
        return reading.listing
    }

    /// Hands over the text of every member in turn.
    ///
    /// - Parameters:
    ///   - members: some of those of the listing, in its order.
    ///   - body: what takes a member's text.
    /// - Throws: a ``Fault`` where the archive cannot be read to its end.
    func unpack(
        _ members: [Member],
        _ body: (Member, ArraySlice<UInt8>) -> Void
    ) throws(Fault) {
        var rest = members[...]
        while let first = rest.first {
            var batch = [first]
            var size = first.size
            rest = rest.dropFirst()
            while let next = rest.first, size + next.size <= Self.maximumBatch {
                batch.append(next)
                size += next.size
                rest = rest.dropFirst()
            }
            let names = batch.map(\.name).joined(separator: "\0") + "\0"
            let output = try tar(
                [
                    "--extract", "--to-stdout", "--no-recursion", "--occurrence=1", "--null",
                    "--verbatim-files-from", "--files-from=-",
                ],
                input: Array(names.utf8),
                longestOutput: size
            )
            guard output.count == size else {
                throw Fault(description: "it holds other than it lists; get it again")
            }
            var place = 0
            for member in batch {
                body(member, output[place..<(place + member.size)])
                place += member.size
            }
        }
    }

    private func tar(
        _ arguments: [String],
        input: [UInt8] = [],
        longestOutput: Int
    ) throws(Fault) -> [UInt8] {
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
        ).run(input)
        switch result.ending {
        case .exited(0): return result.output
        case .exited, .killed:
            throw Fault(description: "it is damaged, or no gzipped tar archive; get it again")
        case .timedOut, .wroteTooMuch:
            throw Fault(description: "it unpacks to too much to be a FHIR package")
        case .couldNotStart(let error):
            throw Fault(description: "the program tar cannot be started: \(error)")
        }
    }
}
