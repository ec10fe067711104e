public import FormFiller

extension RandomWalker {
    /// Makes one random edit anywhere in a whole form: answers or clears a question, adds or removes an instance; some are refused.
    public mutating func edit(_ whole: inout WholeForm) -> WholeForm.Change? {
        let items = whole.items.filter(\.isEnabled)
        let groups = items.filter { $0.mayAddInstance || $0.mayRemoveInstance }
        if next(below: 4) == 0, let group = groups.randomElement(using: &self) {
            if group.mayAddInstance, group.instances.count < 4, next(below: 3) > 0 {
                return whole.addInstance(of: group.place)
            }
            if let instance = group.instances.randomElement(using: &self) {
                return whole.removeInstance(instance.id, of: group.place)
            }
        }
        guard let item = items.filter(\.isEditable).randomElement(using: &self),
            let question = item.question
        else { return nil }
        return whole.set(next(below: 5) == 0 ? [] : answers(to: question), at: item.place)
    }
}
