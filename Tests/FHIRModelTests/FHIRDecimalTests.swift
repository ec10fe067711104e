import FHIRModel
import Testing

@Suite("FHIR decimal")
struct FHIRDecimalTests {
    func decimal(_ text: String) throws -> FHIRDecimal { try #require(FHIRDecimal(text)) }

    @Test(arguments: [
        ("1.50", "1.50"), ("-0.001", "-0.001"), ("1.2e3", "1200"), ("12e-3", "0.012"), ("0e5", "0"),
        ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
    ])
    func digitsAndScaleAreKept(_ text: String, _ printed: String) throws {
        #expect(try decimal(text).description == printed)
    }

    @Test(arguments: [
        "", "-", ".5", "1.", "1e", "1e9999", "0x1", "1 ", "999999999999999999999999999999999999999",
    ])
    func whatIsNoNumberIsNil(_ text: String) {
        #expect(FHIRDecimal(text) == nil)
    }

    @Test func equalityAndOrderAreOfNumbers() throws {
        #expect(try decimal("1.5") == decimal("1.500"))
        #expect(try decimal("1.5").hashValue == decimal("1.500").hashValue)
        #expect(try decimal("-2") < decimal("-1.99"))
        #expect(
            try decimal("0.00000000000000000000000000000000000001")
                < decimal("10000000000000000000000000000000000000")
        )
        #expect(
            try decimal("-10000000000000000000000000000000000000")
                < decimal("-0.00000000000000000000000000000000000001")
        )
    }

    @Test func sumsAreExact() throws {
        #expect(try decimal("0.1").adding(decimal("0.2"))?.description == "0.3")
        #expect(try decimal("1.50").adding(decimal("1"))?.description == "2.50")
        #expect(try decimal("1").subtracting(decimal("0.9"))?.description == "0.1")
        let most = try decimal("99999999999999999999999999999999999999")
        #expect(most.adding(most) == nil)
    }

    @Test func productsAndQuotients() throws {
        #expect(try decimal("1.20").multiplied(by: decimal("-3"))?.description == "-3.60")
        #expect(try decimal("2").divided(by: decimal("3"), places: 8)?.description == "0.66666667")
        #expect(
            try decimal("-1").divided(by: decimal("3"), places: 20)?.description
                == "-0.33333333333333333333"
        )
        #expect(
            try decimal("80.0").divided(by: decimal("0.81"), places: 3)?.description == "98.765"
        )
        #expect(try decimal("1").divided(by: decimal("0.0"), places: 3) == nil)
    }

    @Test func roundingIsHalfAwayFromZero() throws {
        #expect(try decimal("2.5").rounded(places: 0).description == "3")
        #expect(try decimal("-2.5").rounded(places: 0).description == "-3")
        #expect(try decimal("3.14159").rounded(places: 3).description == "3.142")
        #expect(try decimal("-3.99").truncated.description == "-3")
    }
}
