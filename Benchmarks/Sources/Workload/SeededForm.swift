/// A questionnaire of a given size, the same at every run: sections of ten items, about 470 bytes an item.
///
/// Every section is a group of nine: a yes-or-no gate, a choice with scores that the gate opens, two numbers and a text in a
/// chain of conditions behind it, a boolean, a date that the boolean opens, a text to read, and one more question, which in a
/// form that computes is the section's score.
public struct SeededForm: Sendable {
    /// What the form does after an answer.
    public enum Kind: String, CaseIterable, Sendable {
        /// Chains of conditions within each section.
        case conditions
        /// The conditions, and in each section a value computed of its own answers.
        case calculated
        /// The same values, looked up anywhere in the response by linkId.
        case descendants
        /// The conditions, and one value computed over every section.
        case total
        /// The conditions, and in each section a question whose answer a `constraint` holds to account.
        case constraint
        /// One section that is repeated instead of many: its conditions, and its score, stay within each instance.
        case instances
        /// Every question is opened by the one before it, through the whole form.
        case chain
    }

    /// What the form does.
    public let kind: Kind
    /// How many items it has.
    public let items: Int

    /// A form; `items` is rounded up to whole sections.
    public init(_ kind: Kind, items: Int) {
        self.kind = kind
        self.items = kind == .chain ? items : (items + 9) / 10 * 10
    }

    /// The JSON text.
    public var json: String {
        var text = """
            {"resourceType":"Questionnaire","url":"http://example.org/\(kind.rawValue)/\(items)",\
            "version":"1","status":"active","title":"Growth","extension":[\(alert)],"item":[
            """
        text.reserveCapacity(items * 520)
        if kind == .chain {
            for number in 0..<items { text += (number == 0 ? "" : ",\n") + link(number) }
        } else {
            for section in 0..<(kind == .instances ? 1 : items / 10) {
                text += (section == 0 ? "" : ",\n") + self.section(section)
            }
        }
        return text + "\n]}\n"
    }

    private func link(_ number: Int) -> String {
        let condition =
            number == 0
            ? "" : Self.condition("q\(number - 1)", "=", "\"answerBoolean\":true")
        return """
            {"linkId":"q\(number)","text":"\(Self.words(number))","type":"boolean"\(condition)}
            """
    }

    private func section(_ number: Int) -> String {
        let id = "s\(number)"
        var items = [
            question("\(id).gate", "choice", Self.yesOrNo, number),
            question(
                "\(id).choice",
                "choice",
                Self.condition("\(id).gate", "=", "\"answerCoding\":\(Self.coding("yes"))")
                    + Self.scores,
                number + 1
            ),
            question(
                "\(id).first",
                "integer",
                Self.condition("\(id).choice", "exists", "\"answerBoolean\":true"),
                number + 2
            ),
            question(
                "\(id).second",
                "integer",
                Self.condition("\(id).first", ">", "\"answerInteger\":2")
                    + (kind == .constraint ? Self.rule(id) : ""),
                number + 3
            ),
            question(
                "\(id).words",
                "string",
                Self.condition("\(id).second", "<=", "\"answerInteger\":8") + ",\"maxLength\":120",
                number + 4
            ),
            question("\(id).boolean", "boolean", ",\"required\":true", number + 5),
            question(
                "\(id).date",
                "date",
                Self.condition("\(id).boolean", "=", "\"answerBoolean\":true"),
                number + 6
            ),
            question("\(id).note", "display", "", number + 7),
        ]
        items.append(last(of: number))
        let more = kind == .instances ? repeating : ""
        return """
            {"linkId":"\(id)","text":"Section \(number)","type":"group"\(more),"item":[
            \(items.joined(separator: ",\n"))]}
            """
    }

    /// The ninth item of a section.
    private func last(of number: Int) -> String {
        let id = "s\(number)"
        switch kind {
        case .conditions, .constraint, .chain:
            return question("\(id).score", "integer", "", number + 8)
        case .calculated:
            let section = "%resource.item.where(linkId='\(id)').item"
            return computed(
                "\(id).score",
                "\(section).where(linkId='\(id).first').answer.value"
                    + " + \(section).where(linkId='\(id).second').answer.value",
                number + 8
            )
        case .instances:
            return computed("\(id).score", "%first + %second", number + 8)
        case .descendants:
            return computed(
                "\(id).score",
                "%resource.descendants().where(linkId='\(id).first').answer.value"
                    + " + %resource.descendants().where(linkId='\(id).second').answer.value",
                number + 8
            )
        case .total:
            guard number == items / 10 - 1 else {
                return question("\(id).score", "integer", "", number + 8)
            }
            return computed(
                "total",
                "%resource.item.item.where(linkId.endsWith('.first')).answer.value.sum()",
                number
            )
        }
    }

    /// Makes a section a repeating group, with the variables of its score.
    private var repeating: String {
        let variables = ["first", "second"].map { name in
            """
            {"url":"http://hl7.org/fhir/StructureDefinition/variable","valueExpression":{"name":"\(name)",\
            "language":"text/fhirpath","expression":"item.where(linkId='s0.\(name)').answer.value"}}
            """
        }
        return """
            ,"repeats":true,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs",\
            "valueInteger":\(items / 10)},\(variables.joined(separator: ","))]
            """
    }

    /// A rule that the second number of a section keeps.
    private static func rule(_ section: String) -> String {
        """
        ,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-constraint","extension":[\
        {"url":"key","valueId":"few"},{"url":"severity","valueCode":"error"},{"url":"human",\
        "valueString":"Give a number below a hundred."},{"url":"expression","valueString":\
        "%resource.item.where(linkId='\(section)').item.where(linkId='\(section).second').answer.value < 100"}]}]
        """
    }

    /// When staff are called: never, by the answers given here.
    private var alert: String {
        let section = kind == .instances ? "other" : "s0"
        return """
            {"url":"https://anteroom.example/fhir/StructureDefinition/staff-alert","valueExpression":\
            {"language":"text/fhirpath","expression":"iif(%resource.item.where(linkId='\(section)').item.where(\
            linkId='\(section).gate').answer.value.code = 'person', 'person')"}}
            """
    }

    private func question(_ linkId: String, _ type: String, _ more: String, _ seed: Int) -> String {
        """
        {"linkId":"\(linkId)","text":"\(Self.words(seed))","type":"\(type)"\(more)}
        """
    }

    private func computed(_ linkId: String, _ expression: String, _ seed: Int) -> String {
        question(
            linkId,
            "integer",
            """
            ,"readOnly":true,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-hidden",\
            "valueBoolean":true},{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/\
            sdc-questionnaire-calculatedExpression","valueExpression":{"language":"text/fhirpath",\
            "expression":"\(expression)"}}]
            """,
            seed
        )
    }

    private static func condition(_ question: String, _ sign: String, _ answer: String) -> String {
        """
        ,"enableWhen":[{"question":"\(question)","operator":"\(sign)",\(answer)}]
        """
    }

    private static func coding(_ code: String) -> String {
        "{\"system\":\"http://example.org/codes\",\"code\":\"\(code)\",\"display\":\"The answer \(code)\"}"
    }

    private static let yesOrNo = """
        ,"answerOption":[{"valueCoding":\(coding("yes"))},{"valueCoding":\(coding("no"))}]
        """

    private static let scores =
        ",\"answerOption\":["
        + (0..<4).map { number in
            """
            {"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue",\
            "valueDecimal":\(number)}],"valueCoding":\(coding("c\(number)"))}
            """
        }.joined(separator: ",") + "]"

    /// Words of a question, of a length that changes from one to the next.
    private static func words(_ seed: Int) -> String {
        let phrases = [
            "How often in the last month", "did you have nightmares about it",
            "when you did not want to",
            "or went out of your way", "to keep away from situations",
            "that reminded you of what happened",
            "in the last two weeks", "as far as you can say now",
        ]
        var state = UInt32(truncatingIfNeeded: seed) &* 2_654_435_761 &+ 12_345
        return (0..<(4 + seed % 5)).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return phrases[Int(state >> 29)]
        }.joined(separator: ", ")
    }
}
