internal import FHIRModel

/// What holds at an item of one of the questionnaires that are put together.
struct AssemblyScope {
    /// The questionnaire the item stands in.
    let source: Questionnaire
    /// Its name in findings; nil for the root, whose places are told instead.
    let module: String?
    /// What its linkIds begin with in the whole.
    let prefix: String
    /// What the linkIds of modules below the item begin with: the value of `linkIdPrefix` there.
    var prefixBelow: String
    /// The linkIds it has itself.
    let linkIds: Set<String>
    /// The new names of its contained resources, by the old ones.
    var contained: [String: String] = [:]
    /// The variables that can be seen.
    var variables: Set<String>
    /// The addresses of the questionnaires around it, itself the last.
    var chain: [String]

    init(
        _ source: Questionnaire,
        module: String?,
        prefix: String,
        variables: Set<String>,
        chain: [String]
    ) {
        self.source = source
        self.module = module
        self.prefix = prefix
        prefixBelow = prefix
        self.variables = variables
        self.chain = chain + [source.url ?? ""]
        var linkIds: Set<String> = []
        var pending = Array(source.tree.elements(.item, of: source.node))
        while let node = pending.popLast() {
            if let id = source.tree.string(at: source.tree.child(.linkId, of: node)) {
                linkIds.insert(id)
            }
            pending.append(contentsOf: source.tree.elements(.item, of: node))
        }
        self.linkIds = linkIds
    }
}
