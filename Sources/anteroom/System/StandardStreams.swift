import FHIRModel
import Glibc

/// Data for other programs.
enum StandardOutput {
    /// Writes all bytes; what a closed pipe does not take is lost.
    static func write(_ bytes: [UInt8]) {
        StandardStream.write(bytes, to: STDOUT_FILENO)
    }

    /// Writes one line of text for people, harmless to a terminal.
    static func writeLine(_ line: String) {
        write(Array("\(PrintableText.line(line))\n".utf8))
    }
}

/// Messages for people; data goes to standard output.
enum StandardError {
    /// Writes one line, or several, harmless to a terminal.
    static func write(_ line: String) {
        StandardStream.write(Array("\(PrintableText.lines(line))\n".utf8), to: STDERR_FILENO)
    }

    /// Writes one sentence of this program for the journal or whoever started it.
    @Sendable static func report(_ sentence: String) {
        write("anteroom: \(sentence)")
    }
}

private enum StandardStream {
    static func write(_ bytes: [UInt8], to descriptor: CInt) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
