import SystemPackage

/// Reads files of a folder that other programs may change meanwhile: a file that is gone is nil, a
/// link, a pipe or a device is not opened.
struct FolderReader: Sendable {
    let folder: DurableFolder

    /// The names that pass, sorted, so that the oldest comes first.
    func names(_ passes: (String) -> Bool) throws(StoreError) -> [String] {
        try folder.opened { directory throws(StoreError) in
            try folder.call(.listFolder) { () throws(Errno) in
                try folder.system.names(directory)
            }
        }.filter(passes).sorted()
    }

    /// A file's bytes; nil when there is no such regular file or it is longer than the bound.
    func read(_ name: String, longest: Int) throws(StoreError) -> [UInt8]? {
        try folder.opened { directory throws(StoreError) in
            try read(name, in: directory, longest: longest)
        }
    }

    /// The same within a folder that is open already.
    func read(_ name: String, in directory: CInt, longest: Int) throws(StoreError) -> [UInt8]? {
        try readStamped(name, in: directory, longest: longest)?.bytes
    }

    /// The same with what the kernel tells of the file.
    func readStamped(
        _ name: String,
        in directory: CInt,
        longest: Int
    ) throws(StoreError) -> (bytes: [UInt8], status: FileStatus)? {
        let system = folder.system
        let file: CInt
        do throws(StoreError) {
            file = try folder.call(.read) { () throws(Errno) in
                try system.open(directory, name, .read, 0)
            }
        } catch .failed(_, .noSuchFileOrDirectory, _) {
            return nil
        } catch .failed(_, .tooManySymbolicLinkLevels, _) {
            return nil
        }
        defer { system.close(file) }
        let status = try folder.call(.read) { () throws(Errno) in try system.status(file) }
        guard status.isRegular, status.size <= Int64(longest) else { return nil }
        var bytes: [UInt8] = []
        while bytes.count <= longest {
            let part = try folder.call(.read) { () throws(Errno) in
                try system.read(
                    file,
                    max(4_096, Int(status.size) - bytes.count),
                    Int64(bytes.count)
                )
            }
            if part.isEmpty { return (bytes, status) }
            bytes = bytes.isEmpty ? part : bytes + part
        }
        return nil
    }
}
