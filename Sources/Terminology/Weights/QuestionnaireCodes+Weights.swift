package import FHIRModel

/// A coded answer is no option of its question, or of several systems without saying which, so that what it counts cannot be
/// told.
package struct UnknownWeight: Error {}

// SDC, FHIRPath supplements, weight(): what is not written in the answer is looked for on the option that was chosen, then
// on the concept of the value set, then of the code system; always by system and code.
extension QuestionnaireCodes {
    /// What a coded answer to a question counts; nil for an option without a weight.
    package func weight(
        of code: ConceptCode,
        answering linkId: String
    ) throws(UnknownWeight) -> FHIRDecimal? {
        guard let question = question(linkId) else { throw UnknownWeight() }
        let options = tree.elements(.answerOption, of: question).map { option in
            (option: option, value: tree.child(.valueCoding, of: option))
        }
        let matches = options.onlyMatches(of: code) { ConceptCode(at: $0.value, in: tree) }
        if let chosen = matches?.first {
            return ItemWeight.extended(on: chosen.option, in: tree)
                ?? ItemWeight.extended(on: chosen.value, in: tree) ?? concept(code).weight
        }
        guard matches != nil else { throw UnknownWeight() }
        if let reference = tree.string(at: tree.child(.answerValueSet, of: question)),
            let expansion = expansion(of: reference)
        {
            guard let found = expansion.concept(code) else { throw UnknownWeight() }
            if let found { return found.weight }
        }
        let listed = concept(code)
        if listed.isKnown { return listed.weight }
        let isOpen = tree.string(at: tree.child(.type, of: question)) == "open-choice"
        if !options.isEmpty, isOpen { return nil }
        throw UnknownWeight()
    }

    /// What an answer that is no Coding counts: the weight of the option with the same value.
    package func weight(
        ofPlain answer: JSONNode,
        in response: JSONTree,
        answering linkId: String
    ) -> FHIRDecimal? {
        guard let question = question(linkId) else { return nil }
        let values =
            (response.kind(of: answer) == .object ? Array(response.children(of: answer)) : [answer])
            .filter { response.kind(of: $0) == .string || response.kind(of: $0) == .number }
        for option in tree.elements(.answerOption, of: question) {
            for value in values {
                let name = response.name(of: value)
                let other = tree.child(name, of: option)
                // Words that stand only formatted are stored as the string.
                if other.isNone, name == .valueString,
                    let words = tree.words(
                        nil,
                        beside: tree.child(.valueStringCompanion, of: option)
                    ),
                    words == response.string(at: value)
                {
                    return ItemWeight.extended(on: option, in: tree)
                }
                if other.exists, tree.kind(of: other) == response.kind(of: value),
                    tree.bytes(at: other) == response.bytes(at: value)
                {
                    return ItemWeight.extended(on: option, in: tree)
                }
            }
        }
        return nil
    }
}
