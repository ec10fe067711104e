import ArgumentParser
import FHIRModel
import Glibc
internal import PlainText

/// What a command was asked for: data for other programs, pages for people.
///
/// Nothing of it is held back, so that what cannot be written is known before the command ends: half an outline would be signed
/// for a whole one. A reader that has closed its pipe ends the program by SIGPIPE, as any filter.
enum StandardOutput {
    /// Writes all bytes.
    ///
    /// - Throws: EX_IOERR, 74, where not all could be written; it is reported.
    static func write(_ bytes: [UInt8]) throws(ExitCode) {
        let error = StandardStream.write(bytes, to: STDOUT_FILENO)
        if error != 0 { throw failure(error) }
    }

    /// Says that what was written is not whole.
    ///
    /// - Parameter error: the number of the error (`errno`).
    /// - Returns: EX_IOERR, 74, to end with.
    static func failure(_ error: CInt) -> ExitCode {
        let reason = unsafe strerror(error).map { unsafe String(cString: $0) } ?? "error \(error)"
        StandardError.report(
            "standard output cannot be written: \(reason); what is there of it is not whole"
        )
        return ExitCode(EX_IOERR)
    }

    /// Writes a text as it is.
    ///
    /// - Throws: EX_IOERR, 74, as ``write(_:)-([UInt8])``.
    static func write(_ text: String) throws(ExitCode) {
        try write(Array(text.utf8))
    }

    /// Writes one line of text for people, harmless to a terminal.
    ///
    /// - Throws: EX_IOERR, 74, as ``write(_:)-([UInt8])``.
    static func writeLine(_ line: String) throws(ExitCode) {
        try write("\(PrintableText.line(line))\n")
    }
}

/// Messages for people; data goes to standard output.
enum StandardError {
    /// Writes one line, or several, harmless to a terminal.
    static func write(_ line: String) {
        _ = StandardStream.write(Array("\(PrintableText.lines(line))\n".utf8), to: STDERR_FILENO)
    }

    /// Writes one sentence of this program for the journal or whoever started it.
    @Sendable static func report(_ sentence: String) {
        write("anteroom: \(sentence)")
    }
}

private enum StandardStream {
    /// Writes all bytes; what errno says where they could not be written, 0 where they were.
    static func write(_ bytes: [UInt8], to descriptor: CInt) -> CInt {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return count < 0 ? errno : EIO }
            rest = rest.dropFirst(count)
        }
        return 0
    }
}
