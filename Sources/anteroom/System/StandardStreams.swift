import Glibc

/// Data for other programs.
enum StandardOutput {
    /// Writes all bytes; what a closed pipe does not take is lost.
    static func write(_ bytes: [UInt8]) {
        StandardStream.write(bytes, to: STDOUT_FILENO)
    }

    /// Writes one line of text for people, harmless to a terminal.
    static func writeLine(_ line: String) {
        write(Array("\(StandardStream.harmless(line, isOneLine: true))\n".utf8))
    }
}

/// Messages for people; data goes to standard output.
enum StandardError {
    /// Writes one line, or several, harmless to a terminal.
    static func write(_ line: String) {
        let text = StandardStream.harmless(line, isOneLine: false)
        StandardStream.write(Array("\(text)\n".utf8), to: STDERR_FILENO)
    }

    /// Writes one sentence of this program for the journal or whoever started it.
    @Sendable static func report(_ sentence: String) {
        write("anteroom: \(sentence)")
    }
}

private enum StandardStream {
    /// The text with a sign in place of what would do something to a terminal: the name of a file can hold anything.
    static func harmless(_ text: String, isOneLine: Bool) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isBreak = scalar == "\n" && !isOneLine
            let acts =
                scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
            result.append(acts && !isBreak && scalar != "\t" ? "\u{FFFD}" : scalar)
        }
        return String(result)
    }

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
