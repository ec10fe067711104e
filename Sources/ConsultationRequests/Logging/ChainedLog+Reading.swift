import FHIRModel
import StaffPages
import SystemPackage

extension ChainedLog {
    /// A line of the log that could be read.
    struct Entry: Sendable {
        /// The file it stands in, and its line there, from 1.
        let file: String
        let line: Int
        fileprivate let tree: JSONTree

        /// The text of one of its fields.
        func text(_ name: ElementName) -> String? { tree.text(name, of: tree.root) }

        /// The record number in one of its fields.
        func number(_ name: ElementName) -> RequestNumber? {
            text(name).flatMap { RequestNumber($0) }
        }

        /// Its place in the log, from 1.
        var sequence: Int? { tree.sequence }
    }

    /// What is wrong with a log, and where.
    struct Fault: Sendable, Hashable {
        enum Kind: Sendable, Hashable {
            /// The line is no JSON object: it was cut off or damaged.
            case unreadable
            /// The line does not carry the hash of the one before.
            case chainBroken
            /// The line's number does not follow the one before.
            case outOfSequence
            /// The first line follows lines that are no longer here.
            case beginsLater
        }

        let file: String
        let line: Int
        let kind: Kind
    }

    /// All lines that can be read, oldest first.
    func entries() throws(StoreError) -> [Entry] {
        try check().entries
    }

    /// Reads the whole log, the files it filled earlier too, and follows the chain.
    func check() throws(StoreError) -> (entries: [Entry], faults: [Fault], head: String) {
        let reader = FolderReader(folder: folder)
        let files = try folder.opened { directory throws(StoreError) in
            try rotatedNames(in: directory) + [fileName]
        }
        var chain = Chain()
        for file in files {
            guard let bytes = try reader.read(file, longest: .max) else { continue }
            for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: true)
                .enumerated()
            {
                chain.follow(Array(line), file: file, line: index + 1)
            }
        }
        return (chain.entries, chain.faults, chain.hash ?? Self.beginning)
    }

    /// A line of the log: a JSON object that names the line before it.
    ///
    /// Nil for anything else, which was cut off or damaged. Whoever adds a line counts on from the last of these, as whoever checks the log does.
    static func tree(ofLine bytes: [UInt8]) -> JSONTree? {
        guard let tree = try? JSONTree(parsing: bytes), tree.kind(of: tree.root) == .object,
            tree.text(.previous, of: tree.root) != nil
        else { return nil }
        return tree
    }

    private struct Chain {
        var entries: [Entry] = []
        var faults: [Fault] = []
        var hash: String?
        var sequence: Int?

        mutating func follow(_ bytes: [UInt8], file: String, line: Int) {
            defer { hash = SHA256.hexadecimal(of: bytes) }
            func fault(_ kind: Fault.Kind) {
                faults.append(Fault(file: file, line: line, kind: kind))
            }
            guard let tree = ChainedLog.tree(ofLine: bytes) else { return fault(.unreadable) }
            let entry = Entry(file: file, line: line, tree: tree)
            entries.append(entry)
            let previous = entry.text(.previous)
            if hash == nil, previous != ChainedLog.beginning {
                fault(.beginsLater)
            } else if previous != hash ?? ChainedLog.beginning {
                fault(.chainBroken)
            } else if let sequence, entry.sequence != sequence + 1 {
                fault(.outOfSequence)
            }
            sequence = entry.sequence ?? sequence
        }
    }
}
