public import FHIRModel

extension Clinic {
    /// What is wrong or doubtful in the text of a `clinic.json`.
    public static func findings(in bytes: [UInt8]) -> [Finding] {
        do throws(JSONSyntaxError) {
            let tree = try JSONTree(parsing: bytes)
            guard let clinic = Clinic(parsing: bytes) else {
                let message =
                    "\(fileName) is an Organization; write \"resourceType\": \"Organization\""
                return [
                    Finding(
                        .error,
                        rule: "resource-type",
                        message,
                        at: tree.position(of: tree.root)
                    )
                ]
            }
            return clinic.findings
        } catch {
            return [Finding(.error, rule: "json", error.message, at: error.position)]
        }
    }

    private var findings: [Finding] {
        var findings: [Finding] = []
        func report(_ severity: Finding.Severity, _ message: String, at node: JSONNode) {
            findings.append(
                Finding(severity, rule: "clinic", message, at: tree.position(of: node))
            )
        }
        if name(in: "").map({ $0.allSatisfy(\.isWhitespace) }) ?? true {
            report(.error, "the clinic has no name; write Organization.name", at: tree.root)
        }
        let lines = contacts(for: .crisisLine)
        if lines.isEmpty {
            report(
                .warning,
                "no page names a crisis line; add a contact whose purpose has the code crisis-line of \(Self.purposes)",
                at: tree.root
            )
        }
        for contact in lines {
            let purpose = tree.child("purpose", of: contact)
            let text = tree.text(.text, of: purpose) ?? ""
            if text.isEmpty {
                report(
                    .error,
                    "the crisis line has no words; write them into purpose.text",
                    at: purpose
                )
            }
            for telecom in tree.elements("telecom", of: contact) {
                let value = tree.text(.value, of: telecom) ?? ""
                if !text.contains(value) {
                    report(
                        .warning,
                        "the words of the crisis line do not name '\(value)', which stands beside them",
                        at: telecom
                    )
                }
            }
            for words in ConversationSettings.standardLanguages
            where isUntranslated(purpose, into: words.language) {
                report(
                    .warning,
                    "the crisis line has no words in '\(words.language)'; add a translation to purpose.text",
                    at: purpose
                )
            }
        }
        return findings
    }

    private func isUntranslated(_ purpose: JSONNode, into language: String) -> Bool {
        if language == tree.text(.language, of: tree.root) ?? "en" { return false }
        let companion = tree.child(.textCompanion, of: purpose)
        guard companion != JSONNode.none else { return true }
        return !tree.elements(.extension, of: companion).contains {
            Extension(at: $0, in: tree).firstExtension("lang")?.text == language
        }
    }
}
