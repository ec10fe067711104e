/// The examples of FHIRPath 3.0.0 whose result the engine does not give, and why.
enum ExampleLedger {
    struct Gap {
        var expression: String
        /// What the engine gives instead.
        var ours: String
        var reason: String
    }

    /// How many examples there are.
    static let count = 639

    static let gaps = [
        Gap(
            expression: "1 'in_i'.comparable(1 'cm')",
            ours: "false",
            reason: "UCUM has no unit `in_i`; the inch is `[in_i]`"
        ),
        Gap(
            expression: "1 'inch' ~ 2.5 'cm'",
            ours: "{}",
            reason: "UCUM has no unit `inch`; the inch is `[in_i]`"
        ),
        Gap(
            expression: "(-1.587).highBoundary(0)",
            ours: "-1",
            reason: "the sign is missing: 1 is no bound of -1.587 but the bound of its opposite"
        ),
        Gap(
            expression: "@2014-01-01T08.lowBoundary(17)",
            ours: "@2014-01-01T08:00:00.000+14:00",
            reason: "HL7's R4 suite has the offset at which the hour comes first"
        ),
        Gap(
            expression: "@2014-01-01T08.highBoundary(17)",
            ours: "@2014-01-01T08:59:59.999-12:00",
            reason: "HL7's R4 suite has the offset at which the hour comes last"
        ),
    ]
}
