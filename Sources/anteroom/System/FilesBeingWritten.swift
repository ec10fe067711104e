import Glibc

/// The files of a folder that somebody is writing: written to and not closed since, as the kernel tells (inotify(7)).
///
/// Nothing is heard of what another machine does on a network share, or of the target of a link: there only time tells.
final class FilesBeingWritten {
    private let descriptor = inotify_init1(CInt(IN_NONBLOCK | IN_CLOEXEC))
    /// The folder that is watched, as inotify numbers it; another one after it was replaced.
    private var watched: CInt = -1
    private var names: Set<String> = []

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The names of those in a folder, of which nothing is known before the first look.
    func look(in folder: String) -> Set<String> {
        guard descriptor >= 0 else { return [] }
        let events = [IN_MODIFY, IN_CLOSE_WRITE, IN_MOVED_FROM, IN_MOVED_TO, IN_DELETE]
        let mask = events.reduce(0) { $0 | UInt32($1) }
        let present = unsafe inotify_add_watch(descriptor, folder, mask)
        if present != watched {
            if watched >= 0 { inotify_rm_watch(descriptor, watched) }
            watched = present
            names = []
        }
        while let events = read() { note(events) }
        return names
    }

    private func read() -> [UInt8]? {
        let events = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count))
        }
        return events.isEmpty ? nil : events
    }

    /// Each event is a `struct inotify_event` with the name behind it, filled up with zeros.
    private func note(_ events: [UInt8]) {
        let head = MemoryLayout<inotify_event>.size
        var rest = events[...]
        while rest.count >= head {
            let event = unsafe rest.withUnsafeBytes {
                unsafe $0.loadUnaligned(as: inotify_event.self)
            }
            let name = rest.dropFirst(head).prefix(Int(event.len)).prefix { $0 != 0 }
            rest = rest.dropFirst(head + Int(event.len))
            if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { names = [] }
            guard event.wd == watched else { continue }
            if event.mask & UInt32(IN_MODIFY) != 0 {
                names.insert(String(decoding: name, as: UTF8.self))
            } else {
                names.remove(String(decoding: name, as: UTF8.self))
            }
        }
    }
}
