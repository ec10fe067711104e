internal import FHIRModel
package import FormFiller
import Testing

/// A response evaluated with a form, everything fixed.
package struct EvaluationCase {
    package let evaluation: ResponseEvaluation

    /// A form and a response of these items; the status is completed unless said otherwise.
    package init(_ formItems: String, _ items: String, status: String = "completed") throws {
        try self.init(
            form: """
                {"resourceType":"Questionnaire","status":"active","url":"urn:example:form",
                 "item":[\(formItems)]}
                """,
            response: """
                {"resourceType":"QuestionnaireResponse","questionnaire":"urn:example:form",
                "status":"\(status)","item":[
                \(items)
                ]}
                """
        )
    }

    package init(form: String, response: String) throws {
        evaluation = ResponseEvaluation(
            of: try QuestionnaireResponse(parsing: Array(response.utf8)),
            to: Form(compiling: try Questionnaire(parsing: Array(form.utf8))),
            now: try #require(FHIRDateTime("2026-11-23T10:15:30+01:00"))
        )
    }

    /// The findings as `severity rule linkId line:column`.
    package var findings: [String] {
        evaluation.findings.map { finding in
            let place = finding.position.map { "\($0)" } ?? "-"
            return "\(finding.severity) \(finding.rule) \(finding.linkId ?? "-") \(place)"
        }
    }

    /// The items of the evaluated response as JSON.
    package var items: String {
        let tree = evaluation.response.tree
        let node = tree.child("item", of: evaluation.response.node)
        return node.isNone
            ? "" : String(decoding: tree.serialized(node, asciiOnly: false), as: UTF8.self)
    }
}
