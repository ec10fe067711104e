/// Extensions of SDC as JSON, for forms written in tests.
enum Computed {
    static let core = "http://hl7.org/fhir/StructureDefinition/"
    static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

    /// An extension whose value is a FHIRPath expression.
    static func by(_ url: String, _ expression: String, name: String? = nil) -> String {
        let name = name.map { #""name":"\#($0)","# } ?? ""
        return
            #"{"url":"\#(url)","valueExpression":{\#(name)"language":"text/fhirpath","expression":"\#(expression)"}}"#
    }

    static func variable(_ name: String, _ expression: String) -> String {
        by(core + "variable", expression, name: name)
    }

    /// `calculatedExpression`.
    static func calculated(_ expression: String) -> String {
        by(sdc + "calculatedExpression", expression)
    }

    /// `initialExpression`.
    static func initial(_ expression: String) -> String {
        by(sdc + "initialExpression", expression)
    }

    /// `cqf-expression`, as the companion of a primitive has it.
    static func companion(_ name: String, _ expression: String) -> String {
        #""_\#(name)":{"extension":[\#(by(core + "cqf-expression", expression))]}"#
    }

    /// A limit whose value is computed: `value` is the property, such as `valueInteger`.
    static func limit(_ url: String, _ value: String, _ expression: String) -> String {
        #"{"url":"\#(url)",\#(companion(value, expression))}"#
    }

    /// `targetConstraint`.
    static func constraint(
        _ expression: String,
        human: String = "not so",
        severity: String = "error"
    ) -> String {
        #"{"url":"\#(core)targetConstraint","extension":[{"url":"key","valueId":"k"},{"url":"severity","valueCode":"\#(severity)"},{"url":"human","valueString":"\#(human)"},\#(by("expression", expression))]}"#
    }

    /// `translation` into Spanish, as a companion.
    static func spanish(_ name: String, _ words: String) -> String {
        #""_\#(name)":{"extension":[{"url":"\#(core)translation","extension":[{"url":"lang","valueCode":"es"},{"url":"content","valueString":"\#(words)"}]}]}"#
    }

    /// The answer of an item at the root of the response.
    static func answer(_ linkId: String) -> String {
        "%resource.item.where(linkId='\(linkId)').answer.value"
    }
}
