internal import FHIRModel
package import FHIRPath

/// The form's `staff-alert` expression with the variables it names, parsed once.
package struct StaffAlertRule: Sendable {
    package let expression: FHIRPathExpression
    /// The variables of the form it uses, each after those it uses itself.
    package let variables: [(name: String, expression: FHIRPathExpression)]
    /// The items it reads; nil where it may read any, or the time.
    let items: Set<Int32>?

    /// nil when the form has none, or has one that cannot be parsed, which is an error among the findings.
    init?(
        of questionnaire: Questionnaire,
        linkIds: LinkIds,
        findings: inout [Finding]
    ) {
        guard let found = questionnaire.firstExtension(.staffAlert)?.expression else { return nil }
        guard let alert = Self.parsed(found, of: questionnaire, &findings) else { return nil }
        expression = alert
        var used: [(name: String, expression: FHIRPathExpression)] = []
        var text = found.expression ?? ""
        for variable in questionnaire.allExtensions(.variable).reversed() {
            guard let definition = variable.expression, let name = definition.name,
                Self.isUsed("%\(name)", in: text) || Self.isUsed("%`\(name)`", in: text),
                definition.isFHIRPath,
                // What is wrong with it is said where it is read with the other expressions.
                let parsed = try? FHIRPathExpression(parsing: definition.expression ?? "")
            else { continue }
            text += " " + (definition.expression ?? "")
            used.append((name, parsed))
        }
        variables = used.reversed()
        items = Self.items(readBy: [alert] + used.map(\.expression), linkIds)
    }

    private static func items(
        readBy expressions: [FHIRPathExpression],
        _ linkIds: LinkIds
    ) -> Set<Int32>? {
        var items: Set<Int32> = []
        for expression in expressions {
            let reads = expression.reads
            let isBroad = reads.isWholeResponse || reads.isContext || reads.isContextSubtree
            guard !isBroad, !reads.isClock else { return nil }
            for linkId in reads.linkIds.union(reads.subtrees) {
                if let item = linkIds[linkId] { items.insert(item) }
            }
        }
        return items
    }

    /// Byte by byte: the standard library's search for a text builds a machine for it, which costs more than all else here.
    private static func isUsed(_ variable: String, in text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { bytes[$0...].starts(with: variable.utf8) }
    }

    private static func parsed(
        _ found: Expression,
        of questionnaire: Questionnaire,
        _ findings: inout [Finding]
    ) -> FHIRPathExpression? {
        let position = questionnaire.tree.position(of: found.node)
        guard found.isFHIRPath, let text = found.expression else {
            let message = "staff would never be called: write it in text/fhirpath"
            findings.append(Finding(.error, rule: "staff-alert", message, at: position))
            return nil
        }
        do {
            return try FHIRPathExpression(parsing: text)
        } catch {
            let message = "staff would never be called: \(error.message)"
            let place = questionnaire.tree.position(ofByte: error.offset, in: found.node)
            findings.append(Finding(.error, rule: "staff-alert", message, at: place))
            return nil
        }
    }
}
