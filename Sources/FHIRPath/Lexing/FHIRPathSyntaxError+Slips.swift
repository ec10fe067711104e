extension FHIRPathSyntaxError {
    /// What was most likely meant, where the place looks as in other languages, and how FHIRPath writes it.
    var slip: String? {
        let bytes = Array(source.utf8)
        let here = offset < bytes.count ? bytes[offset] : 0
        let before = offset > 0 && offset <= bytes.count ? bytes[offset - 1] : 0
        switch problem {
        case .unexpectedCharacter where here == UInt8(ascii: "\""):
            return "a text stands in single quotation marks here; write ' for \""
        case .unexpectedCharacter where here == UInt8(ascii: "!"):
            return "there is no ! here; write .not() behind what must not be"
        case .unexpectedCharacter, .expressionExpected, .unexpectedText:
            if here == UInt8(ascii: "="), before == here {
                return "two values are compared with one =; take the other out"
            }
            if here == UInt8(ascii: "&"), before == here { return "write 'and' for &&" }
            if here == UInt8(ascii: "|"), before == here { return "write 'or' for ||" }
            return problem == .unexpectedText ? unit(in: bytes) : nil
        case .unfinishedComment, .unfinishedString, .unfinishedIdentifier, .malformedEscape,
            .malformedDate, .dateOutOfRange, .numberOutOfRange, .nameExpected, .typeExpected,
            .symbolExpected, .elementTwice, .unknownSpecialName, .unknownFunction,
            .wrongArgumentCount, .tooLong,
            .tooDeep:
            return nil
        }
    }

    /// Said of a word behind a number, which is a unit without its quotation marks.
    private func unit(in bytes: [UInt8]) -> String? {
        let isLetter = { (byte: UInt8) in (byte | 0x20) &- UInt8(ascii: "a") < 26 }
        guard offset < bytes.count, isLetter(bytes[offset]),
            let last = bytes[..<offset].last(where: { $0 > 0x20 }),
            last &- UInt8(ascii: "0") < 10
        else { return nil }
        let word = String(decoding: bytes[offset...].prefix { isLetter($0) }, as: UTF8.self)
        return
            "'\(word)' is no word for a unit; write year, month, week, day, hour, minute or second, or a unit of UCUM in single quotation marks"
    }
}
