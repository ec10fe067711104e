/// Where N1, FHIRPath 3.0.0 and R4 say different things, and what the engine does; Documentation/Conformance.md shows the same.
enum Differences {
    struct Row {
        var rule: String
        var normative: String
        var trialUse: String
        var ours: String
        /// An expression that shows it.
        var expression: String
        /// Its result as FHIRPath writes it: `{}` for none, `error` for an error.
        var result: String
    }

    static let rows = [
        Row(
            rule: "unit of a sum",
            normative: "the smaller of both",
            trialUse: "that of the left side",
            ours: "3.0",
            expression: "3 'm' + 3 'cm'",
            result: "3.03 'm'"
        ),
        Row(
            rule: "a number and a quantity",
            normative: "unit `1`, so no sum",
            trialUse: "the number takes the unit",
            ours: "3.0; a unit that measures numbers, such as `%`, is converted",
            expression: "1 + 2 'cm'",
            result: "3 'cm'"
        ),
        Row(
            rule: "sums of years or months with other units",
            normative: "converted",
            trialUse: "empty",
            ours: "3.0",
            expression: "1 year + 12 months",
            result: "{}"
        ),
        Row(
            rule: "products with calendar durations",
            normative: "not said",
            trialUse: "empty",
            ours: "3.0",
            expression: "12 days * 45 'm'",
            result: "{}"
        ),
        Row(
            rule: "quotient of one kind of measure in two units",
            normative: "by UCUM",
            trialUse: "by UCUM",
            ours: "keeps both units, so that a dose by weight stays one",
            expression: "350 'mg' / 70 'kg'",
            result: "5 'mg/kg'"
        ),
        Row(
            rule: "days, hours and shorter of calendar and UCUM",
            normative: "only seconds are equal",
            trialUse: "equal, from weeks down",
            ours: "3.0",
            expression: "1 hour = 60 'min'",
            result: "true"
        ),
        Row(
            rule: "UCUM's `a` and `mo` beside the calendar",
            normative: "not equal",
            trialUse: "not comparable, so empty",
            ours: "3.0",
            expression: "1 'a' > 1 day",
            result: "{}"
        ),
        Row(
            rule: "`~` of units that measure different things",
            normative: "false",
            trialUse: "empty",
            ours: "3.0",
            expression: "1 'g' ~ 1 'm'",
            result: "{}"
        ),
        Row(
            rule: "temperatures on different scales",
            normative: "converted by UCUM",
            trialUse: "empty, as UCUM had no such conversion",
            ours: "N1: UCUM has it, and a fever must not be missed",
            expression: "98.6 '[degF]' = 37 'Cel'",
            result: "true"
        ),
        Row(
            rule: "`toQuantity(unit)` of a number",
            normative: "converted from `1`",
            trialUse: "takes the unit",
            ours: "3.0",
            expression: "45.toQuantity('m')",
            result: "45 'm'"
        ),
        Row(
            rule: "fractions of UCUM seconds beside a date",
            normative: "not said",
            trialUse: "count",
            ours: "R4's suite: left out (testPlusDate19)",
            expression: "@2026-01-01T00:00:00.000Z + 0.1 's'",
            result: "@2026-01-01T00:00:00.000Z"
        ),
        Row(
            rule: "a calendar word as a UCUM code beside a date",
            normative: "error",
            trialUse: "error",
            ours: "R4's suite: the calendar duration (testMinus5)",
            expression: "@1974-12-25 - 1 'month'",
            result: "@1974-11-25"
        ),
        Row(
            rule: "bounds of a time without an offset",
            normative: "not there",
            trialUse: "without an offset",
            ours: "R4's suite: with the offsets that come first and last",
            expression: "@2014-01-01T08:05.lowBoundary(17)",
            result: "@2014-01-01T08:05:00.000+14:00"
        ),
        Row(
            rule: "bounds and precision of a Quantity",
            normative: "not there",
            trialUse: "error",
            ours: "R4's suite: those of its value",
            expression: "1.587 'm'.lowBoundary(2)",
            result: "1.58 'm'"
        ),
        Row(
            rule: "hours and shorter added to a Date",
            normative: "not said",
            trialUse: "as with any less precise date",
            ours: "whole days of them",
            expression: "@2026-11-23 + 25 hours",
            result: "@2026-11-24"
        ),
        Row(
            rule: "a date outside the years 1 to 9999",
            normative: "error for years",
            trialUse: "error for years",
            ours: "error, whatever is added",
            expression: "@9999-12-31 + 1 day",
            result: "error"
        ),
        Row(
            rule: "Integer and Decimal `div`",
            normative: "Integer",
            trialUse: "the type of the operands",
            ours: "3.0",
            expression: "(5.5 div 0.7) is Decimal",
            result: "true"
        ),
        Row(
            rule: "`power`, `round`",
            normative: "Integer for Integers",
            trialUse: "Decimal",
            ours: "3.0",
            expression: "2.power(3) is Decimal",
            result: "true"
        ),
        Row(
            rule: "`floor`, `ceiling`, `truncate` of a Quantity",
            normative: "Integer",
            trialUse: "a Quantity",
            ours: "3.0",
            expression: "4.5 'm'.floor()",
            result: "4 'm'"
        ),
        Row(
            rule: "`log` of or by what is not positive",
            normative: "empty",
            trialUse: "error",
            ours: "3.0",
            expression: "100.log(0)",
            result: "error"
        ),
        Row(
            rule: "a backslash that begins no escape",
            normative: "not said",
            trialUse: "left out",
            ours: "3.0",
            expression: "'\\d+'",
            result: "'d+'"
        ),
        Row(
            rule: "several blanks in `~` of strings",
            normative: "one",
            trialUse: "as many",
            ours: "3.0",
            expression: "'a  b' ~ 'a b'",
            result: "false"
        ),
        Row(
            rule: "`lastIndexOf('')`",
            normative: "not there",
            trialUse: "the length",
            ours: "3.0",
            expression: "'0123'.lastIndexOf('')",
            result: "4"
        ),
        Row(
            rule: "`$index` outside of any function",
            normative: "not said",
            trialUse: "0",
            ours: "3.0",
            expression: "$index",
            result: "0"
        ),
        Row(
            rule: "an empty input of `iif`",
            normative: "not said",
            trialUse: "the criterion decides",
            ours: "3.0",
            expression: "{}.iif(true, 1, 2)",
            result: "1"
        ),
        Row(
            rule: "items without a key in a descending `sort`",
            normative: "not there",
            trialUse: "last",
            ours: "R4's suite: first (testSort10)",
            expression: "name.sort(text desc).first().use",
            result: "'official'"
        ),
        Row(
            rule: "`sum`, `avg`, `min`, `max` of Integers and Decimals",
            normative: "not there",
            trialUse: "error",
            ours: "converted, as `+` and `<` do",
            expression: "1.combine(2.5).sum()",
            result: "3.5"
        ),
        Row(
            rule: "`T` before the text of `toTime`",
            normative: "no time",
            trialUse: "no time",
            ours: "left out, as other engines do",
            expression: "'T10:00'.toTime()",
            result: "@T10:00"
        ),
        Row(
            rule: "`d`, `h`, `min` and `s` of a FHIR Quantity",
            normative: "R4: units of the calendar",
            trialUse: "equal to those of UCUM",
            ours: "stay UCUM's, so that rates can be multiplied",
            expression:
                "Quantity { value: 2, system: %ucum, code: 'h' } * 5 'mL/h' = 10 'mL'",
            result: "true"
        ),
        Row(
            rule: "`a` and `mo` of a FHIR Quantity",
            normative: "R4: years and months of the calendar",
            trialUse: "not said",
            ours: "R4",
            expression: "@2025 + Quantity { value: 2, system: %ucum, code: 'a' }",
            result: "@2027"
        ),
    ]
}
