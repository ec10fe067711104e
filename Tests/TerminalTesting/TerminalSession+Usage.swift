internal import Foundation

extension TerminalSession {
    /// Processor time the program has used, in clock ticks of 10 ms (`/proc/PID/stat`, fields 14 and 15).
    public var processorTicks: Int {
        guard
            let stat = try? String(
                contentsOfFile: "/proc/\(processIdentifier)/stat",
                encoding: .utf8
            )
        else { return 0 }
        let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
    }

    /// Memory that is resident, in KiB (`/proc/PID/status`, VmRSS).
    public var residentKilobytes: Int {
        let status =
            (try? String(contentsOfFile: "/proc/\(processIdentifier)/status", encoding: .utf8))
            ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }

    /// Memory that is its own share, in KiB (`/proc/PID/smaps_rollup`, Pss).
    public var proportionalKilobytes: Int {
        let path = "/proc/\(processIdentifier)/smaps_rollup"
        let rollup = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let line = rollup.split(separator: "\n").first { $0.hasPrefix("Pss:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }

    /// How many descriptors it has open (`/proc/PID/fd`).
    public var openDescriptors: Int {
        let path = "/proc/\(processIdentifier)/fd"
        return (try? FileManager.default.contentsOfDirectory(atPath: path).count) ?? 0
    }
}
