import Glibc

/// Data for other programs.
enum StandardOutput {
    /// Writes all bytes; what a closed pipe does not take is lost.
    static func write(_ bytes: [UInt8]) {
        StandardStream.write(bytes, to: STDOUT_FILENO)
    }

    /// Writes one line of text for people, harmless to a terminal.
    static func writeLine(_ line: String) {
        write(Array("\(harmless(line))\n".utf8))
    }

    /// One line with a sign in place of every character that would do something to a terminal.
    static func harmless(_ line: String) -> String {
        StandardStream.harmless(line, isOneLine: true)
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
        func acts(_ scalar: Unicode.Scalar) -> Bool {
            if scalar == "\t" || scalar == "\n" && !isOneLine { return false }
            return scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
        }
        // Most texts show by their bytes that there is nothing to look for.
        let suspicious = text.utf8.contains {
            $0 < 0x20 && $0 != 0x09 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2
        }
        guard suspicious, text.unicodeScalars.contains(where: acts) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(acts(scalar) ? "\u{FFFD}" : scalar) }
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
