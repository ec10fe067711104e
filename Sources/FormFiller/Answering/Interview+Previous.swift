internal import FHIRModel

// `keep-previous-answers`: what a person said first stays in the response, as `previous-answer` on the item, also where the
// question was cleared afterwards.
extension Interview {
    /// Keeps answers which the person has changed, where the form asks for it.
    mutating func keepPrevious(_ old: [AnswerValue], at cell: CellID) {
        guard formItem(of: cell).traits.contains(.keepsPrevious) else { return }
        let current = self[cell].answers
        let known = previous[cell] ?? []
        let new = old.filter { value in
            !current.contains { $0.isSameAnswer(as: value) }
                && !known.contains { $0.isSameAnswer(as: value) }
        }
        guard !new.isEmpty else { return }
        previous[cell] = known + new
        guard isEnabled(cell) else { return }
        if isPresent(cell) { writePrevious(of: cell) } else { attach(cell) }
    }

    /// Whether an enabled question stands in the response: it has an answer, or had one that is kept.
    func hasSomethingToSay(_ cell: CellID) -> Bool {
        !self[cell].answers.isEmpty || previous[cell] != nil
    }

    /// Writes the earlier answers of an item into its node.
    mutating func writePrevious(of cell: CellID) {
        guard let values = previous[cell] else { return }
        let node = self[cell].node
        let old = tree.child(.extension, of: node)
        if old != JSONTree.none { tree.remove(old) }
        let array = tree.setArray(.extension, in: node)
        for value in values {
            let entry = tree.appendObject(to: array)
            tree.set(.url, string: ExtensionName.previousAnswer.url, in: entry)
            value.write(into: entry, of: &tree)
        }
    }
}
