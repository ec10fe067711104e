package import FHIRModel
import Foundation
import Testing

@testable package import FormFiller

/// A moment for interviews that do not care which.
package func noon() throws -> FHIRDateTime { try #require(FHIRDateTime("2026-11-23T12:00:00Z")) }

/// Compiles a questionnaire written as the JSON of its items.
package func form(_ items: String, more: String = "") throws -> Form {
    let text = #"{"resourceType":"Questionnaire","status":"active"\#(more),"item":[\#(items)]}"#
    return Form(compiling: try Questionnaire(parsing: Array(text.utf8)))
}

package func interview(_ items: String, more: String = "") throws -> Interview {
    Interview(try form(items, more: more), now: try noon())
}

package func string(_ text: String) -> AnswerValue { .string(text) }

package func code(_ code: String, _ system: String? = nil) -> AnswerValue {
    .coding(Coding(system: system, code: code))
}

extension Interview {
    /// The linkId of the question being asked; nil at any other step.
    package var asked: String? {
        if case .question(let question) = step { question.linkId } else { nil }
    }

    package var question: Question? {
        if case .question(let question) = step { question } else { nil }
    }

    package var isFinished: Bool {
        if case .finished = step { true } else { false }
    }

    /// The texts of the page being shown.
    package var shown: [String] {
        if case .page(let page) = step { page.paragraphs.map(\.text) } else { [] }
    }

    /// The response as compact JSON of its items: `a=1,g[b=x]`.
    package var outline: String { outline(of: response.items) }

    private func outline(of items: [QuestionnaireResponse.Item]) -> String {
        items.map { item in
            let answers = item.answers.map { answer in
                let nested = outline(of: answer.items)
                return (answer.value?.text ?? "?") + (nested.isEmpty ? "" : "(\(nested))")
            }
            let inner = outline(of: item.items)
            return (item.linkId ?? "?")
                + (answers.isEmpty ? "" : "=" + answers.joined(separator: "|"))
                + (inner.isEmpty ? "" : "[\(inner)]")
        }.joined(separator: ",")
    }
}
