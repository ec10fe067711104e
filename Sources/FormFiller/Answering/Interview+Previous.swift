internal import FHIRModel

// `keep-previous-answers`: what a person said first stays in the response, as `previous-answer` on the item, also where the
// question was cleared afterwards.
extension Interview {
    /// Keeps answers which the person has changed, where the form asks for it.
    mutating func keepPrevious(_ old: [AnswerValue], at occurrence: Occurrence) {
        guard formItem(of: occurrence).traits.contains(.keepsPrevious) else { return }
        let current = self[occurrence].answers
        let known = sheet.previous[occurrence] ?? []
        let new = old.filter { value in
            !current.contains { $0.isSameAnswer(as: value) }
                && !known.contains { $0.isSameAnswer(as: value) }
        }
        guard !new.isEmpty else { return }
        sheet.previous[occurrence] = known + new
        guard isEnabled(occurrence) else { return }
        if isPresent(occurrence) { writePrevious(of: occurrence) } else { attach(occurrence) }
    }

    /// Writes the earlier answers of an item into its node.
    mutating func writePrevious(of occurrence: Occurrence) {
        guard let values = sheet.previous[occurrence] else { return }
        let node = self[occurrence].node
        let old = tree.child(.extension, of: node)
        if old != JSONNode.none { tree.remove(old) }
        let array = tree.setArray(.extension, in: node)
        for value in values {
            let entry = tree.appendObject(to: array)
            tree.set(.url, string: ExtensionName.previousAnswer.url, in: entry)
            value.write(into: entry, of: &tree)
        }
    }
}
