internal import FHIRModel
internal import FHIRPath
internal import FormExtraction
internal import FormFiller

/// What a form that leaves a consultation request owes its visitors: to ask before it stores (consent), to call staff when
/// somebody needs a person now (`staff-alert`), and to ask how to reach them (contact).
///
/// A form is such a one if a ServiceRequest is among its templates or definitions, or its own code says so.
struct ConsultationRules {
    private var consent: Int32?
    private var hasContact = false
    /// The first question that is asked whatever was answered before it.
    private var unconditional: CheckedItem?
    private var firstQuestion: CheckedItem?

    /// Says what visitors are asked at the end, where the form makes resources but does not ask it all itself.
    private func checkEnd(_ subject: inout CheckSubject) {
        guard let plan = subject.plan, plan.isAuthored else { return }
        let request = plan.serviceRequest
        guard request == nil || !plan.namesPatient else { return }
        let missing = [
            request == nil ? "no ServiceRequest" : nil,
            plan.namesPatient ? nil : "no Patient with a name",
        ].compactMap(\.self).joined(separator: " and ")
        subject.report(
            .note,
            .askedAtTheEnd,
            "the form makes \(missing), so visitors are asked at its end whether staff may have their answers\(plan.namesPatient ? "" : ", who they are")\(request == nil ? ", and whether somebody shall get in touch" : ""); nothing is kept after a no to the first",
            at: request.map { subject.place(of: $0) } ?? subject.questionnaire.node
        )
    }

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard subject.serviceRequest != nil, item.item.isAskable else { return }
        if firstQuestion == nil { firstQuestion = item }
        let text = subject.tree.string(at: item.properties.text) ?? ""
        let asksConsent = Self.asksConsent(item, text, subject)
        if consent == nil, asksConsent {
            consent = item.index
        } else if unconditional == nil, !asksConsent, !subject.isConditional(item.index) {
            unconditional = item
        }
        if !hasContact { hasContact = Self.asksContact(item, text, subject) }
    }

    mutating func finish(_ subject: inout CheckSubject) {
        checkEnd(&subject)
        guard let request = subject.serviceRequest else { return }
        checkConsent(at: request, &subject)
        if subject.questionnaire.firstExtension(.staffAlert) == nil {
            subject.report(
                .warning,
                .noSafetyPath,
                "the form makes a consultation request but has no staff-alert: nobody is called when a visitor needs a person now; add the extension to the questionnaire",
                at: subject.place(of: request)
            )
        }
        if !hasContact {
            subject.report(
                .warning,
                .noContactQuestion,
                "the form makes a consultation request but asks for no phone number or address, so staff cannot answer it; add such a question",
                at: subject.place(of: request)
            )
        }
        if !subject.hasContact {
            subject.report(
                .warning,
                .noClinicContact,
                "the questionnaire has no contact with a telecom, so visitors are not told how to reach the clinic; add its name and telecom",
                at: subject.place(of: request)
            )
        }
    }

    private func checkConsent(at request: JSONNode, _ subject: inout CheckSubject) {
        guard let consent else {
            subject.report(
                .warning,
                .noConsent,
                "the form makes a consultation request but never asks whether it may; add a question whose linkId has “consent” in it, and let the others depend on it",
                at: subject.place(of: request)
            )
            return
        }
        let item = subject.item(consent)
        if !item.item.traits.contains(.required) {
            subject.report(
                .warning,
                .consentOptional,
                "the consent question can be skipped; say required",
                at: item.properties.required == JSONNode.none
                    ? item.properties.linkId : item.properties.required,
                linkId: item.linkId
            )
        }
        guard let unconditional else { return }
        subject.report(
            .warning,
            .askedWithoutConsent,
            "this is asked whatever the visitor said to '\(item.linkId ?? "")'; give it, or the group around it, a condition",
            at: unconditional.properties.linkId,
            linkId: unconditional.linkId
        )
    }

    private static func asksConsent(
        _ item: CheckedItem,
        _ text: String,
        _ subject: CheckSubject
    ) -> Bool {
        guard item.type == .boolean || item.type == .choice || item.type == .openChoice else {
            return false
        }
        if item.linkId?.lowercased().contains("consent") == true { return true }
        if subject.codes(of: item).contains(where: { $0.lowercased().contains("consent") }) {
            return true
        }
        return text.lowercased().contains("consent")
    }

    private static func asksContact(
        _ item: CheckedItem,
        _ text: String,
        _ subject: CheckSubject
    ) -> Bool {
        switch item.type {
        case .string, .text, .integer, .url, .openChoice, .decimal: break
        case .group, .display, .boolean, .date, .dateTime, .time, .choice, .attachment,
            .reference, .quantity:
            return false
        }
        let signs = ["phone", "email", "e-mail", "telecom", "mobile", "address"]
        let definition = subject.tree.string(
            at: subject.tree.child(.definition, of: item.item.node)
        )
        let said = [item.linkId ?? "", text, definition ?? ""] + subject.codes(of: item)
        let whole = said.joined(separator: " ").lowercased()
        return signs.contains { whole.contains($0) }
    }
}

extension ExtractionPlan {
    /// The template or extension by which the form makes a ServiceRequest; nil where it makes none of its own.
    var serviceRequest: JSONNode? {
        let tree = questionnaire.tree
        for directives in [root] + items.values {
            for template in directives.templates.map(\.template)
            where isServiceRequest(template) { return template }
            for definition in directives.definitions where definition.type == .serviceRequest {
                return definition.node
            }
            for entry in tree.elements(.entry, of: directives.templateBundle) {
                let resource = tree.child(.resource, of: entry)
                if resource != JSONNode.none, isServiceRequest(resource) { return resource }
            }
        }
        return nil
    }

    private func isServiceRequest(_ node: JSONNode) -> Bool {
        let tree = questionnaire.tree
        return tree.string(at: tree.child(.resourceType, of: node)) == "ServiceRequest"
    }
}

extension CheckSubject {
    /// Where a resource says what it is; an extension or a code that stands for one is its own place.
    func place(of resource: JSONNode) -> JSONNode {
        let type = tree.child(.resourceType, of: resource)
        return type == JSONNode.none ? resource : type
    }

    /// Whether the questionnaire says how to reach the clinic.
    fileprivate var hasContact: Bool {
        tree.elements(.contact, of: questionnaire.node).contains { contact in
            tree.elements(.telecom, of: contact).contains { telecom in
                // A number can also come from an extension, or say why it is not there.
                tree.child(.value, of: telecom) != JSONNode.none
                    || tree.child("_value", of: telecom) != JSONNode.none
            }
        }
    }

    /// The code by which a questionnaire says that it asks for a consultation or a referral.
    var consultationCode: JSONNode? {
        tree.elements(.code, of: questionnaire.node).first { node in
            let said = [ElementName.code, .display].compactMap {
                tree.string(at: tree.child($0, of: node))?.lowercased()
            }
            return said.contains { text in
                text == "11429006" || text == "3457005" || text.contains("consult")
                    || text.contains("referral")
            }
        }
    }

    /// Whether an item, or one around it, is only there under a condition.
    func isConditional(_ index: Int32) -> Bool {
        var index = index
        while index >= 0 {
            let item = form.items[Int(index)]
            if !item.conditions.isEmpty { return true }
            let expressions = form.expressions.byItem[index] ?? []
            if expressions.contains(where: { form.expressions.all[$0].role == .enableWhen }) {
                return true
            }
            index = item.parent
        }
        return false
    }

    /// The codes of an item and their words.
    func codes(of item: CheckedItem) -> [String] {
        guard item.properties.code != JSONNode.none else { return [] }
        return tree.children(of: item.properties.code).flatMap { node in
            [ElementName.code, .display].compactMap { tree.string(at: tree.child($0, of: node)) }
        }
    }
}
