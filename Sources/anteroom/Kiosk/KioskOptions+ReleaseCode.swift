import ArgumentParser
import Glibc
import Kiosk

extension KioskOptions {
    /// The code by which staff leave the page for a visitor who needs a person: from the file, or made at random and reported.
    ///
    /// - Throws: EX_NOINPUT, 66, for a file that cannot be read; EX_CONFIG, 78, for a code nobody could type. It is reported.
    func releaseCode(report: (String) -> Void) throws -> String {
        guard let releaseCodeFile else {
            var code = String(Int.random(in: 0...999_999))
            while code.utf8.count < 6 { code = "0" + code }
            report("release code for the page of a visitor who needs a person: \(code)")
            return code
        }
        let bytes: [UInt8]
        do {
            bytes = try FileReading.bytes(of: releaseCodeFile, limit: 1_000)
        } catch {
            report(
                "\(releaseCodeFile): \(error); give a text file with the release code on one line"
            )
            throw ExitCode(EX_NOINPUT)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let code = text.split { $0.isWhitespace }.joined(separator: " ")
        let fits = (4...100).contains(code.count) && code.unicodeScalars.allSatisfy { $0.isTypable }
        guard fits else {
            report("\(releaseCodeFile): takes one line of 4 to 100 characters that a keyboard has")
            throw ExitStatus.configuration
        }
        return code
    }
}
