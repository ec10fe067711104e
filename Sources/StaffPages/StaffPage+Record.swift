import FHIRModel

extension StaffPage {
    /// Number, time and place of a request.
    static func origin(of content: RequestContent, number: String?, on clock: ClinicClock) -> [Row]
    {
        var rows: [Row] = []
        if let number {
            rows.append(.fact("Request", number))
        }
        if let authored = content.authored {
            let made = FHIRDateTime(authored)?.secondsSince1970
            let words = [clock.words(authored), made.flatMap { clock.age(since: $0) }]
            rows.append(.fact("Made", words.compactMap { $0 }.joined(separator: ", ")))
        }
        if let station = content.station {
            rows.append(.fact("Station", station))
        }
        return rows
    }

    /// Who the visitor says they are, where no contact questions are known: `Patient`.
    static func contact(of content: RequestContent) -> [Section] {
        var rows: [Row] = []
        let tree = content.tree
        for name in tree.elements(.name, of: content.patient) {
            if let text = tree.text(.text, of: name) {
                rows.append(.fact("Name", PrintableText.line(text)))
            }
        }
        for telecom in tree.elements(.telecom, of: content.patient) {
            if let value = tree.text(.value, of: telecom) {
                let system = tree.text(.system, of: telecom) ?? ""
                let label = ["phone": "Phone", "email": "E-mail", "sms": "Text"][system]
                rows.append(.fact(label ?? "Contact", PrintableText.line(value)))
            }
        }
        return [Section(heading: "Contact", rows: rows)]
    }

    /// Questions and answers by the outermost group they stand in.
    static func answers(_ responses: [[Reply]], heading: String) -> [Section] {
        var sections: [Section] = []
        for reply in responses.flatMap({ $0 }) {
            let group = reply.headings.first ?? heading
            if sections.last?.heading != group { sections.append(Section(heading: group)) }
            sections[sections.count - 1].rows += rows(reply.question, reply)
        }
        return sections
    }

    /// A label with the answers of a reply, and what they were before.
    static func rows(_ label: String, _ reply: Reply?, absent: String = "Not answered") -> [Row] {
        guard let reply else { return [.fact(label, absent)] }
        var rows: [Row] =
            switch reply.answers.count {
            case 0: [.fact(label, absent)]
            case _: [.fact(label, reply.answers.joined(separator: "; "))]
            }
        if !reply.earlier.isEmpty {
            rows.append(
                .fact("  CHANGED, earlier answer", reply.earlier.joined(separator: "; "))
            )
        }
        return rows
    }

    /// `Observation`s with their values.
    static func scores(of content: RequestContent) -> [Section] {
        let tree = content.tree
        let rows = content.observations.compactMap { observation -> Row? in
            guard let value = AnswerWords(of: observation, in: tree) else { return nil }
            let code = tree.child(.code, of: observation)
            let coding = tree.elements(.coding, of: code).first { _ in true } ?? JSONTree.none
            let label =
                tree.text(.text, of: code) ?? tree.text(.display, of: coding)
                ?? tree.text(.code, of: coding) ?? "Score"
            return .fact(PrintableText.line(label), value.words)
        }
        return [Section(heading: "Scores", rows: rows)]
    }

    /// Which forms were answered, and when.
    static func record(of content: RequestContent, on clock: ClinicClock) -> Section {
        Section(heading: "Form and time", rows: formRows(of: content, on: clock))
    }

    static func formRows(of content: RequestContent, on clock: ClinicClock) -> [Row] {
        content.responses.flatMap { response -> [Row] in
            var rows: [Row] = []
            if let form = content.tree.text(.questionnaire, of: response) {
                rows.append(.fact("Form", PrintableText.line(form)))
            }
            if let authored = content.tree.text(.authored, of: response) {
                rows.append(.fact("Answered", clock.words(authored)))
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
        let forms = content.responses.compactMap {
            content.tree.text(.questionnaire, of: $0)
        }
        let versions = forms.compactMap { form -> String? in
            let parts = form.split(separator: "|", maxSplits: 1)
            return parts.count == 2 ? "form \(PrintableText.line(parts[1]))" : nil
        }
        rows.append(.fact("Versions", (versions + ["page \(layout)"]).joined(separator: ", ")))
        for response in content.responses {
            let digest = SHA256.hexadecimal(of: content.tree.serialized(response))
            rows.append(.sentence("SHA-256 of the answers: \(digest)"))
        }
        return rows
    }

    /// Changes with the order or the words of the page.
    static let layout = 1
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
