/// What the making of resources had to leave out of the answers of one visitor, such as a value an element cannot hold.
///
/// It travels in the Bundle, so that whoever reads the request sees that something is missing in it: as the extension
/// `extraction-problem` of the QuestionnaireResponse, which the answers themselves stand in. Staff read its message under
/// "not everything could be filled in". It never holds an answer.
package struct ExtractionProblem: Sendable, Hashable {
    /// The item it is about, where it is about one.
    package var linkId: String?
    /// The rule, such as `extract-type`.
    package var rule: String
    /// One sentence for staff.
    package var message: String

    /// More of one response are not written: one fault of a form may concern every answer.
    private static let limit = 50

    /// For staff: `not everything could be filled in: 'phone': an expression gave …`.
    package var sentence: String {
        "not everything could be filled in: " + (linkId.map { "'\($0)': " } ?? "") + message
    }

    /// From a finding of extraction; of a message of several lines the first, which says what is wrong.
    package init(_ finding: Finding) {
        linkId = finding.linkId
        rule = finding.rule
        message = finding.message.split(separator: "\n").first.map(String.init) ?? finding.rule
    }

    /// What findings say, each once, and of one response not more than ``limit``.
    package static func all(of findings: [Finding]) -> [ExtractionProblem] {
        var seen: Set<ExtractionProblem> = []
        let problems = findings.map(ExtractionProblem.init).filter { seen.insert($0).inserted }
        return Array(problems.prefix(limit))
    }

    /// Writes what findings say into a response, each once.
    package static func write(
        _ findings: [Finding],
        into response: JSONNode,
        of tree: inout JSONTree
    ) {
        let problems = all(of: findings)
        guard !problems.isEmpty else { return }
        var extensions = tree.child(.extension, of: response)
        if extensions == JSONNode.none { extensions = tree.setArray(.extension, in: response) }
        for problem in problems {
            let outer = tree.appendObject(to: extensions)
            tree.set(.url, string: url, in: outer)
            let parts = tree.setArray(.extension, in: outer)
            let values: [(String, ElementName, String?)] = [
                ("linkId", .valueString, problem.linkId), ("rule", .valueCode, problem.rule),
                ("message", .valueString, problem.message),
            ]
            for (name, value, text) in values {
                guard let text, !text.isEmpty else { continue }
                let part = tree.appendObject(to: parts)
                tree.set(.url, string: name, in: part)
                tree.set(value, string: text, in: part)
            }
        }
    }

    /// The problems that a response tells of, in their order.
    package static func all(
        in response: JSONNode,
        of tree: JSONTree
    ) -> [ExtractionProblem] {
        tree.elements(.extension, of: response).compactMap { node in
            guard tree.string(at: tree.child(.url, of: node)) == url else { return nil }
            var problem = ExtractionProblem(rule: "", message: "")
            for part in tree.elements(.extension, of: node) {
                let text = tree.string(at: tree.child(.valueString, of: part))
                switch tree.string(at: tree.child(.url, of: part)) {
                case "linkId": problem.linkId = text
                case "message": problem.message = text ?? ""
                case "rule": problem.rule = tree.string(at: tree.child(.valueCode, of: part)) ?? ""
                case _: continue
                }
            }
            return problem
        }
    }

    private init(rule: String, message: String) {
        self.rule = rule
        self.message = message
    }

    private static let url = OwnExtension.extractionProblem.rawValue
}
