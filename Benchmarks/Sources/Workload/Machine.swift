#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The machine a program runs on, and what the program takes of it.
public enum Machine {
    /// The kind of processor and how many there are.
    public static var description: String {
        var name = utsname()
        guard uname(&name) == 0 else { return "unknown" }
        return withUnsafeBytes(of: name.machine) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        } + ", \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) processors"
    }

    /// The most memory the program has held so far, in KiB.
    public static var peakKiB: Int { status("VmHWM") }

    /// The memory the program holds, in KiB.
    public static var residentKiB: Int { status("VmRSS") }

    private static func status(_ field: String) -> Int {
        guard let file = fopen("/proc/self/status", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(
                decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
                as: UTF8.self
            )
            guard text.hasPrefix(field + ":") else { continue }
            return Int(text.filter(\.isNumber)) ?? 0
        }
        return 0
    }
}
