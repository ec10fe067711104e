import ConsultationRequests
import SystemPackage

/// The system calls of one process of the model at a time, upon a ``MemoryDisk``: what fails, where it dies, and what it sees of
/// the others' writing.
///
/// A process that dies at a call does nothing from there on, so that what it leaves is what a killed one leaves.
final class MemorySystem: @unchecked Sendable {
    /// What is wrong with the disk or the share.
    enum Trouble: Hashable, CaseIterable {
        case none, full, away, unreadableLog
    }

    var disk = MemoryDisk()
    /// What readers see; nil where they see the disk itself.
    var view: MemoryDisk?
    var trouble = Trouble.none
    var now: Int64 = 0
    var random: UInt64 = 0
    /// How many calls that change something are still made before the process dies; nil where it lives.
    var callsLeft: Int?
    /// Whether it dies in the middle of a write rather than before it.
    var isTorn = false
    private(set) var isDead = false
    /// How many calls that change something were made.
    private(set) var changes = 0
    /// Which of them were writes.
    private(set) var writes: Set<Int> = []
    /// Done once when the process waits.
    var meanwhile: (() -> Void)?

    private enum Descriptor {
        case folder(String)
        case file(folder: String, name: String, isReader: Bool)
    }
    private var descriptors: [CInt: Descriptor] = [:]
    private var next: CInt = 3

    /// Begins an operation of a process.
    func begin(dyingAt call: Int? = nil, isTorn: Bool = false) {
        (callsLeft, self.isTorn, isDead, changes) = (call, isTorn, false, 0)
        descriptors = [:]
        next = 3
        meanwhile = nil
        writes = []
    }

    /// A process other than the one that works now does something in between.
    func aside(_ body: () -> Void) {
        let mine = (callsLeft, isTorn, isDead, changes, descriptors, next, view)
        (callsLeft, isDead, view) = (nil, false, nil)
        body()
        let seesAll = mine.6 == nil
        (callsLeft, isTorn, isDead, changes, descriptors, next, view) = mine
        if seesAll { view = nil }
    }

    private func change(_ body: () throws(Errno) -> Void) throws(Errno) {
        guard !isDead else { throw .ioError }
        if callsLeft == 0 {
            isDead = true
            throw .ioError
        }
        callsLeft = callsLeft.map { $0 - 1 }
        changes += 1
        if trouble == .away { throw .staleNFSFileHandle }
        try body()
    }

    private func live() throws(Errno) {
        guard !isDead else { throw .ioError }
        if trouble == .away { throw .staleNFSFileHandle }
    }

    private func add(_ descriptor: Descriptor) -> CInt {
        defer { next += 1 }
        descriptors[next] = descriptor
        return next
    }

    private func folder(_ descriptor: CInt) -> String {
        if case .folder(let path)? = descriptors[descriptor] { path } else { "" }
    }

    private func bytes(_ folder: String, _ name: String, asReader: Bool = true) -> [UInt8]? {
        (asReader ? view ?? disk : disk).folders[folder]?[name]
    }

    private func set(_ bytes: [UInt8]?, _ folder: String, _ name: String) {
        disk.folders[folder]?[name] = bytes
        if view != nil {
            // Who writes sees what it wrote.
            if view?.folders[folder] == nil { view?.folders[folder] = [:] }
            view?.folders[folder]?[name] = bytes
        }
    }

    private func open(_ at: CInt, _ name: String, _ use: FileUse) throws(Errno) -> CInt {
        let path = folder(at)
        switch use {
        case .create:
            try change { () throws(Errno) in
                if disk.folders[path]?[name] != nil { throw .fileExists }
                if trouble == .full { throw .noSpace }
                set([], path, name)
            }
        case .append:
            try live()
            if trouble == .unreadableLog, name == "desk-two.jsonl" { throw .permissionDenied }
            if disk.folders[path]?[name] == nil {
                try change { () throws(Errno) in
                    if trouble == .full { throw .noSpace }
                    set([], path, name)
                }
            }
        case .read, .claim:
            try live()
            if bytes(path, name) == nil { throw .noSuchFileOrDirectory }
            if trouble == .unreadableLog, name == "desk-two.jsonl" { throw .permissionDenied }
        }
        return add(.file(folder: path, name: name, isReader: use == .read))
    }

    private func write(_ file: CInt, _ bytes: ArraySlice<UInt8>) throws(Errno) -> Int {
        guard case .file(let path, let name, _)? = descriptors[file] else {
            throw .badFileDescriptor
        }
        let before = disk.folders[path]?[name] ?? []
        writes.insert(changes)
        if callsLeft == 0, isTorn, !isDead {
            set(before + bytes.prefix(bytes.count / 2), path, name)
        }
        try change { () throws(Errno) in
            if trouble == .full { throw .noSpace }
            set(before + bytes, path, name)
        }
        return bytes.count
    }

    private func status(
        _ path: String,
        _ name: String,
        _ isReader: Bool
    ) throws(Errno) -> FileStatus {
        guard let bytes = bytes(path, name, asReader: isReader) else {
            throw .noSuchFileOrDirectory
        }
        // A name is a file for ever here: nothing is renamed over another.
        return FileStatus(
            device: 1,
            inode: UInt64(path.utf8.count) << 32 | name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }
                >> 32,
            size: Int64(bytes.count),
            modified: UTCTime(secondsSince1970: now),
            isRegular: true
        )
    }

    /// The calls, to be given to every process of the model.
    var system: SystemCalls {
        var system = SystemCalls.live
        system.now = { [self] in UTCTime(secondsSince1970: now) }
        system.random = { [self] in
            random += 1
            return random
        }
        system.makeFolder = { [self] path, _ throws(Errno) in
            if disk.folders[path] != nil { throw .fileExists }
            try change { () throws(Errno) in
                if trouble == .full { throw .noSpace }
                disk.folders[path] = [:]
            }
        }
        system.openFolder = { [self] path throws(Errno) in
            try live()
            guard (view ?? disk).folders[path] != nil || disk.folders[path] != nil else {
                throw .noSuchFileOrDirectory
            }
            return add(.folder(path))
        }
        system.open = { [self] folder, name, use, _ throws(Errno) in try open(folder, name, use) }
        system.lock = { _ throws(Errno) in }
        system.setMode = { _, _ throws(Errno) in }
        system.write = { [self] file, bytes throws(Errno) in try write(file, bytes) }
        system.read = { [self] file, count, offset throws(Errno) in
            try live()
            guard case .file(let path, let name, let isReader)? = descriptors[file] else {
                throw .badFileDescriptor
            }
            let all = bytes(path, name, asReader: isReader) ?? []
            return Array(all.dropFirst(Int(offset)).prefix(count))
        }
        system.sync = { [self] _ throws(Errno) in try live() }
        system.link = { [self] folder, old, new throws(Errno) in
            let path = self.folder(folder)
            try change { () throws(Errno) in
                if disk.folders[path]?[new] != nil { throw .fileExists }
                set(disk.folders[path]?[old], path, new)
            }
        }
        system.rename = { [self] folder, old, new throws(Errno) in
            let path = self.folder(folder)
            try change { () throws(Errno) in
                set(disk.folders[path]?[old], path, new)
                set(nil, path, old)
            }
        }
        system.unlink = { [self] folder, name throws(Errno) in
            let path = self.folder(folder)
            try change { () throws(Errno) in set(nil, path, name) }
        }
        system.status = { [self] file throws(Errno) in
            try live()
            switch descriptors[file] {
            case .file(let path, let name, let isReader)?: return try status(path, name, isReader)
            case .folder?, nil:
                return FileStatus(
                    device: 1,
                    inode: 1,
                    size: 0,
                    modified: UTCTime(secondsSince1970: now),
                    isRegular: false
                )
            }
        }
        system.statusOfName = { [self] folder, name throws(Errno) in
            try live()
            return try status(self.folder(folder), name, false)
        }
        system.names = { [self] folder throws(Errno) in
            try live()
            return ((view ?? disk).folders[self.folder(folder)] ?? [:]).keys.sorted()
        }
        system.touch = { [self] _ throws(Errno) in try live() }
        system.close = { [self] file in descriptors[file] = nil }
        system.pause = { [self] _ in
            let waiting = meanwhile
            meanwhile = nil
            if let waiting { aside(waiting) }
        }
        return system
    }
}
