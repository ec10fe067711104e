import ConformanceData
import FHIRModel
import Testing

@Suite("R4's type table")
struct R4TypesTests {
    /// Walks a path of element names from a type.
    private func type(_ start: TypeID, _ path: ElementName...) -> TypeID? {
        path.reduce(start) { type, name in
            type.flatMap { R4Types.element(of: $0, named: name)?.type }
        }
    }

    @Test("Elements have their types, inherited ones too")
    func elements() throws {
        #expect(type(.patient, "name", "given") == .string)
        #expect(type(.patient, "id") == .id)
        #expect(type(.patient, "meta", "profile") == .canonical)
        #expect(type(.patient, "contained") == .resource)
        #expect(type(.patient, "photo", "data") == .base64Binary)
        #expect(type(.patient, "gender") == .code)
        #expect(type(.string, "extension", "url") == .uri)
        #expect(type(.patient, "telephone") == nil)
        #expect(type(.patient, "_birthDate") == nil)
        #expect(type(.bundle, "text") == nil)
        #expect(type(.unknown, "name") == nil)
        let eob = try #require(TypeID(fhir: "ExplanationOfBenefit"))
        #expect(type(eob, "item", "adjudication", "amount", "value") == .decimal)
        #expect(type(.parameters, "parameter", "part", "resource") == .resource)
    }

    @Test("Elements that refer to another's content recur")
    func recursion() {
        let item = TypeID(fhir: "Questionnaire.item")
        #expect(type(.questionnaire, "item") == item)
        #expect(type(.questionnaire, "item", "item", "item") == item)
        let answered = TypeID(fhir: "QuestionnaireResponse.item")
        #expect(type(.questionnaireResponse, "item", "answer", "item") == answered)
        let include = TypeID(fhir: "ValueSet.compose.include")
        #expect(type(.valueSet, "compose", "exclude") == include)
    }

    @Test("Repeating elements are collections")
    func cardinality() throws {
        #expect(try #require(R4Types.element(of: .patient, named: "name")).isCollection)
        #expect(try !#require(R4Types.element(of: .patient, named: "birthDate")).isCollection)
        #expect(try #require(R4Types.element(of: .integer, named: "extension")).isCollection)
    }

    @Test("A choice is one element in an expression and one property per type in JSON")
    func choices() throws {
        let value = try #require(R4Types.element(of: .observation, named: "value"))
        #expect(value.isChoice)
        #expect(R4Types.element(of: .observation, named: "valueQuantity") == nil)
        #expect(R4Types.property(of: .observation, named: "value") == nil)
        let quantity = try #require(R4Types.property(of: .observation, named: "valueQuantity"))
        #expect(quantity.name == "value")
        #expect(quantity.type == .quantity)
        #expect(quantity.isChoice)
        #expect(R4Types.property(of: .observation, named: "valueAttachment") == nil)
        let spellings = R4Types.alternatives(of: .observation, named: "value")
        #expect(spellings.count == 11)
        #expect(spellings.contains { $0.property == "valueDateTime" && $0.type == .dateTime })
        #expect(R4Types.alternatives(of: .extension, named: "value").count == 50)
        #expect(R4Types.alternatives(of: .patient, named: "name").isEmpty)
    }

    @Test("A name that only looks like a spelling of a choice stays whole")
    func lookAlikes() throws {
        let period = try #require(R4Types.property(of: .questionnaire, named: "effectivePeriod"))
        #expect(period.name == "effectivePeriod" && !period.isChoice)
        let choice = try #require(R4Types.property(of: .observation, named: "effectivePeriod"))
        #expect(choice.name == "effective" && choice.isChoice)
    }

    @Test("Inheritance: code is a string, Age a Quantity, Patient a Resource")
    func inheritance() throws {
        #expect(TypeID.code.isSubtype(of: .string))
        #expect(!TypeID.string.isSubtype(of: .code))
        #expect(TypeID.code.isSubtype(of: .element))
        #expect(TypeID.age.isSubtype(of: .quantity))
        #expect(!TypeID.money.isSubtype(of: .quantity))
        #expect(TypeID.patient.isSubtype(of: .domainResource))
        #expect(TypeID.patient.isSubtype(of: .resource))
        #expect(!TypeID.bundle.isSubtype(of: .domainResource))
        #expect(!TypeID.patient.isSubtype(of: .element))
        #expect(TypeID.patient.isSubtype(of: .systemAny))
        #expect(!TypeID.unknown.isSubtype(of: .systemAny))
        #expect(!TypeID.patient.isSubtype(of: .unknown))
        #expect(!TypeID.string.isSubtype(of: .systemString))
        let item = try #require(TypeID(fhir: "Questionnaire.item"))
        #expect(item.isSubtype(of: .backboneElement))
        let repeated = try #require(TypeID(fhir: "Timing.repeat"))
        #expect(repeated.base == .element)
        #expect(TypeID.url.base == .uri)
    }

    @Test("Names resolve in R4 first, then in System; a namespace says which")
    func names() {
        #expect(TypeID("Quantity") == .quantity)
        #expect(TypeID("Quantity", in: .system) == .systemQuantity)
        #expect(TypeID("string") == .string)
        #expect(TypeID("String") == .systemString)
        #expect(TypeID("String", in: .fhir) == nil)
        #expect(TypeID("Patient", in: .system) == nil)
        #expect(TypeID("string1") == nil)
        #expect(TypeID("") == nil)
        #expect(TypeID("System.String", in: .fhir) == nil)
        #expect(TypeID(resourceType: Array("Patient".utf8)[...]) == .patient)
        #expect(TypeID(resourceType: Array("Coding".utf8)[...]) == nil)
        #expect(TypeID.patient.description == "FHIR.Patient")
        #expect(TypeID.systemString.description == "System.String")
        #expect(TypeID.systemString.reflectedName == "String")
        #expect(TypeID(fhir: "Questionnaire.item")?.reflectedName == "BackboneElement")
        #expect(TypeID(fhir: "Timing.repeat")?.reflectedName == "Element")
    }

    @Test("Every name leads back to its type, and every type is below its base")
    func allNames() {
        #expect(TypeID.allCases.count == 692)
        for type in TypeID.allCases {
            #expect(TypeID(fhir: type.name) == type)
            #expect(type.base == .unknown || type.isSubtype(of: type.base))
            for element in R4Types.elements(of: type) {
                #expect(R4Types.element(of: type, named: element.name) == element)
                let spellings = R4Types.alternatives(of: type, named: element.name)
                #expect(spellings.isEmpty != element.isChoice)
            }
        }
    }

    @Test("Primitives become System values by themselves")
    func systemTypes() {
        #expect(TypeID.code.systemType == .systemString)
        #expect(TypeID.positiveInt.systemType == .systemInteger)
        #expect(TypeID.instant.systemType == .systemDateTime)
        #expect(TypeID.duration.systemType == .systemQuantity)
        #expect(TypeID.coding.systemType == .unknown)
        #expect(TypeID.systemDate.systemType == .systemDate)
    }
}
