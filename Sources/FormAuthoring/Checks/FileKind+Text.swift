// Texts that are no JSON, by the line they begin with.
extension FileKind {
    /// What a text is that begins with these words, in small letters; nil for what may be JSON with a slip in it.
    static func text(_ words: String) -> FileKind? {
        let lines = words.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
        guard let line = lines.first(where: { !$0.isEmpty && !$0.hasPrefix("#") }) else {
            return nil
        }
        if words.hasPrefix("version https://git-lfs") { return .pointer }
        if isBase64(words) { return .base64 }
        if isTurtle(line) { return .turtle }
        if isShorthand(lines) { return .shorthand }
        if isTOML(line) { return .toml }
        return nil
    }

    /// `@prefix fhir: <http://hl7.org/fhir/> .`, or the same as SPARQL writes it.
    private static func isTurtle(_ line: Substring) -> Bool {
        ["@prefix ", "@base ", "prefix ", "base "].contains { line.hasPrefix($0) }
            && line.contains("<")
    }

    /// FHIR Shorthand: `Instance: Sleep`, then `InstanceOf: Questionnaire`.
    private static func isShorthand(_ lines: [Substring]) -> Bool {
        let starts = ["alias:", "instance:", "profile:", "ruleset:", "valueset:", "codesystem:"]
        return lines.contains { $0.hasPrefix("instanceof:") }
            || lines.first.map { line in starts.contains { line.hasPrefix($0) } } ?? false
    }

    /// `status = "active"`, `[item]` or `[[item]]`: a name and an equals sign, or a name alone in square brackets.
    private static func isTOML(_ line: Substring) -> Bool {
        func isName(_ text: Substring) -> Bool {
            !text.isEmpty
                && text.allSatisfy {
                    $0.isASCII && ($0.isLetter || $0.isNumber || "_-. ".contains($0))
                }
        }
        if line.hasPrefix("["), line.hasSuffix("]") {
            let name = line.drop { $0 == "[" }.prefix { $0 != "]" }
            // An array of JSON may stand on one line as well: numbers, or words that JSON has.
            return isName(name) && name.first?.isLetter == true
                && !["true", "false", "null"].contains(name)
        }
        // A script that begins so has the form behind it.
        guard let sign = line.firstIndex(of: "=") else { return false }
        let value = line[line.index(after: sign)...].drop(while: \.isWhitespace)
        let name = line[..<sign]
        return isName(name) && name.first?.isLetter == true && !value.hasPrefix("{")
            && !["var ", "let ", "const ", "module.", "window.", "export "].contains {
                name.hasPrefix($0)
            }
    }

    /// `eyJyZXNv…`: a text that begins with `{"`, as a server hands out an attachment.
    private static func isBase64(_ words: String) -> Bool {
        guard words.hasPrefix("eyj") || words.hasPrefix("ewog") || words.hasPrefix("ew0k") else {
            return false
        }
        return words.prefix(64).allSatisfy {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0.isNewline || "+/=".contains($0))
        }
    }

    /// Whether bytes are no text at all: there is one in them that no text has.
    static func isBinary(_ start: some Sequence<UInt8>) -> Bool {
        // A slip of an author may be a stray control character; several, or a zero, is a file of a program.
        var count = 0
        for byte in start where byte < 0x20 && !(0x07...0x0D).contains(byte) && byte != 0x1B {
            count += byte == 0 ? 2 : 1
            if count > 3 { return true }
        }
        return false
    }

    /// Whether every line is a document of its own: the first ends in its line, and the next begins like it.
    static func areLines(_ text: [UInt8]) -> Bool {
        guard let feed = text.firstIndex(of: 0x0A), text.first == UInt8(ascii: "{"),
            let end = text[..<feed].last(where: { $0 > 0x20 }), end == UInt8(ascii: "}"),
            let next = text[feed...].first(where: { $0 > 0x20 }), next == UInt8(ascii: "{")
        else { return false }
        return true
    }
}
