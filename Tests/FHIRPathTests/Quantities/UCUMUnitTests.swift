import FHIRModel
import FHIRPath
import Testing

@Suite("Units of UCUM")
struct UCUMUnitTests {
    private func decimal(_ text: String) throws -> FHIRDecimal {
        try #require(FHIRDecimal(text))
    }

    @Test(
        "Conversion is exact",
        arguments: [
            ("4000.0", "mg", "4.0000", "g"), ("1", "kg", "1000", "g"),
            ("1", "[lb_av]", "453.59237", "g"),
            ("1", "[oz_av]", "28.349523125", "g"), ("70", "[in_i]", "177.8", "cm"),
            ("6", "[ft_i]", "1.8288", "m"), ("1", "[stone_av]", "14", "[lb_av]"),
            ("98.6", "[degF]", "37.0", "Cel"), ("37", "Cel", "98.6", "[degF]"),
            ("-40", "Cel", "-40", "[degF]"),
            ("0", "K", "-273.15", "Cel"), ("20", "[degRe]", "25", "Cel"),
            ("100", "mCel", "0.1", "Cel"),
            ("760", "mm[Hg]", "101324.72", "Pa"), ("1", "cal", "4.184", "J"),
            ("1", "[Cal]", "1", "kcal"),
            ("1", "wk", "168", "h"), ("1", "a", "365.25", "d"), ("1", "mo", "30.4375", "d"),
            ("90", "mg/dL", "0.9", "g/L"), ("5", "10*6/uL", "5000000000000", "/L"),
            ("5", "10^6/uL", "5", "10*12/L"), ("60", "/min", "1", "Hz"), ("1", "L", "1", "dm3"),
            ("1", "m3", "1000", "L"), ("1", "[foz_us]", "29.5735295625", "mL"),
            ("50", "%", "0.5", "1"),
            ("1", "mmol/L", "1", "meq/L"), ("1", "kat", "60", "mol/min"),
            ("1", "[IU]/mL", "1000", "[iU]/L"),
            ("25", "kg/m2", "0.0025", "kg/cm2"), ("1", "N", "1", "kg.m/s2"),
            ("36", "km/h", "10", "m/s"),
            ("1", "m/s/s", "1", "m/s2"), ("1", "m/(s.s)", "1", "m/s2"),
            ("3", "{score}", "3", "1"), ("3", "10{RBCs}", "30", "1"),
            ("12", "mg{creat}/L", "12", "mg/L"),
            ("180", "deg", "0.5", "circ"), ("1", "KiBy", "8192", "bit"), ("1", "s-1", "1", "Hz"),
            ("1", "[HPF]", "1", "1"), ("2", "[tsp_m]", "10", "mL"), ("1", "10.m", "10", "m"),
        ]
    )
    func conversion(value: String, from: String, expected: String, to: String) throws {
        let (source, target) = try (UCUMUnit(from), UCUMUnit(to))
        #expect(try source.convert(decimal(value), to: target) == decimal(expected))
        #expect(try source.order(decimal(value), against: decimal(expected), of: target) == 0)
        let more = try #require(decimal(expected).adding(decimal("0.0000001")))
        #expect(try source.order(decimal(value), against: more, of: target) == -1)
        #expect(try target.order(more, against: decimal(value), of: source) == 1)
    }

    @Test("Where a conversion has no end it is rounded, while comparison stays exact")
    func rounding() throws {
        let (kilogram, pound) = try (UCUMUnit("kg"), UCUMUnit("[lb_av]"))
        let pounds = try #require(kilogram.convert(FHIRDecimal(1), to: pound))
        #expect(pounds.description.hasPrefix("2.204622621848775807229738013"))
        let (minute, day) = try (UCUMUnit("min"), UCUMUnit("d"))
        let days = try #require(minute.convert(FHIRDecimal(1), to: day))
        #expect(days.description.hasPrefix("0.00069444444444444444444"))
        #expect(minute.order(FHIRDecimal(1440), against: FHIRDecimal(1), of: day) == 0)
        let digits = String(repeating: "9", count: 38)
        #expect(try minute.order(decimal(digits), against: decimal(digits), of: day) == -1)
        #expect(try minute.order(decimal("-1440"), against: decimal("-1.01"), of: day) == 1)
    }

    @Test("An angle in degrees compares with radians through the digits of pi")
    func pi() throws {
        let (degree, radian) = try (UCUMUnit("deg"), UCUMUnit("rad"))
        #expect(try degree.order(FHIRDecimal(180), against: decimal("3.14159"), of: radian) == 1)
        #expect(try degree.order(FHIRDecimal(180), against: decimal("3.14160"), of: radian) == -1)
    }

    @Test(
        "Units of different things, and arbitrary units, do not compare",
        arguments: [
            ("g", "m"), ("mg/dL", "mmol/L"), ("[iU]", "1"), ("[iU]", "[arb'U]"), ("[iU]/L", "U/L"),
            ("[pH]", "1"), ("dB", "1"), ("Cel", "1"), ("m", "m2"), ("mg", "mL"),
        ]
    )
    func incommensurable(one: String, other: String) throws {
        let (one, other) = try (UCUMUnit(one), UCUMUnit(other))
        #expect(!one.isCommensurable(with: other))
        #expect(one.order(FHIRDecimal(1), against: FHIRDecimal(1), of: other) == nil)
        #expect(one.convert(FHIRDecimal(1), to: other) == nil)
        #expect(one.isCommensurable(with: one))
        #expect(one.order(FHIRDecimal(1), against: FHIRDecimal(2), of: one) == -1)
    }

    @Test(
        "What is no unit is refused by name and place",
        arguments: [
            ("mmHg", UCUMSyntaxError.Problem.unknownUnit("mmHg"), 0),
            ("month", .unknownUnit("month"), 0),
            ("MG/DL", .unknownUnit("DL"), 3), ("mg/dl/foo", .unknownUnit("foo"), 6),
            ("k[in_i]", .unknownUnit("k[in_i]"), 0), ("kmin", .unknownUnit("kmin"), 0),
            ("", .missingUnit, 0), ("m/", .missingUnit, 2), ("m..s", .missingUnit, 2),
            ("(m", .unbalanced, 0), ("m)", .unbalanced, 1), ("m{x", .unbalanced, 1),
            ("[in_i", .unbalanced, 0),
            ("k g", .invalidCharacter, 1), ("\u{b5}g", .invalidCharacter, 0),
            ("m100", .tooLarge, 1), ("0", .unknownUnit("0"), 0),
            (String(repeating: "(", count: 50), .tooLarge, 16),
            (String(repeating: "m.", count: 150), .tooLarge, 0), ("Ym99.Ym99", .tooLarge, 4),
        ]
    )
    func refusals(code: String, problem: UCUMSyntaxError.Problem, offset: Int) {
        #expect(throws: UCUMSyntaxError(problem: problem, offset: offset)) { try UCUMUnit(code) }
    }

    @Test("Every unit of the table has a meaning, and none hides another with a prefix")
    func table() throws {
        let symbols = UCUMUnit.symbols
        #expect(symbols.count > 250)
        for symbol in symbols {
            let unit = try UCUMUnit(symbol)
            #expect(unit.convert(FHIRDecimal(1), to: unit) == FHIRDecimal(1), "\(symbol)")
        }
    }

    @Test(
        "Units that clinical forms use can be read",
        arguments: [
            "kg", "g", "mg", "ug", "ng", "pg", "cm", "mm", "m", "[in_i]", "[ft_i]", "[lb_av]", "mL",
            "dL", "fL",
            "mg/dL", "mmol/L", "umol/L", "g/dL", "ng/mL", "pg/mL", "ug/L", "m[IU]/L", "u[IU]/mL",
            "k[IU]/L",
            "U/L", "10*3/uL", "10*9/L", "10*12/L", "meq/L", "mosm/kg", "mm[Hg]", "cm[H2O]", "kPa",
            "/min",
            "{beats}/min", "{breaths}/min", "Cel", "[degF]", "kg/m2", "mL/min/{1.73_m2}", "mL/min",
            "mg/g",
            "mg/kg/d", "%", "{score}", "[pH]", "1", "kcal", "kJ/mol", "mSv", "dB[SPL]",
            "l/min", "mg/24.h", "mmol/mol", "ug/kg/min", "[drp]/min", "{#}", "/[HPF]", "10*-3", "a",
            "mo", "wk",
        ]
    )
    func clinicalUnits(code: String) {
        #expect(throws: Never.self) { try UCUMUnit(code) }
    }
}
