import FHIRPath
import Testing

/// FHIRPath 3.0, Types, with what FHIR's page says of elements and the System values they stand for.
@Suite struct TypeSpecifierTests {
    @Test(
        "as and ofType hand an element out as the System value it stands for",
        arguments: [
            ("name.given.ofType(System.String)", [#""Ana""#, #""Luz""#]),
            ("name.given.ofType(String).count()", ["2"]),
            ("name.given.first().as(System.String)", [#""Ana""#]),
            ("(gender as String).type().namespace", [#""System""#]),
            ("active.ofType(Boolean)", ["true"]), ("birthDate.as(Date)", [#""1974-12-25""#]),
            ("birthDate.ofType(DateTime)", []), ("multipleBirth as Integer", ["3"]),
            ("multipleBirth.ofType(Decimal)", []), ("name.given.ofType(Integer)", []),
            ("children().ofType(Boolean)", ["true"]), ("deceased.ofType(Boolean)", []),
            ("name.ofType(System.Any)", []), ("id.ofType(System.String)", [#""p""#]),
        ]
    )
    func values(expression: String, expected: [String]) throws {
        #expect(try patient().results(of: expression) == expected)
    }

    @Test(
        "is tells FHIR's types from System's, and as keeps an element that FHIR's own type asks for",
        arguments: [
            ("active is Boolean", ["false"]), ("active is boolean", ["true"]),
            ("name.given.first() is System.String", ["false"]),
            ("name.given.first().getValue() is System.String", ["true"]),
            ("name.given.ofType(string).type().namespace.distinct()", [#""FHIR""#]),
            ("gender.ofType(string)", []),
        ]
    )
    func elements(expression: String, expected: [String]) throws {
        #expect(try patient().results(of: expression) == expected)
    }

    @Test(
        "a Quantity is a System.Quantity where its code is UCUM's",
        arguments: [
            ("value.ofType(Quantity).type().namespace", [#""FHIR""#]),
            ("value.ofType(System.Quantity).type().namespace", [#""System""#]),
            ("(value as System.Quantity) = 0.085 't'", ["true"]),
            ("component.value.ofType(System.Quantity)", []),
            ("component.value.ofType(Quantity).count()", ["1"]),
            ("value.value.ofType(Decimal)", ["85"]), ("value.value.ofType(Integer)", []),
        ]
    )
    func quantities(expression: String, expected: [String]) throws {
        let trial = try ExpressionTrial(
            #"{"resourceType":"Observation","valueQuantity":{"value":85,"system":"http://unitsofmeasure.org","code":"kg"},"component":[{"valueQuantity":{"value":2,"unit":"tablets"}}]}"#
        )
        #expect(try trial.results(of: expression) == expected)
    }

    @Test(
        "a resource that R4 does not have says its type itself, and its values are what their JSON says",
        arguments: [
            ("Transport.status", [#""planned""#]), ("status", [#""planned""#]),
            ("Transport.repeat(part).count()", ["2"]), ("Patient.status", []),
            ("transport.status", []), ("Task.status", []),
            ("contained.select(Vehicle.seats)", ["4"]), ("contained.select(Transport.seats)", []),
            ("seats is integer", ["true"]), ("load is decimal", ["true"]),
            ("status is string", ["true"]), ("urgent.ofType(boolean)", ["false"]),
            ("mixed.ofType(integer)", ["1"]), ("mixed.where($this is decimal)", ["1.5"]),
            ("status.ofType(String)", [#""planned""#]),
            ("status.extension('u').value", [#""later""#]), ("part is Element", ["false"]),
        ]
    )
    func otherResources(expression: String, expected: [String]) throws {
        let trial = try ExpressionTrial(
            #"{"resourceType":"Transport","status":"planned","_status":{"extension":[{"url":"u","valueString":"later"}]},"seats":2,"load":1.5,"urgent":false,"mixed":["a",1,1.5,true,{"b":1}],"part":{"part":{"n":1}},"contained":[{"resourceType":"Vehicle","seats":4}]}"#
        )
        #expect(try trial.results(of: expression) == expected)
    }

    @Test(
        "a primitive without a value is neither true nor false",
        arguments: [
            "active and true", "true and active", "active or false", "active xor true",
            "active implies false", "true implies active", "active.not()", "name.family and true",
            "name.family or false", "contact.name.family.not()",
        ]
    )
    func withoutValue(expression: String) throws {
        let absent =
            #"{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}"#
        let trial = try ExpressionTrial(
            #"{"resourceType":"Patient","_active":\#(absent),"name":[{"_family":\#(absent)}],"contact":[{"name":{"_family":\#(absent)}}]}"#
        )
        #expect(try trial.results(of: expression) == [])
        #expect(try trial.results(of: "iif(\(expression), 'yes', 'no')") == [#""no""#])
    }

    @Test(
        "sum and avg are empty where an item has no value, wherever it stands",
        arguments: [
            ("scores.sum()", []), ("scores.avg()", []), ("scores.skip(1).sum()", ["5"]),
            ("late.sum()", []), ("late.take(2).avg()", ["2.5"]),
        ]
    )
    func sums(expression: String, expected: [String]) throws {
        let trial = try ExpressionTrial(
            #"{"resourceType":"Scores","scores":[null,2,3],"_scores":[{"id":"a"}],"late":[2,3,null],"_late":[null,null,{"id":"b"}]}"#
        )
        #expect(try trial.results(of: expression) == expected)
    }

    private func patient() throws -> ExpressionTrial {
        try ExpressionTrial(
            #"{"resourceType":"Patient","id":"p","active":true,"_deceasedBoolean":{"id":"d"},"gender":"female","birthDate":"1974-12-25","multipleBirthInteger":3,"name":[{"given":["Ana","Luz"]}]}"#
        )
    }
}
