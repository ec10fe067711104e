package import FHIRModel
import FHIRPath

/// What a form's own extraction makes of answers: for whoever decides what is still to be asked before they leave.
package struct ExtractionReach: Sendable {
    /// Whether a ServiceRequest is made of these answers.
    package let makesRequest: Bool
    /// Whether a Patient with a name is made by the form.
    package let namesPatient: Bool
    /// How the patient is to be reached first: `Patient.telecom.system` of these answers; nil where no Patient is made or it says none.
    package let contactSystem: String?
    /// Whether these answers make any resource besides the response.
    private let makesAnything: Bool
    /// Whether the form makes a request at all, of other answers perhaps.
    private let canMakeRequest: Bool

    /// Whether nothing is left to be asked: the request is made and says whose it is; or the form, which could make both, has
    /// decided by its own conditions that nothing leaves.
    package var isSelfContained: Bool {
        guard namesPatient, canMakeRequest else { return false }
        return makesRequest || !makesAnything
    }

    /// Tries what a form asks for on a response.
    package init(of response: QuestionnaireResponse, by plan: ExtractionPlan, at now: FHIRDateTime)
    {
        namesPatient = plan.namesPatient
        canMakeRequest = plan.makes("ServiceRequest")
        guard plan.isAuthored else {
            makesRequest = false
            makesAnything = false
            contactSystem = nil
            return
        }
        var numbers = CountedNumbers()
        let extraction = Extraction(
            of: response,
            by: plan,
            on: ExtractionSettings(now: now),
            using: &numbers
        )
        makesRequest = extraction.hasRequest
        makesAnything = extraction.makesAnything
        contactSystem = extraction.contactSystem
    }
}

extension Extraction {
    /// Whether the Bundle holds anything besides the response.
    var makesAnything: Bool {
        let bundle = bundle()
        let entries = bundle.child(.entry, of: bundle.root)
        return bundle.children(of: entries).count { _ in true } > 1
    }
}

extension Extraction {
    /// The system of the first contact point of the Patient in the Bundle.
    fileprivate var contactSystem: String? {
        let bundle = bundle()
        for entry in bundle.elements(.entry, of: bundle.root) {
            let resource = bundle.child(.resource, of: entry)
            guard bundle.text(.resourceType, of: resource) == "Patient" else { continue }
            return bundle.elements("telecom", of: resource).lazy
                .compactMap { bundle.text("system", of: $0) }.first
        }
        return nil
    }
}

extension ExtractionPlan {
    /// Whether the form can make a resource of a type, by whatever answers.
    package func makes(_ type: String) -> Bool {
        directives.contains { found in
            templates(of: found).contains { resourceType(of: $0) == type }
                || found.definitions.contains { $0.type == TypeID(fhir: type) }
        }
    }

    /// Whether a Patient that the form makes has a name: a template with one, or a definition that an answer fills in.
    package var namesPatient: Bool {
        directives.contains { found in
            templates(of: found).contains { hasName($0) }
                || found.definition.map(isNameOfPatient) == true
                || found.values.contains { isNameOfPatient($0.path) }
        }
    }

    private var directives: [ExtractionDirectives] { [root] + items.values }

    private func isNameOfPatient(_ path: DefinitionPath) -> Bool {
        path.type == "Patient" && path.steps.first?.name == "name"
    }

    private func hasName(_ template: JSONNode) -> Bool {
        resourceType(of: template) == "Patient"
            && questionnaire.tree.child(.name, of: template) != JSONNode.none
    }

    private func resourceType(of resource: JSONNode) -> String? {
        questionnaire.tree.string(at: questionnaire.tree.child(.resourceType, of: resource))
    }

    /// The templates of an item, those of its Bundle too.
    private func templates(of found: ExtractionDirectives) -> [JSONNode] {
        let tree = questionnaire.tree
        var templates = found.templates.map(\.template)
        if found.templateBundle != JSONNode.none {
            templates += tree.elements(.entry, of: found.templateBundle)
                .map { tree.child(.resource, of: $0) }
        }
        return templates
    }
}

/// Numbers one after the other: addresses of a Bundle that is not kept.
private struct CountedNumbers: RandomNumberGenerator {
    private var last: UInt64 = 0

    mutating func next() -> UInt64 {
        last += 1
        return last
    }
}
