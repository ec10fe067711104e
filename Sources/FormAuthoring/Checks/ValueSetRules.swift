internal import FHIRModel
internal import FormFiller

/// Codes of contained value sets: each once, and each with words of its own.
struct ValueSetRules {
    mutating func finish(_ subject: inout CheckSubject) {
        let tree = subject.tree
        for resource in subject.questionnaire.contained
        where tree.string(at: tree.child(.resourceType, of: resource)) == "ValueSet" {
            let compose = tree.child(.compose, of: resource)
            for include in tree.elements(.include, of: compose) {
                check(tree.elements(.concept, of: include), &subject)
                checkPart(include, &subject)
            }
            for exclude in tree.elements(.exclude, of: compose) { checkPart(exclude, &subject) }
            checkEntries(of: tree.child(.expansion, of: resource), &subject)
        }
    }

    /// One include or exclude (R4 vsd-1, vsd-2, vsd-3).
    private func checkPart(_ part: JSONNode, _ subject: inout CheckSubject) {
        let tree = subject.tree
        let hasSystem = tree.child(.system, of: part) != JSONNode.none
        let hasConcepts = tree.child(.concept, of: part) != JSONNode.none
        let hasFilters = tree.child(.filter, of: part) != JSONNode.none
        if hasConcepts, hasFilters {
            subject.report(
                .warning,
                .vsd3,
                "either the codes are listed or filters find them; keep concept or filter",
                at: tree.child(.filter, of: part)
            )
        }
        if hasSystem { return }
        if hasConcepts || hasFilters {
            report(
                .vsd2,
                "codes without a system mean nothing; add the system",
                at: part,
                &subject
            )
        } else if tree.child(.valueSet, of: part) == JSONNode.none {
            report(
                .vsd1,
                "neither a system nor a value set is named; add one",
                at: part,
                &subject
            )
        }
    }

    /// The entries of a stored expansion (R4 vsd-6, vsd-9, vsd-10).
    private func checkEntries(of page: JSONNode, _ subject: inout CheckSubject) {
        let tree = subject.tree
        var pending = Array(tree.elements(.contains, of: page))
        pending.reverse()
        while let entry = pending.popLast() {
            let hasCode = tree.child(.code, of: entry) != JSONNode.none
            let isHeading = tree.boolean(at: tree.child(.abstract, of: entry)) == true
            if !hasCode, tree.child(.display, of: entry) == JSONNode.none {
                report(.vsd6, "an entry needs a code or a display", at: entry, &subject)
            } else if !hasCode, !isHeading {
                report(
                    .vsd9,
                    "an entry without a code is a heading; add the code, or abstract true",
                    at: entry,
                    &subject
                )
            } else if hasCode, tree.child(.system, of: entry) == JSONNode.none {
                report(
                    .vsd10,
                    "a code without a system means nothing; add the system",
                    at: entry,
                    &subject
                )
            }
            let below = Array(tree.elements(.contains, of: entry))
            pending += below.reversed()
        }
    }

    /// Reports a rule of R4, unless it is said there already why codes are missing.
    private func report(
        _ rule: QuestionnaireRule,
        _ message: String,
        at node: JSONNode,
        _ subject: inout CheckSubject
    ) {
        let place = subject.tree.position(of: node)
        let isSaid = subject.form.findings.contains {
            $0.isOf(.valueSet) && $0.position == place
        }
        if !isSaid { subject.report(.warning, rule, message, at: node) }
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
                    .optionRepeated,
                    "the value set has this code twice; remove one",
                    at: code
                )
            } else if let text = tree.string(at: display), !words.insert(text.lowercased()).inserted
            {
                subject.report(
                    .warning,
                    .optionText,
                    "another code of the value set has the same words, so visitors cannot tell them apart; change one",
                    at: display
                )
            }
        }
    }
}
