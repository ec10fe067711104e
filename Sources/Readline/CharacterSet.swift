internal import Glibc

/// The character set a terminal shows, as the locale of the environment names it.
enum CharacterSet {
    case utf8
    case ascii

    /// By `LC_ALL`, `LC_CTYPE` and `LANG`, the first that is not empty (POSIX, Base Definitions 8.2).
    static var ofEnvironment: CharacterSet {
        for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
            guard let value = unsafe getenv(name) else { continue }
            let locale = unsafe String(cString: value)
            if locale.isEmpty { continue }
            let codeset = locale.split(separator: ".").dropFirst().first ?? ""
            let name = codeset.prefix { $0 != "@" }.lowercased().filter { $0 != "-" }
            return name == "utf8" ? .utf8 : .ascii
        }
        return .ascii
    }

    /// Text in ASCII: one character for one, so that a page laid out before keeps its width.
    static func ascii(_ text: String) -> [UInt8] {
        text.map { character in
            if let ascii = character.asciiValue { return ascii }
            if let known = substitutes[character] { return known }
            // A letter with marks is written without them: its canonical decomposition begins with the bare letter.
            let base = decomposed(character)
            return base ?? UInt8(ascii: "?")
        }
    }

    private static let substitutes: [Character: UInt8] = [
        "\u{2018}": UInt8(ascii: "'"), "\u{2019}": UInt8(ascii: "'"),
        "\u{201C}": UInt8(ascii: "\""), "\u{201D}": UInt8(ascii: "\""),
        "\u{2013}": UInt8(ascii: "-"), "\u{2014}": UInt8(ascii: "-"),
        "\u{2010}": UInt8(ascii: "-"), "\u{2011}": UInt8(ascii: "-"),
        "\u{2026}": UInt8(ascii: "."), "\u{2022}": UInt8(ascii: "*"), "\u{B7}": UInt8(ascii: "*"),
        "\u{2265}": UInt8(ascii: ">"), "\u{2264}": UInt8(ascii: "<"), "\u{2192}": UInt8(ascii: ">"),
        "\u{A0}": UInt8(ascii: " "), "\u{202F}": UInt8(ascii: " "), "\u{BF}": UInt8(ascii: "?"),
        "\u{A1}": UInt8(ascii: "!"), "\u{D7}": UInt8(ascii: "x"), "\u{DF}": UInt8(ascii: "s"),
        "\u{AB}": UInt8(ascii: "\""), "\u{BB}": UInt8(ascii: "\""),
        "\u{2588}": UInt8(ascii: "#"), "\u{2591}": UInt8(ascii: "."),
        "\u{F8}": UInt8(ascii: "o"), "\u{D8}": UInt8(ascii: "O"),
        "\u{B0}": UInt8(ascii: "o"), "\u{20AC}": UInt8(ascii: "E"),
    ]

    private static let letters: [Character: UInt8] = {
        var letters: [Character: UInt8] = [:]
        let marks = [
            "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}",
            "\u{30A}", "\u{30B}", "\u{30C}", "\u{323}", "\u{327}", "\u{328}",
        ]
        for letter in Array(UInt8(ascii: "A")...UInt8(ascii: "Z"))
            + Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
        {
            for mark in marks {
                // Characters compare by canonical equivalence, so this also finds the composed letter.
                letters[Character(String(UnicodeScalar(letter)) + mark)] = letter
            }
        }
        return letters
    }()

    private static func decomposed(_ character: Character) -> UInt8? { letters[character] }
}
