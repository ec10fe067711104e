internal import Foundation

/// What stands in the memory of a process, read from `/proc/PID/mem`.
public struct ProcessMemory {
    private var regions: [[UInt8]] = []

    /// Reads every readable and writable region.
    ///
    /// - Parameter process: its number; reading it takes the right to trace it.
    /// - Throws: an error of Foundation when the process may not be read.
    public init(of process: Int32) throws {
        let maps = try String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8)
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/\(process)/mem"))
        defer { try? file.close() }
        for line in maps.split(separator: "\n") {
            let fields = line.split(separator: " ")
            let bounds = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
            guard bounds.count == 2, fields[1].hasPrefix("rw"), bounds[0] < 1 << 63 else {
                continue
            }
            guard (try? file.seek(toOffset: bounds[0])) != nil else { continue }
            var wanted = Int(bounds[1] - bounds[0])
            var region: [UInt8] = []
            while wanted > 0, let part = try? file.read(upToCount: min(wanted, 1 << 20)),
                !part.isEmpty
            {
                region += part
                wanted -= part.count
            }
            regions.append(region)
        }
    }

    /// Whether this user may read the memory of a process that hides it (CAP_SYS_PTRACE, which root has).
    public static var isReadable: Bool { geteuid() == 0 }

    /// How many bytes were read.
    public var byteCount: Int { regions.reduce(0) { $0 + $1.count } }

    /// How often a text stands in it, as UTF-8.
    public func count(of text: String) -> Int {
        let wanted = Array(text.utf8)
        return regions.reduce(0) { $0 + occurrences(of: wanted, in: $1) }
    }

    private func occurrences(of wanted: [UInt8], in region: [UInt8]) -> Int {
        unsafe region.withUnsafeBufferPointer { region in
            var count = 0
            var index = 0
            while index + wanted.count <= region.count {
                if unsafe region[index] == wanted[0],
                    unsafe region[index..<index + wanted.count].elementsEqual(wanted)
                {
                    count += 1
                }
                index += 1
            }
            return count
        }
    }
}

/// The processes that a process has started and that still run (`/proc/PID/task/PID/children`).
public func children(of process: Int32) -> [Int32] {
    let path = "/proc/\(process)/task/\(process)/children"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: " ").compactMap { Int32($0) }
}
