#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension AlertCommand {
    /// What keeps a program that the command line names from being run: it is not there, or this user may not run it; nil where nothing
    /// is seen to.
    ///
    /// For the start of a kiosk, so that a slip in the settings is not found in an emergency. It looks at the first word of each part of
    /// the line (`jq … | curl …` has two) where that is written plainly; what the shell would have to work out, such as `$PAGER`, and its
    /// own words, such as `if`, are left to ``syntaxFault`` and to a test.
    package var programFault: String? {
        for word in Self.programs(of: line) {
            if let fault = Self.fault(of: word) { return fault }
        }
        return nil
    }

    /// The words at the beginning of each part that name a program plainly.
    static func programs(of line: String) -> [String] {
        var programs: [String] = []
        var words = ShellWords(line)
        var isAtStart = true
        while let part = words.next() {
            switch part {
            case .separator: isAtStart = true
            case .word(let text, let isPlain):
                // `NAME=value program` sets a variable for the program.
                guard isAtStart else { continue }
                if isPlain, isAssignment(text) {
                    if text.hasPrefix("PATH=") { return programs }
                    continue
                }
                if changesWhatFollows.contains(text) { return programs }
                isAtStart = comesBeforeACommand.contains(text)
                if isPlain, !isAtStart { programs.append(text) }
            case .opaque: return programs
            }
        }
        return programs
    }

    private static func isAssignment(_ word: String) -> Bool {
        guard let sign = word.firstIndex(of: "="), sign != word.startIndex else { return false }
        return word[..<sign].utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        }
    }

    private static func fault(of word: String) -> String? {
        // A kiosk may work in another folder than whoever checks its settings.
        if word.contains("/") {
            return word.hasPrefix("/") ? fault(at: word).map { "\(word) \($0)" } : nil
        }
        guard !shellWords.contains(word), !word.isEmpty, !word.hasPrefix("-") else { return nil }
        let path = SearchPath()
        let places = path.places(of: word)
        let faults = places.map(fault(at:))
        if faults.contains(nil) { return nil }
        let forbidden = zip(places, faults).first { $0.1 != absent }
        return forbidden.map { "\($0.0) \($0.1 ?? "")" }
            ?? "\(word) is in no folder of PATH (\(path.isSet ? path.text : "none")); install it or give its whole path"
    }

    private static let absent = "is not there; install it or mend the path"

    private static func fault(at path: String) -> String? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            return errno == EACCES
                ? "is in a folder that this user may not enter; chmod a+x the folder" : absent
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            return "is a folder; name the program in it"
        }
        return unsafe access(path, X_OK) == 0 ? nil : "may not be run by this user; chmod 755 it"
    }

    /// Words behind which a command may mean something else: a function, another folder, another PATH, a pattern.
    private static let changesWhatFollows: Set = [
        ".", "alias", "case", "cd", "eval", "export", "function", "hash", "set", "source", "unset",
    ]

    /// Words of the shell behind which a command begins.
    private static let comesBeforeACommand: Set = [
        "!", "{", "command", "do", "elif", "else", "exec", "if", "then", "until", "while",
    ]

    /// The words that the shell knows itself (POSIX: reserved words, special and regular built-ins).
    private static let shellWords: Set = [
        "!", "{", "}", "case", "do", "done", "elif", "else", "esac", "fi", "for", "if", "in",
        "then",
        "until", "while", ".", ":", "break", "continue", "eval", "exec", "exit", "export",
        "readonly",
        "return", "set", "shift", "times", "trap", "unset", "alias", "bg", "cd", "command", "echo",
        "false", "fg", "getopts", "hash", "jobs", "kill", "local", "printf", "pwd", "read", "test",
        "true", "type", "ulimit", "umask", "unalias", "wait", "[",
    ]
}

/// A shell's command line, as far as it is needed to find the programs that it names.
private struct ShellWords {
    enum Part {
        case word(text: String, isPlain: Bool)
        /// What ends a command: `|`, `;`, `&`, a new line, and brackets.
        case separator
        /// From here on only a shell can tell.
        case opaque
    }

    private var rest: Substring

    init(_ line: String) { rest = line[...] }

    mutating func next() -> Part? {
        rest = rest.drop { $0 == " " || $0 == "\t" }
        guard let first = rest.first else { return nil }
        switch first {
        case "|", ";", "&", "\n", "(", ")":
            rest.removeFirst()
            return .separator
        case "#":
            return nil
        default:
            return word()
        }
    }

    private mutating func word() -> Part {
        var (text, isPlain) = ("", true)
        while let character = rest.first {
            switch character {
            // A function that the line itself makes.
            case "(": return .opaque
            case " ", "\t", "|", ";", "&", "\n", ")": return .word(text: text, isPlain: isPlain)
            case "'", "\"":
                rest.removeFirst()
                guard let end = rest.firstIndex(of: character) else { return .opaque }
                let quoted = rest[..<end]
                if character == "\"", quoted.contains(where: { "$`\\".contains($0) }) {
                    // An escaped quotation mark would end it elsewhere.
                    guard !quoted.contains("\\") else { return .opaque }
                    isPlain = false
                }
                text += quoted
                rest = rest[rest.index(after: end)...]
            case "$", "`", "\\": return .opaque
            case "<", ">":
                // A redirection: what follows is a file's name.
                isPlain = false
                rest.removeFirst()
                if rest.first == "&" || rest.first == ">" || rest.first == "|" {
                    rest.removeFirst()
                }
                if rest.first == "<" { return .opaque }
                rest = rest.drop { $0 == " " || $0 == "\t" }
            default:
                if "*?[~".contains(character) { isPlain = isPlain && character == "[" }
                text.append(character)
                rest.removeFirst()
            }
        }
        return .word(text: text, isPlain: isPlain)
    }
}
