/// A property of Unicode scalars that `\p{…}` can name (Unicode Technical Standard #18, §1.2).
enum ScalarProperty: Sendable {
    /// A general category, or a group of them: `L`, `Lu`, `Letter`.
    case category(Set<Unicode.GeneralCategory>)
    case alphabetic
    case lowercase
    case uppercase
    case whiteSpace
    case emoji
    /// The members of another set, for `\d`, `\w` and `\s` within a class.
    case set(ScalarSet)

    func holds(for scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .category(let categories): categories.contains(scalar.properties.generalCategory)
        case .alphabetic: scalar.properties.isAlphabetic
        case .lowercase: scalar.properties.isLowercase
        case .uppercase: scalar.properties.isUppercase
        case .whiteSpace: scalar.properties.isWhitespace
        case .emoji: scalar.properties.isEmoji
        case .set(let set): set.contains(scalar)
        }
    }

    /// The property with a name as it stands in `\p{…}`; capitals, blanks and underscores do not matter.
    init?(named name: String) {
        var key = name.lowercased().filter { $0 != "_" && $0 != " " && $0 != "-" }
        for prefix in ["generalcategory=", "gc="] where key.hasPrefix(prefix) {
            key.removeFirst(prefix.count)
        }
        if let categories = Self.categories[key] {
            self = .category(Set(categories))
        } else if let property = Self.named[key] {
            self = property
        } else {
            return nil
        }
    }

    /// The sets of ASCII that POSIX names; Java writes them `\p{Alpha}`, PCRE `[:alpha:]`.
    static let posix: [String: ScalarSet] = [
        "alnum": ScalarSet(["0"..."9", "A"..."Z", "a"..."z"]),
        "alpha": ScalarSet(["A"..."Z", "a"..."z"]),
        "ascii": ScalarSet(["\0"..."\u{7f}"]),
        "blank": ScalarSet(["\t"..."\t", " "..." "]),
        "cntrl": ScalarSet(["\0"..."\u{1f}", "\u{7f}"..."\u{7f}"]),
        "digit": .digit,
        "graph": ScalarSet(["!"..."~"]),
        "lower": ScalarSet(["a"..."z"]),
        "print": ScalarSet([" "..."~"]),
        "punct": ScalarSet(["!"..."/", ":"..."@", "["..."`", "{"..."~"]),
        "space": ScalarSet(["\t"..."\r", " "..." "]),
        "upper": ScalarSet(["A"..."Z"]),
        "word": .word,
        "xdigit": ScalarSet(["0"..."9", "A"..."F", "a"..."f"]),
    ]

    private static let named: [String: ScalarProperty] = {
        var table: [String: ScalarProperty] = [
            "alphabetic": .alphabetic, "isalphabetic": .alphabetic, "lowercase": .lowercase,
            "islowercase": .lowercase, "uppercase": .uppercase, "isuppercase": .uppercase,
            "whitespace": .whiteSpace, "iswhitespace": .whiteSpace, "emoji": .emoji,
            "any": .set(.all),
        ]
        for (name, set) in posix { table[name] = .set(set) }
        return table
    }()

    private static let categories: [String: [Unicode.GeneralCategory]] = {
        typealias Category = Unicode.GeneralCategory
        let rows: [(short: String, long: String, category: Category)] = [
            ("lu", "uppercaseletter", .uppercaseLetter),
            ("ll", "lowercaseletter", .lowercaseLetter),
            ("lt", "titlecaseletter", .titlecaseLetter),
            ("lm", "modifierletter", .modifierLetter), ("lo", "otherletter", .otherLetter),
            ("mn", "nonspacingmark", .nonspacingMark), ("mc", "spacingmark", .spacingMark),
            ("me", "enclosingmark", .enclosingMark), ("nd", "decimalnumber", .decimalNumber),
            ("nl", "letternumber", .letterNumber), ("no", "othernumber", .otherNumber),
            ("pc", "connectorpunctuation", .connectorPunctuation),
            ("pd", "dashpunctuation", .dashPunctuation),
            ("ps", "openpunctuation", .openPunctuation),
            ("pe", "closepunctuation", .closePunctuation),
            ("pi", "initialpunctuation", .initialPunctuation),
            ("pf", "finalpunctuation", .finalPunctuation),
            ("po", "otherpunctuation", .otherPunctuation), ("sm", "mathsymbol", .mathSymbol),
            ("sc", "currencysymbol", .currencySymbol), ("sk", "modifiersymbol", .modifierSymbol),
            ("so", "othersymbol", .otherSymbol), ("zs", "spaceseparator", .spaceSeparator),
            ("zl", "lineseparator", .lineSeparator),
            ("zp", "paragraphseparator", .paragraphSeparator), ("cc", "control", .control),
            ("cf", "format", .format), ("cs", "surrogate", .surrogate),
            ("co", "privateuse", .privateUse), ("cn", "unassigned", .unassigned),
        ]
        let groups = [
            "l": "letter", "m": "mark", "n": "number", "p": "punctuation", "s": "symbol",
            "z": "separator", "c": "other",
        ]
        var table: [String: [Category]] = [:]
        for row in rows {
            table[row.short] = [row.category]
            table["is" + row.short] = [row.category]
            table[row.long] = [row.category]
            let group = String(row.short.prefix(1))
            for name in [group, "is" + group, groups[group] ?? group] {
                table[name, default: []].append(row.category)
            }
        }
        return table
    }()
}
