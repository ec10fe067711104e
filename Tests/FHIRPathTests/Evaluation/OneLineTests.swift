import FHIRModel
import FHIRPath
import Testing

@Suite("FHIRPath in one line")
struct OneLineTests {
    private func patient() throws -> JSONTree {
        try JSONTree(
            parsing: Array(
                """
                {"resourceType":"Patient","active":true,"birthDate":"1990-03","multipleBirthInteger":2,
                 "name":[{"given":["Ann","Bo"]},{"given":["Cy"]}],
                 "maritalStatus":{"coding":[{"system":"s","code":"M"}]},
                 "contact":[{"period":{"start":"2026-11-23T09:00:00Z"}}]}
                """.utf8
            )
        )
    }

    private func evaluate(_ expression: String) throws -> FHIRPathCollection {
        try FHIRPathExpression(expression).evaluate(on: try patient())
    }

    @Test("elements of a resource are read as what they are")
    func elements() throws {
        #expect(try evaluate("Patient.name.given").map(\.string) == ["Ann", "Bo", "Cy"])
        #expect(try evaluate("Patient.active").first?.boolean == true)
        #expect(try evaluate("Patient.multipleBirth").first?.integer == 2)
        #expect(try evaluate("Patient.birthDate").first?.date == FHIRDateTime("1990-03"))
        #expect(
            try evaluate("Patient.contact.period.start").first?.date
                == FHIRDateTime("2026-11-23T09:00:00Z")
        )
        #expect(try evaluate("Patient.maritalStatus.coding").first?.coding?.code == "M")
    }

    @Test("values the expression makes are read in the same way")
    func values() throws {
        #expect(try evaluate("'a' & 'b'").first?.string == "ab")
        #expect(try evaluate("1 + 1").first?.integer == 2)
        #expect(try evaluate("1.50").first?.decimal == FHIRDecimal("1.50"))
        #expect(try evaluate("@2026-11-23").first?.date == FHIRDateTime("2026-11-23"))
        let quantity = try evaluate("4 'mg'").first?.quantity
        #expect(quantity?.value == FHIRDecimal(4) && quantity?.code == "mg")
        #expect(try evaluate("4 days").first?.quantity?.unit == "day")
    }

    @Test("an Observation's Quantity is read with its unit, and so is one of a kind of it")
    func quantity() throws {
        let observation = try JSONTree(
            parsing: Array(
                #"{"resourceType":"Observation","valueQuantity":{"value":7.10,"unit":"mg"},"referenceRange":[{"age":{"low":{"value":3}}}]}"#
                    .utf8
            )
        )
        let value = try FHIRPathExpression("Observation.value").evaluate(on: observation)
        #expect(value.first?.quantity?.value == FHIRDecimal("7.10"))
        let low = try FHIRPathExpression("Observation.referenceRange.age.low").evaluate(
            on: observation
        )
        #expect(low.first?.quantity?.value == FHIRDecimal(3))
    }

    @Test("an accessor of another type is nil: nothing is converted silently")
    func otherTypes() throws {
        let text = try #require(try evaluate("'2026-11-23'").first)
        #expect(text.date == nil && text.integer == nil && text.boolean == nil)
        #expect(text.coding == nil && text.quantity == nil && text.decimal == nil)
        #expect(try evaluate("Patient.maritalStatus").first?.coding == nil)
        #expect(try evaluate("Patient.name").first?.string == nil)
        #expect(try evaluate("1").first?.decimal == FHIRDecimal(1))
        #expect(try evaluate("1.0").first?.integer == nil)
    }

    @Test("a collection is true as the specification says: its only item is true or no boolean")
    func truth() throws {
        #expect(try evaluate("Patient.active").isTrue == true)
        #expect(try evaluate("Patient.active.not()").isTrue == false)
        #expect(try evaluate("Patient.birthDate").isTrue == true)
        #expect(try evaluate("Patient.name").isTrue == nil)
        #expect(try evaluate("{}").isTrue == nil)
    }

    @Test("other resources are known by name, and the time only where it is given")
    func context() throws {
        let expression = try FHIRPathExpression("%other.birthDate")
        let found = try expression.evaluate(on: JSONTree(), variables: ["other": try patient()])
        #expect(found.map(\.string) == ["1990-03"])
        let clock = try FHIRPathExpression("today()")
        #expect(throws: FHIRPathError.self) { try clock.evaluate(on: try patient()) }
        let now = try #require(FHIRDateTime("2026-11-23T09:00:00Z"))
        #expect(try clock.evaluate(on: try patient(), now: now).first?.string == "2026-11-23")
    }

    @Test("nothing of the values is printed")
    func redacted() throws {
        let names = try evaluate("Patient.name.given")
        var printed = "\(names) \(names[0])"
        dump(names, to: &printed)
        dump(names[0], to: &printed)
        #expect(!printed.contains("Ann"))
    }
}
