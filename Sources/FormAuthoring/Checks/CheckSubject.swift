internal import FHIRModel
internal import FormExtraction
internal import FormFiller
internal import Terminology

/// What the families of rules look at, read once, and what they found.
package struct CheckSubject {
    let questionnaire: Questionnaire
    let tree: JSONTree
    let form: Form
    let settings: CheckSettings
    /// What becomes of the answers; nil where no extension says so.
    let plan: ExtractionPlan?
    /// The template, definition or code that makes it a consultation form; nil where it is none.
    private(set) var serviceRequest: JSONNode?
    /// Every `url` that is an extension's address, or may be, in the order of the file: what rules about extensions anywhere look at.
    let addresses: [NamedAddress]
    /// What each condition requires, by its number.
    let requirements: [AnswerRequirement?]
    /// The options of questions that conditions look at.
    var offered: [Int32: [OfferedOption]] = [:]
    /// How the linkIds are read that have blanks or signs that cannot be seen.
    var doubtfulLinkIds: Set<String> = []
    private(set) var findings: [Finding]
    /// Places at which the structure is already said to be wrong.
    let faulty: Set<SourcePosition>
    private let names = ItemProperties.Names()

    init(
        _ questionnaire: Questionnaire,
        settings: CheckSettings,
        structural: [Finding],
        terminology: [any TerminologySource] = []
    ) {
        self.questionnaire = questionnaire
        self.settings = settings
        findings = structural
        tree = questionnaire.tree
        form = Form(compiling: questionnaire, terminology: terminology)
        addresses = tree.allNodes(named: .url).map { [tree] in NamedAddress(at: $0, in: tree) }
        plan = ExtractionPlan.isAskedFor(in: tree) ? ExtractionPlan(questionnaire) : nil
        serviceRequest = plan?.serviceRequest
        findings.reserveCapacity(structural.count + form.items.count)
        requirements = form.conditions.map { [tree] in AnswerRequirement($0, in: tree) }
        faulty = Set(structural.filter { $0.severity == .error }.compactMap(\.position))
        serviceRequest = serviceRequest ?? consultationCode
        add(form.findings)
    }

    /// An item by its number.
    func item(_ index: Int32) -> CheckedItem {
        let item = form.items[Int(index)]
        let properties = ItemProperties(of: item.node, in: tree, names: names)
        return CheckedItem(
            index: index,
            item: item,
            properties: properties,
            extensions: extensions(at: properties.extensions),
            tree: tree
        )
    }

    /// The extensions that stand in an array, in its order.
    func extensions(at array: JSONNode) -> [NamedExtension] {
        var extensions: [NamedExtension] = []
        var node = tree.firstChild(of: array)
        while node != JSONNode.none {
            extensions.append(NamedExtension(at: node, in: tree))
            node = tree.nextSibling(of: node)
        }
        return extensions
    }

    /// Adds findings of the form; what stands where the structure is wrong is the same fault and is left out.
    mutating func add(_ found: [Finding]) {
        findings += found.filter { finding in
            guard let place = finding.position else { return true }
            // An expression is read from behind its quotation mark.
            let start = SourcePosition(line: place.line, column: max(place.column - 1, 1))
            // That a linkId stands twice is a fault of its own, whatever is wrong with its signs.
            if finding.isOf(.que2) { return true }
            return !faulty.contains(place)
                && (!finding.isOf(.expression) || !faulty.contains(start))
        }
    }

    /// Adds a finding about a value.
    mutating func report(
        _ severity: Finding.Severity,
        _ rule: QuestionnaireRule,
        _ message: String,
        at node: JSONNode,
        byte: Int? = nil,
        linkId: String? = nil
    ) {
        var position = node == JSONNode.none ? nil : tree.position(of: node)
        if let byte, position != nil { position = tree.position(ofByte: byte, in: node) }
        if let position, faulty.contains(position) { return }
        findings.append(Finding(severity, rule: rule, message, at: position, linkId: linkId))
    }

    /// The place of an answer's value that is most likely wrong: the value of a Quantity, the code of a Coding, else itself.
    func leaf(of value: JSONNode) -> JSONNode {
        guard value.exists, tree.kind(of: value) == .object else { return value }
        for name in [ElementName.value, .code, .display] {
            let child = tree.child(name, of: value)
            if child != JSONNode.none { return child }
        }
        return value
    }
}
