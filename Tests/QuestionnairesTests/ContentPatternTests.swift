import FHIRModel
import FHIRPath
import FormTesting
import Testing

@Suite("Patterns of the contact details")
struct ContentPatternTests {
    func pattern(of linkId: String) throws -> LinearRegex {
        let file = try ShippedFile.consultation()
        let item = try #require(file.item(linkId))
        let rule = try #require(file.extensions("regex", of: item).first)
        return try LinearRegex(#require(file.text("valueString", of: rule)))
    }

    @Test(arguments: [
        "5551234567", "555-1234", "555.123.4567", "(555) 123-4567", "+1 (555) 123-4567",
        "+44 20 7946 0958", "555-123-4567 x12", "555 123 4567 ext. 12",
    ])
    func phoneNumbersAsPeopleWriteThem(_ number: String) throws {
        #expect(try pattern(of: "contact.phone").matchesWhole(number))
        #expect(try pattern(of: "contact.phone").matches(in: number))
    }

    @Test(arguments: ["", "none", "911", "555-12", "name@example.com", "555-1234 call me", "((("])
    func whatCannotBeDialled(_ number: String) throws {
        #expect(try !pattern(of: "contact.phone").matches(in: number))
    }

    @Test(arguments: [
        "name@example.com", "a.b+c@mail.example.org", "josé@correo.example",
        "x_1@sub.domain.museum",
    ])
    func addresses(_ address: String) throws {
        #expect(try pattern(of: "contact.email").matchesWhole(address))
    }

    @Test(arguments: [
        "", "name", "name@example", "name@example.", "a b@example.com", "@example.com",
    ])
    func whatIsNoAddress(_ address: String) throws {
        #expect(try !pattern(of: "contact.email").matches(in: address))
    }
}
