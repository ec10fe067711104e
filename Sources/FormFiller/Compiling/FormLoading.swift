public import FHIRModel

/// What came of loading the text of a questionnaire file: everything found in it and, where it can be asked, the form.
///
/// ```swift
/// let loading = Form.load(bytes)
/// for finding in loading.findings { print(finding.line(in: "phq9.json")) }
/// guard let form = loading.form else { return }
/// ```
public struct FormLoading: Sendable {
    /// The form; nil where the text is no JSON or no Questionnaire.
    ///
    /// A form with an error among the findings should not be put before visitors.
    public let form: Form?
    /// Everything wrong or doubtful: of the JSON, by R4's definitions, and of conditions, options, limits and expressions, in
    /// document order.
    public let findings: [Finding]

    /// Whether nothing was found that should keep the form from visitors.
    public var isUsable: Bool {
        form != nil && !findings.contains { $0.severity == .error }
    }
}

extension Form {
    /// Reads, checks and compiles the text of a questionnaire file, once.
    ///
    /// - Parameters:
    ///   - text: the file: UTF-8 JSON of one R4 Questionnaire.
    ///   - resources: ValueSets and CodeSystems it asks for by address, as if it contained them.
    ///   - limits: how large and how deep the text may be.
    /// - Returns: the form with its findings. Another resource, such as a Patient, is an error with rule `resource-type`; text
    ///   that is no JSON one with rule `json`.
    public static func load(
        _ text: [UInt8],
        supplying resources: [JSONTree] = [],
        limits: JSONLimits = .standard
    ) -> FormLoading {
        let questionnaire: Questionnaire
        do {
            questionnaire = try Questionnaire(parsing: text, limits: limits)
        } catch {
            let fault = Finding(.error, rule: "json", error.message, at: error.position)
            return FormLoading(form: nil, findings: [fault])
        }
        guard questionnaire.resourceType == "Questionnaire" else {
            return FormLoading(form: nil, findings: [notAQuestionnaire(questionnaire)])
        }
        let form = Form(compiling: questionnaire, supplying: resources)
        return FormLoading(form: form, findings: form.check())
    }

    /// That a file holds another resource, or none.
    package static func notAQuestionnaire(_ file: Questionnaire) -> Finding {
        let type = file.resourceType.map { type in
            "\("AEIOU".contains(type.first ?? " ") ? "an" : "a") \(type)"
        }
        return Finding(
            .error,
            rule: "resource-type",
            "\(type ?? "a file without resourceType") is not a Questionnaire; name another file, or take it out of the folder",
            at: SourcePosition(line: 1, column: 1)
        )
    }
}
