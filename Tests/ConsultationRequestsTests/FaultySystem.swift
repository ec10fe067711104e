import ConsultationRequests
import Synchronization
import SystemPackage

/// The live calls with a hand on them: counts every call that touches the disk and lets one of them
/// go wrong.
final class FaultySystem: Sendable {
    /// What goes wrong, and at which call from 0.
    enum Fault: Sendable {
        case none
        /// This call fails.
        case once(Int, Errno)
        /// This call and all after it fail.
        case from(Int, Errno)
        /// Every call of this name fails.
        case each(String, Errno)
        /// The process dies before this call.
        case deathBefore(Int)
        /// The process dies after this call.
        case deathAfter(Int)
    }

    private let fault: Fault
    private let shortWrites: Bool
    private let die: @Sendable () -> Void
    private let counted = Mutex<[String]>([])

    init(
        _ fault: Fault,
        shortWrites: Bool = false,
        die: @escaping @Sendable () -> Void = {}
    ) {
        self.fault = fault
        self.shortWrites = shortWrites
        self.die = die
    }

    /// The calls that were made, by name.
    var calls: [String] { counted.withLock { $0 } }

    private func make<Value>(
        _ name: String,
        _ call: () throws(Errno) -> Value
    ) throws(Errno) -> Value {
        let index = counted.withLock { calls in
            calls.append(name)
            return calls.count - 1
        }
        switch fault {
        case .once(let at, let error) where at == index: throw error
        case .from(let at, let error) where at <= index: throw error
        case .each(name, let error): throw error
        case .deathBefore(let at) where at == index: die()
        case .none, .once, .from, .each, .deathBefore, .deathAfter: break
        }
        let value = try call()
        if case .deathAfter(index) = fault { die() }
        return value
    }

    /// The calls, to be given to a store.
    var system: SystemCalls {
        let live = SystemCalls.live
        var system = live
        system.makeFolder = { [self] path, mode throws(Errno) in
            try make("mkdir") { () throws(Errno) in try live.makeFolder(path, mode) }
        }
        system.openFolder = { [self] path throws(Errno) in
            try make("open folder") { () throws(Errno) in try live.openFolder(path) }
        }
        system.open = { [self] folder, name, use, mode throws(Errno) in
            try make("openat") { () throws(Errno) in try live.open(folder, name, use, mode) }
        }
        system.lock = { [self] file throws(Errno) in
            try make("flock") { () throws(Errno) in try live.lock(file) }
        }
        system.setMode = { [self] file, mode throws(Errno) in
            try make("fchmod") { () throws(Errno) in try live.setMode(file, mode) }
        }
        system.write = { [self] file, bytes throws(Errno) in
            try make("write") { () throws(Errno) in
                try live.write(file, shortWrites ? bytes.prefix(7) : bytes)
            }
        }
        system.read = { [self] file, count, offset throws(Errno) in
            try make("pread") { () throws(Errno) in try live.read(file, count, offset) }
        }
        system.sync = { [self] file throws(Errno) in
            try make("fsync") { () throws(Errno) in try live.sync(file) }
        }
        system.link = { [self] folder, old, new throws(Errno) in
            try make("linkat") { () throws(Errno) in try live.link(folder, old, new) }
        }
        system.rename = { [self] folder, old, new throws(Errno) in
            try make("renameat") { () throws(Errno) in try live.rename(folder, old, new) }
        }
        system.unlink = { [self] folder, name throws(Errno) in
            try make("unlinkat") { () throws(Errno) in try live.unlink(folder, name) }
        }
        system.status = { [self] file throws(Errno) in
            try make("fstat") { () throws(Errno) in try live.status(file) }
        }
        system.statusOfName = { [self] folder, name throws(Errno) in
            try make("fstatat") { () throws(Errno) in try live.statusOfName(folder, name) }
        }
        system.names = { [self] folder throws(Errno) in
            try make("readdir") { () throws(Errno) in try live.names(folder) }
        }
        return system
    }
}
