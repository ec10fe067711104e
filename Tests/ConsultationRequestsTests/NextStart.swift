import ConsultationRequests
import Foundation

/// The next start of a kiosk on a folder of requests.
enum NextStart {
    /// Prepares the store as a start does, until no temporary file is left, for two seconds at most.
    ///
    /// A program that another test starts at this moment shares the lock of an open file until its exec.
    static func sweep(_ folder: String) throws {
        for _ in 0..<100 {
            try RequestStore(folder: folder).prepare()
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            guard names.contains(where: { $0.hasSuffix(".partial") }) else { return }
            usleep(20_000)
        }
    }
}
