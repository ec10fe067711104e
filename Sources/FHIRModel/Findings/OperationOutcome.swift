/// R4 `OperationOutcome`: findings in the form that FHIR servers and form builders read.
public enum OperationOutcome {
    /// The findings of several files as one resource; without any, one informational issue says so.
    ///
    /// Each issue has `severity`, `code` (`structure` for JSON faults, `invariant` for the standard's own rules, else
    /// `invalid` or `informational`), `details.text`, `diagnostics` as a compiler's line, and the linkId as `expression`.
    public static func tree(of files: [(path: String, findings: [Finding])]) -> JSONTree {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set("resourceType", string: "OperationOutcome", in: root)
        let issues = tree.setArray("issue", in: root)
        for file in files {
            for finding in file.findings { add(finding, in: file.path, to: issues, of: &tree) }
        }
        if tree.firstChild(of: issues).isNone {
            let issue = tree.appendObject(to: issues)
            tree.set("severity", string: "information", in: issue)
            tree.set("code", string: "informational", in: issue)
            let details = tree.setObject("details", in: issue)
            tree.set("text", string: "No findings.", in: details)
        }
        return tree
    }

    private static func add(
        _ finding: Finding,
        in path: String,
        to issues: JSONNode,
        of tree: inout JSONTree
    ) {
        let issue = tree.appendObject(to: issues)
        let severity =
            switch finding.severity {
            case .error: "error"
            case .warning: "warning"
            case .note: "information"
            }
        tree.set("severity", string: severity, in: issue)
        tree.set("code", string: code(of: finding), in: issue)
        let details = tree.setObject("details", in: issue)
        let coding = tree.appendObject(to: tree.setArray("coding", in: details))
        tree.set("code", string: finding.rule, in: coding)
        tree.set("text", string: finding.message, in: details)
        tree.set("diagnostics", string: finding.line(in: path), in: issue)
        if let linkId = finding.linkId, !linkId.isEmpty {
            let escaped = linkId.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
            let expressions = tree.setArray("expression", in: issue)
            tree.append(
                string: "Questionnaire.descendants().where(linkId = '\(escaped)')",
                to: expressions
            )
        }
    }

    /// A code of R4's value set `issue-type`.
    private static func code(of finding: Finding) -> String {
        if finding.rule == "json" { return "structure" }
        if finding.rule.hasPrefix("que-") || finding.rule.hasPrefix("qrs-") { return "invariant" }
        switch finding.severity {
        case .error, .warning: return "invalid"
        case .note: return "informational"
        }
    }
}
