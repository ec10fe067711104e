/// The rows of HL7's suite for R5 that the engine does not agree with, by expression, and why.
enum R5Ledger {
    static let gaps = [
        "@1973-12-25T00:00:00.000+10:00 + 0.1 's'":
            "HL7's R4 suite leaves the tenth of a second out, and R4 wins",
        "(-0.0034).lowBoundary(1)": "0.0 lies above the value: its low boundary is -0.1",
        "0.0034.highBoundary(1)": "0.0 lies below the value: its high boundary is 0.1",
        "-0.0034.highBoundary(1)":
            "the sign stands before the call: minus the high boundary of 0.0034, which is 0.1",
        "@2014-01-01T08.highBoundary(17)":
            "an hour without minutes lasts to its minute 59, not to its minute 0",
    ]
}
