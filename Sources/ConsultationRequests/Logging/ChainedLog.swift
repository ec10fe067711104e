import FHIRModel
import StaffPages
import SystemPackage

/// A log that is only ever added to, one JSON object a line, each line with the SHA-256 of the one
/// before, so that a line that was changed, taken out or put in is found.
///
/// Several processes may add to it at once; a lock of the file keeps them apart. When it is longer
/// than its bound it is renamed, `audit.jsonl` to `audit-000001.jsonl` and so on, and the chain goes
/// on in a new file. A line that was cut off, by a full disk or a loss of power, is left standing
/// for the check to find and does not stop the log.
struct ChainedLog: Sendable {
    /// The folder it is in.
    let folder: DurableFolder
    /// Its name without `.jsonl`.
    let name: String
    /// Length in bytes after which a new file is begun.
    var longest: Int64 = 1 << 20

    /// What the first line of a log names as the line before it.
    static let beginning = String(repeating: "0", count: 64)

    private static let tailLength: Int64 = 65_536

    var fileName: String { "\(name).jsonl" }

    /// Adds a line and makes it durable.
    func append(_ fields: [(name: ElementName, value: String)]) throws(StoreError) {
        try folder.opened { directory throws(StoreError) in
            for _ in 0..<200 {
                if try append(fields, in: directory) { return }
                folder.system.pause(10)
            }
            throw .busy(path: "\(folder.path)/\(fileName)")
        }
    }

    /// Makes the file where it is missing, without a line.
    func makeFile() throws(StoreError) {
        try folder.opened { directory throws(StoreError) in
            let file = try folder.call(.create) { () throws(Errno) in
                try folder.system.open(directory, fileName, .append, 0o640)
            }
            folder.system.close(file)
        }
    }

    /// One try; false when the file is locked or was renamed meanwhile.
    private func append(
        _ fields: [(name: ElementName, value: String)],
        in directory: CInt
    ) throws(StoreError) -> Bool {
        let system = folder.system
        let file = try folder.call(.create) { () throws(Errno) in
            try system.open(directory, fileName, .append, 0o640)
        }
        defer { system.close(file) }
        do throws(StoreError) {
            try folder.call(.lock) { () throws(Errno) in try system.lock(file) }
        } catch .failed(_, .wouldBlock, _) {
            return false
        } catch .failed(_, let error, _) where DurableFolder.lacksLocks(error) {
            // Then one kiosk alone must write here.
        }
        let status = try folder.call(.read) { () throws(Errno) in try system.status(file) }
        guard let named = try? system.statusOfName(directory, fileName),
            named.inode == status.inode
        else { return false }
        if status.size == 0 { shareWithGroup(file, in: directory) }
        if status.size >= longest {
            try rotate(in: directory)
            return false
        }
        let last = try lastLine(of: file, size: status.size, in: directory)
        let line = Self.line(fields, after: last)
        try folder.write(last.isCutOff ? [0x0A] + line : line, to: file)
        try folder.call(.sync) { () throws(Errno) in try system.sync(file) }
        if status.size == 0 {
            try folder.call(.syncFolder) { () throws(Errno) in try system.sync(directory) }
        }
        return true
    }

    /// Lets the group add to a new file where it may write to the folder.
    ///
    /// Staff mark what the kiosk wrote, and the kiosk adds to what staff began, each as a user of their own. Records stay as
    /// they are, to be read only.
    private func shareWithGroup(_ file: CInt, in directory: CInt) {
        guard (try? folder.system.status(directory))?.isGroupWritable == true else { return }
        try? folder.system.setMode(file, 0o660)
    }

    /// What a new line must follow.
    private struct Last {
        var sequence: Int
        var hash: String
        var isCutOff: Bool
    }

    private static func line(
        _ fields: [(name: ElementName, value: String)],
        after last: Last
    ) -> [UInt8] {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set("sequence", integer: last.sequence + 1, in: root)
        for field in fields {
            tree.set(field.name, string: field.value, in: root)
        }
        tree.set("previous", string: last.hash, in: root)
        return tree.serialized() + [0x0A]
    }

    private func lastLine(
        of file: CInt,
        size: Int64,
        in directory: CInt
    ) throws(StoreError) -> Last {
        if size == 0 {
            guard let older = try rotatedNames(in: directory).last else {
                return Last(sequence: 0, hash: Self.beginning, isCutOff: false)
            }
            let system = folder.system
            let file = try folder.call(.read) { () throws(Errno) in
                try system.open(directory, older, .read, 0)
            }
            defer { system.close(file) }
            let status = try folder.call(.read) { () throws(Errno) in try system.status(file) }
            var last = try Self.last(in: tail(of: file, size: status.size))
            last.isCutOff = false
            return last
        }
        return try Self.last(in: tail(of: file, size: size))
    }

    private func tail(of file: CInt, size: Int64) throws(StoreError) -> [UInt8] {
        let start = max(0, size - Self.tailLength)
        return try folder.call(.read) { () throws(Errno) in
            try folder.system.read(file, Int(size - start), start)
        }
    }

    private static func last(in tail: [UInt8]) -> Last {
        let lines = tail.split(separator: 0x0A)
        // A line that was cut off or damaged does not count; the one before it does.
        let sequence = lines.reversed().lazy.compactMap { Self.sequence(of: Array($0)) }.first
        return Last(
            sequence: sequence ?? 0,
            hash: lines.last.map { SHA256.hexadecimal(of: $0) } ?? beginning,
            isCutOff: tail.last != 0x0A && !tail.isEmpty
        )
    }

    private static func sequence(of line: [UInt8]) -> Int? {
        tree(ofLine: line)?.sequence
    }

    private func rotate(in directory: CInt) throws(StoreError) {
        let number = try (rotatedNames(in: directory).last.flatMap(rotationNumber) ?? 0) + 1
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        try folder.call(.link) { () throws(Errno) in
            try folder.system.rename(directory, fileName, "\(name)-\(padded).jsonl")
        }
        try folder.call(.syncFolder) { () throws(Errno) in try folder.system.sync(directory) }
    }

    /// The names of the files the log filled earlier, oldest first.
    func rotatedNames(in directory: CInt) throws(StoreError) -> [String] {
        let names = try folder.call(.listFolder) { () throws(Errno) in
            try folder.system.names(directory)
        }
        return names.filter { rotationNumber($0) != nil }
            .sorted { (rotationNumber($0) ?? 0) < (rotationNumber($1) ?? 0) }
    }

    private func rotationNumber(_ file: String) -> Int? {
        guard file.hasPrefix("\(name)-"), file.hasSuffix(".jsonl") else { return nil }
        let digits = file.dropFirst(name.count + 1).dropLast(6)
        guard digits.utf8.count <= 18, digits.allSatisfy(\.isNumber) else { return nil }
        return Int(digits)
    }
}

extension JSONTree {
    /// The place of a line in its log, from 1; nil where it has none, or one after which nothing can be counted.
    var sequence: Int? {
        let node = child(.sequence, of: root)
        guard node != JSONNode.none, let number = integer(at: node) else { return nil }
        return number < Int.max ? number : nil
    }
}
