import Synchronization
import SystemPackage

@testable import ConsultationRequests

/// Folders of requests that stand in memory, so that millions of inputs touch no disk; time stands still in them.
final class MemoryFolder: Sendable {
    private struct State {
        /// The files of each folder.
        var folders: [String: [String: [UInt8]]] = [:]
        /// What descriptors are open on: a folder, or a file in it.
        var open: [CInt: (folder: String, file: String?)] = [:]
        var next: CInt = 1_000
        var random: UInt64 = 7
    }

    private let state: Mutex<State>
    /// When it is: a day after the requests of the corpus.
    static let now = UTCTime(secondsSince1970: 1_763_978_400)

    /// Folders by their paths, each with its files by their names.
    init(_ folders: [String: [String: [UInt8]]]) {
        state = Mutex(State(folders: folders))
    }

    /// A folder's files as they are now.
    func files(of folder: String) -> [String: [UInt8]] {
        state.withLock { $0.folders[folder] ?? [:] }
    }

    /// The calls by which the stores touch it.
    var system: SystemCalls {
        SystemCalls(
            now: { Self.now },
            random: { [self] in
                state.withLock { state in
                    state.random = state.random &* 6_364_136_223_846_793_005 &+ 1
                    return state.random
                }
            },
            makeFolder: { [self] (path, _) throws(Errno) in
                state.withLock { $0.folders[path] = $0.folders[path] ?? [:] }
            },
            openFolder: { [self] (path) throws(Errno) in try openFolder(path) },
            open: { [self] (folder, name, use, _) throws(Errno) in try open(folder, name, use) },
            lock: { (_) throws(Errno) in },
            setMode: { (_, _) throws(Errno) in },
            write: { [self] (file, bytes) throws(Errno) in try append(bytes, to: file) },
            read: { [self] (file, count, offset) throws(Errno) in
                Array(try bytes(of: file).dropFirst(Int(offset)).prefix(count))
            },
            sync: { (_) throws(Errno) in },
            link: { [self] (folder, old, new) throws(Errno) in
                try move(folder, old, new, keepsOld: true)
            },
            rename: { [self] (folder, old, new) throws(Errno) in
                try move(folder, old, new, keepsOld: false)
            },
            unlink: { [self] (folder, name) throws(Errno) in
                let path = try place(folder).folder
                state.withLock { $0.folders[path]?[name] = nil }
            },
            status: { [self] (file) throws(Errno) in
                let place = try place(file)
                guard let name = place.file else { return Self.status("", 0, isRegular: false) }
                return Self.status(name, try bytes(of: file).count, isRegular: true)
            },
            statusOfName: { [self] (folder, name) throws(Errno) in
                guard let bytes = files(of: try place(folder).folder)[name] else {
                    throw .noSuchFileOrDirectory
                }
                return Self.status(name, bytes.count, isRegular: true)
            },
            names: { [self] (folder) throws(Errno) in
                files(of: try place(folder).folder).keys.sorted()
            },
            touch: { (_) throws(Errno) in },
            close: { [self] file in state.withLock { $0.open[file] = nil } },
            pause: { _ in }
        )
    }

    private static func status(_ name: String, _ size: Int, isRegular: Bool) -> FileStatus {
        // A file is the same as long as it has its name.
        let inode = name.utf8.reduce(UInt64(17)) { $0 &* 31 &+ UInt64($1) }
        return FileStatus(
            device: 1,
            inode: inode,
            size: Int64(size),
            modified: now,
            isRegular: isRegular
        )
    }

    private func openFolder(_ path: String) throws(Errno) -> CInt {
        let file = state.withLock { state -> CInt? in
            guard state.folders[path] != nil else { return nil }
            state.next += 1
            state.open[state.next] = (path, nil)
            return state.next
        }
        guard let file else { throw .noSuchFileOrDirectory }
        return file
    }

    private func place(_ file: CInt) throws(Errno) -> (folder: String, file: String?) {
        guard let place = state.withLock({ $0.open[file] }) else { throw .badFileDescriptor }
        return place
    }

    private func open(_ folder: CInt, _ name: String, _ use: FileUse) throws(Errno) -> CInt {
        let path = try place(folder).folder
        let isThere = files(of: path)[name] != nil
        switch use {
        case .create: if isThere { throw .fileExists }
        case .read, .claim: if !isThere { throw .noSuchFileOrDirectory }
        case .append: break
        }
        return state.withLock { state in
            if !isThere { state.folders[path]?[name] = [] }
            state.next += 1
            state.open[state.next] = (path, name)
            return state.next
        }
    }

    private func bytes(of file: CInt) throws(Errno) -> [UInt8] {
        let place = try place(file)
        guard let name = place.file, let bytes = files(of: place.folder)[name] else {
            throw .badFileDescriptor
        }
        return bytes
    }

    private func append(_ bytes: ArraySlice<UInt8>, to file: CInt) throws(Errno) -> Int {
        let place = try place(file)
        guard let name = place.file else { throw .badFileDescriptor }
        state.withLock { $0.folders[place.folder]?[name, default: []] += bytes }
        return bytes.count
    }

    private func move(
        _ folder: CInt,
        _ old: String,
        _ new: String,
        keepsOld: Bool
    ) throws(Errno) {
        let path = try place(folder).folder
        let files = files(of: path)
        guard let bytes = files[old] else { throw .noSuchFileOrDirectory }
        if keepsOld, files[new] != nil { throw .fileExists }
        state.withLock { state in
            state.folders[path]?[new] = bytes
            if !keepsOld { state.folders[path]?[old] = nil }
        }
    }
}
