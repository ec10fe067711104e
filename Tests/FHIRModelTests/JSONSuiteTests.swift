import ConformanceData
import FHIRModel
import Testing

@Suite(
    "JSON parsing test suite (RFC 8259)",
    .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)")
)
struct JSONSuiteTests {
    /// The suite lets an object hold a name twice, as RFC 8259 §4 does; FHIR does not.
    static let limits = JSONLimits(
        maximumBytes: 1 << 20,
        maximumDepth: 600,
        allowsDuplicateNames: true
    )

    @Test func filesThatMustParseDo() throws {
        let names = try ConformanceData.names(in: "json", prefix: "y_")
        #expect(names.count > 90)
        for name in names {
            let bytes = try ConformanceData.bytes("json/\(name)")
            #expect(throws: Never.self, "\(name)") {
                try JSONTree(parsing: bytes, limits: Self.limits)
            }
        }
    }

    @Test func filesThatMustBeRefusedAreWithAPlace() throws {
        let names = try ConformanceData.names(in: "json", prefix: "n_")
        #expect(names.count > 180)
        for name in names {
            let bytes = try ConformanceData.bytes("json/\(name)")
            let error = #expect(throws: JSONSyntaxError.self, "\(name)") {
                try JSONTree(parsing: bytes)
            }
            let lines = bytes.count { $0 == 0x0A } + 1
            #expect((1...lines).contains(error?.position.line ?? 0), "\(name)")
            #expect((error?.position.column ?? 0) >= 1, "\(name)")
        }
    }

    @Test func undecidedFilesEndOneWayOrTheOther() throws {
        for name in try ConformanceData.names(in: "json", prefix: "i_") {
            let bytes = try ConformanceData.bytes("json/\(name)")
            let tree = try? JSONTree(parsing: bytes)
            if let tree { #expect(!tree.serialized().isEmpty, "\(name)") }
        }
    }

    @Test func whatWasReadIsWrittenAndReadTheSame() throws {
        for name in try ConformanceData.names(in: "json", prefix: "y_") {
            let tree = try JSONTree(
                parsing: ConformanceData.bytes("json/\(name)"),
                limits: Self.limits
            )
            let ascii = tree.serialized(asciiOnly: true, pretty: true)
            #expect(ascii.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == 0x0A) }, "\(name)")
            let again = try JSONTree(parsing: ascii, limits: Self.limits)
            #expect(
                again.serialized(asciiOnly: false) == tree.serialized(asciiOnly: false),
                "\(name)"
            )
        }
    }
}
