import ConformanceData
import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// A form filled in from first to last as a person would, with answers by linkId; what has none is left out.
struct FilledForm {
    private(set) var interview: Interview

    /// Fills in a questionnaire; a String stands for the code of an option.
    init(
        _ questionnaire: Questionnaire,
        _ answers: [String: any Answering],
        launch: [String: JSONTree] = [:]
    ) throws {
        interview = Interview(Form(compiling: questionnaire), now: try noon(), launch: launch)
        var steps = 0
        while !interview.isFinished, steps < 5000 {
            steps += 1
            guard let question = interview.question else {
                interview.next()
                continue
            }
            guard let answer = answers[question.linkId]?.answer(to: question) else {
                // What is computed or set from the start is kept.
                if !interview.next().isEmpty { break }
                continue
            }
            let problems = interview.answer([answer])
            try #require(problems.isEmpty, "\(question.linkId): \(problems)")
        }
        #expect(interview.isFinished, "stopped at \(interview.step)")
    }

    /// The answers to a question as text, codes for Codings; nil where it has none.
    subscript(_ linkId: String) -> String? {
        func find(_ items: [QuestionnaireResponse.Item]) -> QuestionnaireResponse.Item? {
            for item in items {
                if item.linkId == linkId { return item }
                let below = item.items + item.answers.flatMap(\.items)
                if let found = find(below) { return found }
            }
            return nil
        }
        return find(interview.response.items)?.answers.compactMap(\.value).map { value in
            if case .coding(let coding) = value { coding.code ?? coding.text } else { value.text }
        }.joined(separator: ",")
    }
}

/// What an answer is written as in a test.
protocol Answering {
    func answer(to question: Question) -> AnswerValue?
}

extension String: Answering {
    func answer(to question: Question) -> AnswerValue? {
        let option = question.options.first {
            if case .coding(let coding) = $0.value { coding.code == self } else { false }
        }
        if let option { return option.value }
        switch question.type {
        case .decimal: return FHIRDecimal(self).map { .decimal($0) }
        case .integer: return Int(self).map { .integer($0) }
        case .date: return FHIRDateTime(self).map { .date($0) }
        default: return .string(self)
        }
    }
}

extension Bool: Answering {
    func answer(to question: Question) -> AnswerValue? { .boolean(self) }
}

extension Questionnaire {
    /// A questionnaire among the conformance data.
    init(fixture path: String) throws {
        try self.init(parsing: ConformanceData.bytes("questionnaires/" + path))
    }

    /// The same form with an expression that calculates an item; the item is added at the end where the form has none.
    func calculating(_ linkId: String, _ expression: String) -> Questionnaire {
        var tree = tree
        let items = tree.child("item", of: tree.root)
        var item = tree.children(of: items).first {
            tree.string(at: tree.child("linkId", of: $0)) == linkId
        }
        if item == nil {
            let added = tree.appendObject(to: items)
            tree.set("linkId", string: linkId, in: added)
            tree.set("type", string: "decimal", in: added)
            item = added
        }
        guard let item else { return self }
        let url =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
        let known = tree.child("extension", of: item)
        let extensions = known.exists ? known : tree.setArray("extension", in: item)
        let entry = tree.appendObject(to: extensions)
        tree.set("url", string: url, in: entry)
        let value = tree.setObject("valueExpression", in: entry)
        tree.set("language", string: "text/fhirpath", in: value)
        tree.set("expression", string: expression, in: value)
        return Questionnaire(tree)
    }
}
