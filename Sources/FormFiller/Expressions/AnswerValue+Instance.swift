import FHIRModel
import FHIRPath

extension AnswerValue {
    /// The answer an element is that an expression made, such as `Coding { code: 'a' }`; nil for a type no answer can have.
    init?(_ instance: FHIRPathInstance) {
        let name = instance.type.name
        guard let tree = instance.tree,
            let kind = Kind.allCases.first(where: {
                $0.suffix == name.prefix(1).uppercased() + name.dropFirst()
            })
        else { return nil }
        self.init(at: instance.node(in: tree), in: tree, kind: kind)
    }
}

extension Coding {
    /// The Coding an element is that an expression made; nil for any other type.
    init?(_ instance: FHIRPathInstance) {
        guard case .coding(let coding)? = AnswerValue(instance) else { return nil }
        self = coding
    }
}
