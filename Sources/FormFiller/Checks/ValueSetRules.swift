internal import FHIRModel

/// Codes of contained value sets: each once, and each with words of its own.
struct ValueSetRules {
    mutating func finish(_ subject: inout CheckSubject) {
        let tree = subject.tree
        for resource in subject.questionnaire.contained
        where tree.string(at: tree.child(.resourceType, of: resource)) == "ValueSet" {
            let compose = tree.child("compose", of: resource)
            for include in tree.elements("include", of: compose) {
                check(tree.elements("concept", of: include), &subject)
            }
        }
    }

    private func check(_ concepts: JSONTree.Children, _ subject: inout CheckSubject) {
        let tree = subject.tree
        var codes: Set<String> = []
        var words: Set<String> = []
        for concept in concepts {
            let code = tree.child(.code, of: concept)
            let display = tree.child(.display, of: concept)
            if let text = tree.string(at: code), !codes.insert(text).inserted {
                subject.report(
                    .warning,
                    "option-repeated",
                    "the value set has this code twice; remove one",
                    at: code
                )
            } else if let text = tree.string(at: display), !words.insert(text.lowercased()).inserted
            {
                subject.report(
                    .warning,
                    "option-text",
                    "another code of the value set has the same words, so visitors cannot tell them apart; change one",
                    at: display
                )
            }
        }
    }
}
