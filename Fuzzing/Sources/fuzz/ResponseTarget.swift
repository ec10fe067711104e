import FHIRModel
import FormFiller

extension Target {
    /// A response as another program may have stored it, to the form of `TypedVisit`; or a questionnaire and a response to it,
    /// with a line `%%` between them.
    static let response = Target(
        name: "response",
        summary: "a response, or a questionnaire, a line %% and a response",
        longest: 8192,
        memory: (constant: 256 << 20, perByte: 2_000_000),
        attempt: attemptResponse
    )

    private static let ownForm = Form.load(Array(TypedVisit.text.utf8)).form

    private static func attemptResponse(_ input: [UInt8]) -> String {
        let parts = InputParts(input)
        let text = parts.second ?? parts.first
        guard let form = parts.second == nil ? ownForm : Form.load(parts.first).form,
            let moment = FormWalk.moment, let response = try? QuestionnaireResponse(parsing: text)
        else { return "" }
        let evaluation = ResponseEvaluation(of: response, to: form, now: moment)
        var output = lines(of: evaluation.findings, in: text)
        let bytes = evaluation.response.tree.serialized()
        output.append(String(decoding: bytes, as: UTF8.self))
        guard let stored = try? QuestionnaireResponse(parsing: bytes) else {
            hold("a response is read back", response.tree.kind(of: response.tree.root) != .object)
            return output.joined(separator: "\n")
        }
        hold("what was written reads back the same", stored.tree.serialized() == bytes)
        checkSettled(stored, form, moment)
        guard stored.tree.kind(of: stored.node) == .object else {
            return output.joined(separator: "\n")
        }
        output.append(FormWalk.request(of: evaluation.response, form))
        // Whoever goes on with it, stops nowhere for ever.
        var interview = Interview(form, resuming: stored, now: moment)
        for _ in 0..<5 {
            if case .page = interview.step { _ = interview.next() } else { _ = interview.skip() }
        }
        output.append(String(decoding: interview.response.tree.serialized(), as: UTF8.self))
        return output.joined(separator: "\n")
    }

    /// Settled is settled: evaluated again, a response stays as it is, and nothing is left out or computed anew.
    private static func checkSettled(
        _ stored: QuestionnaireResponse,
        _ form: Form,
        _ moment: FHIRDateTime
    ) {
        let again = ResponseEvaluation(of: stored, to: form, now: moment)
        let (one, two) = (stored.tree.serialized(), again.response.tree.serialized())
        hold("settled is settled", one == two) {
            String(decoding: one + Array("\nand\n".utf8) + two, as: UTF8.self)
        }
        for rule in ["recomputed", "disabled-answer"] {
            let found = again.findings.first { $0.rule == rule }
            hold("settled is settled", found == nil) { found?.message ?? "" }
        }
    }
}
