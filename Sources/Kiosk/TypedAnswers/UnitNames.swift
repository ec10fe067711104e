import FHIRModel

/// The words people type for a unit: those of the form, those of both languages for common units, and UCUM's other spellings.
///
/// Two words are the same unit only where they mean exactly the same, so that a number typed with one may be taken as if it
/// had been typed with the other; nothing is ever converted.
enum UnitNames {
    /// Whether a typed word names this unit.
    ///
    /// - Parameters:
    ///   - word: what was typed behind the number, such as "kilos" or "KG".
    ///   - unit: the unit of the form, with its code, its words, or both.
    /// - Returns: false where it is another unit or no word for one.
    static func isName(_ word: String, of unit: Coding) -> Bool {
        if isExactName(word, of: unit) { return true }
        let typed = folded(word)
        let own = [unit.code, unit.display].compactMap(\.self).map(folded)
        if own.contains(where: { isSame(typed, $0) }) { return true }
        return own.contains { name in
            common.contains { names in
                names.contains { isSame(name, $0) } && names.contains { isSame(typed, $0) }
            }
        }
    }

    /// Whether it is written as the form writes the unit: "Mg" is not "mg".
    static func isExactName(_ word: String, of unit: Coding) -> Bool {
        word == unit.code || word == unit.display
    }

    /// The same word, but for a plural; of a single letter there is none: "mes" is no metres, "ms" is no minutes.
    private static func isSame(_ word: String, _ name: String) -> Bool {
        word == name || isPlural(word, of: name) || isPlural(name, of: word)
    }

    private static func isPlural(_ word: String, of name: String) -> Bool {
        (name.count > 1 && word == name + "s") || (name.count > 2 && word == name + "es")
    }

    /// Small letters without accents, blanks at the ends, a full stop, or the braces and brackets of UCUM.
    private static func folded(_ word: String) -> String {
        var text = word.lowercased().filter { !"{}[]".contains($0) }
        for (accented, plain) in accents { text = String(text.map { $0 == accented ? plain : $0 }) }
        while let last = text.last, last == "." || last == " " { text.removeLast() }
        return text
    }

    private static let accents: [(Character, Character)] = [
        ("á", "a"), ("é", "e"), ("í", "i"), ("ó", "o"), ("ú", "u"), ("ñ", "n"), ("\u{B5}", "u"),
        ("\u{3BC}", "u"),
    ]

    /// Each line is one unit: UCUM's code first, then what people write for it.
    ///
    /// A gram and a milligram never share a line, nor
    /// do the ounce of weight and that of volume: "oz" alone stands for the one the form has.
    private static let common: [Set<String>] = [
        ["kg", "kgs", "kilo", "kilogram", "kilogramme", "kilogramo"],
        ["g", "gr", "grs", "gram", "gramme", "gramo"],
        ["mg", "milligram", "miligramo"],
        ["ug", "mcg", "microgram", "microgramo"],
        ["lb_av", "lb", "#", "pound", "libra"],
        ["oz_av", "oz", "ounce", "onza"],
        ["foz_us", "oz", "fl oz", "floz", "fluid ounce", "onza liquida"],
        ["m", "meter", "metre", "metro", "mts", "mt"],
        ["cm", "cms", "centimeter", "centimetre", "centimetro"],
        ["mm", "millimeter", "millimetre", "milimetro"],
        ["km", "kms", "kilometer", "kilometre", "kilometro"],
        ["in_i", "in_us", "in", "inch", "\"", "pulgada"],
        ["ft_i", "ft_us", "ft", "foot", "feet", "'", "pie"],
        ["mi_i", "mi_us", "mi", "mile", "milla"],
        ["l", "lt", "lts", "liter", "litre", "litro"],
        ["dl", "deciliter", "decilitre", "decilitro"],
        // A cubic centimetre is a millilitre.
        ["ml", "milliliter", "millilitre", "mililitro", "cc", "cm3"],
        ["h", "hr", "hour", "hora"],
        ["min", "minute", "minuto"],
        ["s", "sec", "second", "seg", "segundo"],
        ["d", "day", "dia"],
        ["wk", "week", "semana", "sem"],
        ["mo", "month", "mes", "mth"],
        ["a", "yr", "year", "ano", "years old", "anos de edad"],
        ["%", "percent", "per cent", "pct", "por ciento"],
        [
            "cel", "c", "°c", "celsius", "degree celsius", "grados celsius", "centigrade",
            "grados centigrados",
        ],
        ["degf", "f", "°f", "fahrenheit", "degrees fahrenheit", "grados fahrenheit"],
        ["mmhg", "mm hg", "mm of mercury", "mm de mercurio"],
        [
            "/min", "1/min", "per minute", "por minuto", "bpm", "beats/min", "beats per minute",
            "latidos por minuto", "lpm",
        ],
        ["mg/dl", "milligrams per deciliter"],
        ["mmol/l", "millimoles per liter"],
        ["kg/m2", "kg/m^2", "kg/m\u{B2}"],
        ["/d", "1/d", "per day", "a day", "al dia", "por dia", "daily"],
        ["/wk", "1/wk", "per week", "a week", "a la semana", "por semana"],
        ["h/d", "hours per day", "hours a day", "horas al dia", "horas por dia"],
    ]
}
