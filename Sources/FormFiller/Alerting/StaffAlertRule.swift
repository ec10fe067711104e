package import FHIRModel
package import FHIRPath

/// One `staff-alert` of the form: its expression with the variables it names, parsed once, and how it calls staff.
package struct StaffAlertRule: Sendable {
    package let expression: FHIRPathExpression
    /// The expression as the form has it.
    package let source: Expression
    package let priority: StaffAlert.Priority
    /// The part `closing`: a sentence for the visitor's last pages.
    let closing: Extension?
    /// The parts `code`: what staff read for a code, by the code.
    package let displays: [String: String]
    /// The variables of the form it uses, each after those it uses itself.
    package let variables: [(name: String, expression: FHIRPathExpression)]
    /// The items it reads; nil where it may read any, or the time.
    let items: Set<Int32>?
    /// The items it names.
    let safetyItems: Set<Int32>

    /// Those of a form; one that cannot be read is an error among the findings.
    static func all(
        of questionnaire: Questionnaire,
        linkIds: LinkIds,
        findings: inout [Finding]
    ) -> [StaffAlertRule] {
        questionnaire.allExtensions(.staffAlert).compactMap {
            StaffAlertRule($0, of: questionnaire, linkIds: linkIds, findings: &findings)
        }
    }

    /// Reads an extension: an expression alone, or parts (`expression`, `priority`, `closing`, `code`).
    private init?(
        _ alert: Extension,
        of questionnaire: Questionnaire,
        linkIds: LinkIds,
        findings: inout [Finding]
    ) {
        guard let found = alert.expression ?? alert.firstExtension("expression")?.expression else {
            let message =
                "staff would never be called: give staff-alert a valueExpression, or the part 'expression'"
            let place = questionnaire.tree.position(of: alert.node)
            findings.append(Finding(.error, rule: "staff-alert", message, at: place))
            return nil
        }
        guard let parsed = Self.parsed(found, of: questionnaire, &findings) else { return nil }
        expression = parsed
        source = found
        closing = alert.firstExtension("closing")
        displays = Self.displays(alert)
        priority = Self.priority(alert, of: questionnaire, &findings)
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
        items = Self.items(readBy: [expression] + used.map(\.expression), linkIds)
        safetyItems = Self.items(namedBy: [expression] + used.map(\.expression), linkIds)
    }

    /// The part `priority`; `stat` where it is missing, or is none of its codes.
    private static func priority(
        _ alert: Extension,
        of questionnaire: Questionnaire,
        _ findings: inout [Finding]
    ) -> StaffAlert.Priority {
        guard let part = alert.firstExtension("priority") else { return .stat }
        if let priority = part.text.flatMap({ StaffAlert.Priority(rawValue: $0) }) {
            return priority
        }
        let message =
            "the priority of a staff-alert is stat or asap; with any other staff are called at once"
        let place = questionnaire.tree.position(of: part.node)
        findings.append(Finding(.error, rule: "staff-alert", message, at: place))
        return .stat
    }

    /// The words of the parts `code`, each a Coding; of two for one code the first counts.
    private static func displays(_ alert: Extension) -> [String: String] {
        let codings = alert.allExtensions("code").compactMap { part -> (String, String)? in
            guard case .coding(let coding) = part.value, let code = coding.code,
                let display = coding.display
            else { return nil }
            return (code, display)
        }
        return Dictionary(codings, uniquingKeysWith: { first, _ in first })
    }

    private static func items(
        namedBy expressions: [FHIRPathExpression],
        _ linkIds: LinkIds
    ) -> Set<Int32> {
        var items: Set<Int32> = []
        for expression in expressions {
            for linkId in expression.reads.linkIds.union(expression.reads.subtrees) {
                if let item = linkIds[linkId] { items.insert(item) }
            }
        }
        return items
    }

    private static func items(
        readBy expressions: [FHIRPathExpression],
        _ linkIds: LinkIds
    ) -> Set<Int32>? {
        let isBroad = expressions.contains { expression in
            let reads = expression.reads
            return reads.isWholeResponse || reads.isContext || reads.isContextSubtree
                || reads.isClock
        }
        return isBroad ? nil : items(namedBy: expressions, linkIds)
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
