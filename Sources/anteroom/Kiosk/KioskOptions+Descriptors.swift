import ArgumentParser
import Glibc
import Readline

extension KioskOptions {
    /// Ends with EX_IOERR, 74, when there is no standard input or output to talk to a visitor.
    ///
    /// Call it before any file is opened: a request that got the number of the screen would be written over.
    static func needStandardDescriptors(report: (String) -> Void) throws {
        let closed = StandardDescriptors.fill().filter { $0 != "standard error" }
        guard !closed.isEmpty else { return }
        let names = closed.joined(separator: " and ")
        report("\(names) closed; start anteroom on a terminal or with a pipe")
        throw ExitCode(EX_IOERR)
    }
}
