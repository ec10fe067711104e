/// Characters written as references in markup: `&amp;`, `&#233;`, `&#xE9;` (HTML 4.01 §24, XML 1.0 §4.1).
enum CharacterReferences {
    /// A text with its references replaced by what they stand for; one that is not known stays as it is written.
    static func resolved(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"), let (scalar, length) = reference(at: rest) {
                text += Array(String(scalar).utf8)
                rest = rest.dropFirst(length)
            } else {
                text.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The longest name, or number, that is looked at.
    private static let longest = 10

    private static func reference(at bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, length: Int)? {
        let name = bytes.dropFirst().prefix(longest)
            .prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 && $0 != UInt8(ascii: "&") }
        let isEnded = bytes.dropFirst(name.count + 1).first == UInt8(ascii: ";")
        guard isEnded else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        return scalar(named: text).map { ($0, name.count + 2) }
    }

    private static func scalar(named name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return named[name] }
        let digits = name.dropFirst()
        let number =
            digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        // What is no character, or NUL, is shown as unreadable.
        return number.map { $0 == 0 ? "\u{FFFD}" : Unicode.Scalar($0) ?? "\u{FFFD}" }
    }

    /// The names that occur in texts for people.
    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
        "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "shy": "\u{AD}",
        "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“",
        "rdquo": "”", "bdquo": "„", "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›",
        "hellip": "…", "bull": "•", "middot": "·", "copy": "©", "reg": "®", "trade": "™",
        "deg": "°", "plusmn": "±", "times": "×", "divide": "÷", "minus": "−", "le": "≤",
        "ge": "≥", "ne": "≠", "asymp": "≈", "frac12": "½", "frac14": "¼", "frac34": "¾",
        "sup1": "¹", "sup2": "²", "sup3": "³", "micro": "µ", "permil": "‰", "infin": "∞",
        "sect": "§", "para": "¶", "dagger": "†", "Dagger": "‡", "ordf": "ª", "ordm": "º",
        "cent": "¢", "pound": "£", "yen": "¥", "euro": "€", "larr": "←", "uarr": "↑",
        "rarr": "→", "darr": "↓", "harr": "↔", "check": "✓", "iexcl": "¡", "iquest": "¿",
        "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã", "auml": "ä", "aring": "å",
        "aelig": "æ", "ccedil": "ç", "egrave": "è", "eacute": "é", "ecirc": "ê", "euml": "ë",
        "igrave": "ì", "iacute": "í", "icirc": "î", "iuml": "ï", "eth": "ð", "ntilde": "ñ",
        "ograve": "ò", "oacute": "ó", "ocirc": "ô", "otilde": "õ", "ouml": "ö", "oslash": "ø",
        "oelig": "œ", "scaron": "š", "ugrave": "ù", "uacute": "ú", "ucirc": "û", "uuml": "ü",
        "yacute": "ý", "thorn": "þ", "yuml": "ÿ", "szlig": "ß", "Agrave": "À", "Aacute": "Á",
        "Acirc": "Â", "Atilde": "Ã", "Auml": "Ä", "Aring": "Å", "AElig": "Æ", "Ccedil": "Ç",
        "Egrave": "È", "Eacute": "É", "Ecirc": "Ê", "Euml": "Ë", "Iacute": "Í", "Icirc": "Î",
        "Ntilde": "Ñ", "Ograve": "Ò", "Oacute": "Ó", "Ocirc": "Ô", "Otilde": "Õ", "Ouml": "Ö",
        "Oslash": "Ø", "OElig": "Œ", "Uacute": "Ú", "Uuml": "Ü", "alpha": "α", "beta": "β",
        "gamma": "γ", "delta": "δ", "mu": "μ", "pi": "π", "Omega": "Ω",
    ]
}
