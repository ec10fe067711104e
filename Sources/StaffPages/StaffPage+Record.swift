import FHIRModel
internal import PlainText

extension StaffPage {
    /// Number, time and place of a request.
    static func origin(of content: RequestContent, number: String?, on clock: ClinicClock) -> [Row]
    {
        var rows: [Row] = []
        if let number {
            rows.append(.fact("Request", [number]))
        }
        if let authored = content.authored {
            let made = FHIRDateTime(authored)?.secondsSince1970
            let words = [clock.words(authored), made.flatMap { clock.age(since: $0) }]
            rows.append(.fact("Made", [words.compactMap { $0 }.joined(separator: ", ")]))
        }
        if let station = content.station {
            rows.append(.fact("Station", [station]))
        }
        return rows
    }

    /// What was open when a response was let through, and what could not be made of it.
    static func warnings(of response: JSONNode, in tree: JSONTree) -> [Row] {
        let response = QuestionnaireResponse(at: response, in: tree)
        func texts(_ name: OwnExtension) -> [String] {
            response.allExtensions(name.rawValue)
                .compactMap { $0.text.map { PrintableText.line($0) } }
        }
        var rows: [Row] = []
        let open = texts(.openProblem)
        switch response.status {
        case .completed, .amended, nil:
            if !open.isEmpty { rows.append(.list("OPEN", open)) }
        case .inProgress, .stopped, .enteredInError:
            let status = response.status?.rawValue ?? ""
            rows.append(
                .sentence("NOT FINISHED: the form was let through as it stands (\(status)).")
            )
            if !open.isEmpty { rows.append(.list("Open", open)) }
        }
        let problems = ExtractionProblem.all(in: response.node, of: tree).map { problem in
            let item = problem.linkId.map { "'\($0)': " } ?? ""
            return PrintableText.line(item + problem.message)
        }
        if !problems.isEmpty { rows.append(.list("Not everything could be filled in", problems)) }
        return rows
    }

    /// Who the visitor is, where no answer says it: the record that staff gave a code for, and `Patient`.
    static func contact(of content: RequestContent, beside said: Set<String>) -> Section {
        var rows: [Row] = []
        let tree = content.tree
        func add(_ label: String, _ text: String?) {
            guard let text = text.map({ PrintableText.line($0) }), !said.contains(text) else {
                return
            }
            rows.append(.fact(label, [text]))
        }
        for record in content.recordNumbers {
            rows.append(.fact("Record", ["\(record) (by the code that staff gave)"]))
        }
        for name in tree.elements(.name, of: content.patient) {
            let parts =
                tree.elements("given", of: name).compactMap { tree.string(at: $0) }
                + [tree.text("family", of: name)].compactMap { $0 }
            add(
                "Name",
                tree.text(.text, of: name) ?? (parts.isEmpty ? nil : parts.joined(separator: " "))
            )
        }
        for telecom in tree.elements(.telecom, of: content.patient) {
            let system = tree.text(.system, of: telecom) ?? ""
            let label = ["phone": "Phone", "email": "E-mail", "sms": "Text"][system]
            add(label ?? "Contact", tree.text(.value, of: telecom))
        }
        return Section(heading: "Contact", rows: rows)
    }

    /// What was computed beside the answers: `Observation`s with their values.
    static func observations(of content: RequestContent, beside said: Set<String>) -> Section {
        let tree = content.tree
        let rows = content.observations.compactMap { observation -> Row? in
            guard let value = AnswerWords(of: observation, in: tree), !said.contains(value.line)
            else { return nil }
            let code = tree.child(.code, of: observation)
            let coding = tree.elements(.coding, of: code).first { _ in true } ?? JSONNode.none
            let label =
                tree.text(.text, of: code) ?? tree.text(.display, of: coding)
                ?? tree.text(.code, of: coding) ?? "Observation"
            return .fact(PrintableText.line(label), value.lines)
        }
        return Section(heading: "Computed", rows: rows)
    }

    /// Which forms were answered, and when.
    static func formRows(of content: RequestContent, on clock: ClinicClock) -> [Row] {
        content.responses.flatMap { response -> [Row] in
            var rows: [Row] = []
            if let form = content.tree.text(.questionnaire, of: response) {
                rows.append(.fact("Form", [PrintableText.line(form)]))
            }
            if let authored = content.tree.text(.authored, of: response) {
                rows.append(.fact("Answered", [clock.words(authored)]))
            }
            return rows
        }
    }

    /// What the page is not, its versions, and the hash by which the answers can be compared.
    static func footer(of content: RequestContent) -> [Row] {
        var rows: [Row] = [
            .sentence(
                "Self-reported on a kiosk. Not a diagnosis, not an eligibility decision."
            )
        ]
        rows.append(.fact("Versions", [versions(of: content).joined(separator: ", ")]))
        for response in content.responses {
            let digest = SHA256.hexadecimal(of: content.tree.serialized(response))
            rows.append(.sentence("SHA-256 of the answers: \(digest)"))
        }
        return rows
    }

    /// The versions of the forms, and of the page.
    static func versions(of content: RequestContent) -> [String] {
        let forms = content.responses.compactMap { content.tree.text(.questionnaire, of: $0) }
        let versions = forms.compactMap { form -> String? in
            let parts = form.split(separator: "|", maxSplits: 1)
            return parts.count == 2 ? "form \(PrintableText.line(parts[1]))" : nil
        }
        return versions + ["layout \(layout)"]
    }

    /// Changes with the order or the words of the page.
    static let layout = 2
}

extension RequestContent {
    /// The request's number, from the identifier this product gives it.
    package var numberText: String? {
        [serviceRequest, patient].lazy.flatMap { Array(tree.elements(.identifier, of: $0)) }
            .first { tree.text(.system, of: $0) == RequestTag.numberSystem }
            .flatMap { tree.text(.value, of: $0) }.map { PrintableText.line($0) }
    }

    /// What is asked for: `ServiceRequest.code.text`.
    var title: String {
        let code = tree.child(.code, of: serviceRequest)
        return PrintableText.line(tree.text(.text, of: code) ?? "Consultation request")
    }
}
