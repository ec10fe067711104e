internal import FHIRModel
internal import FHIRPath

// SDC "Using Expressions", Variables: a name is defined once on an item, seen by the expressions of the item and of all below it,
// and is none of those the standard gives a meaning.
extension FormCompiler {
    /// Reports names that no expression can use, names nothing defines, and variables that are defined by themselves.
    mutating func checkNames(in found: FormExpressions) {
        checkDefinitions(in: found)
        for number in found.all.indices { checkUses(of: number, in: found) }
        reportVariableCycles(in: found)
    }

    private mutating func checkDefinitions(in found: FormExpressions) {
        for item in found.byItem.keys.sorted() {
            var seen: Set<String> = []
            for number in found.byItem[item] ?? [] {
                let expression = found.all[number]
                guard let name = expression.name else {
                    if expression.role == .variable {
                        report(
                            .warning,
                            "variable-name",
                            "a variable without a name cannot be used; give it one",
                            at: expression.node,
                            linkId: self.name(of: item)
                        )
                    }
                    continue
                }
                if Self.environment.contains(name) {
                    report(
                        .error,
                        "reserved-name",
                        "%\(name) has a meaning of its own in FHIRPath or SDC; give the variable another name",
                        at: expression.node,
                        linkId: self.name(of: item)
                    )
                }
                if !seen.insert(name).inserted {
                    report(
                        .error,
                        "duplicate-variable",
                        "%\(name) is defined twice here; give one of them another name",
                        at: expression.node,
                        linkId: self.name(of: item)
                    )
                }
            }
        }
    }

    private mutating func checkUses(of number: Int, in found: FormExpressions) {
        guard let names = found.all[number].reads?.variables, !names.isEmpty else { return }
        let expression = found.all[number]
        for name in names.sorted() {
            if name == expression.name, !found.knownNames.contains(name),
                found.definition(of: name, for: number, items: items) == nil
            {
                reportSelf(expression, name)
                continue
            }
            guard !Self.environment.contains(name), !found.knownNames.contains(name),
                found.definition(of: name, for: number, items: items) == nil
            else { continue }
            let isLaunch = Self.launchNames.contains(name)
            let near = Suggestion.nearest(to: name, among: found.all.compactMap(\.name))
            let isDefinedElsewhere = found.all.contains { $0.name == name }
            let advice =
                isLaunch
                ? "declare it with a launchContext extension; it is taken as empty"
                : isDefinedElsewhere
                    ? "it is defined on another item only; define it on this item or one around it"
                    : near != nil
                        ? "did you mean %\(near ?? "")?"
                        : "define it with a variable or launchContext extension, or mend the name"
            let offset = expression.parsed?.offset(ofVariable: name) ?? 0
            findings.append(
                Finding(
                    isLaunch || expression.role.mayFail ? .warning : .error,
                    rule: "unknown-variable",
                    "%\(name) is not known here: \(advice)",
                    at: tree.position(ofByte: offset, in: expression.node),
                    linkId: self.name(of: expression.item)
                )
            )
        }
    }

    /// A variable whose own expression names it, where no other of its name stands around it.
    private mutating func reportSelf(_ expression: FormExpression, _ name: String) {
        let offset = expression.parsed?.offset(ofVariable: name) ?? 0
        findings.append(
            Finding(
                .error,
                rule: "expression-cycle",
                "the variable %\(name) depends on itself; take that step out",
                at: tree.position(ofByte: offset, in: expression.node),
                linkId: self.name(of: expression.item)
            )
        )
    }

    /// Variables that need their own value first.
    private mutating func reportVariableCycles(in found: FormExpressions) {
        var done: Set<Int> = []
        for start in found.all.indices where found.all[start].name != nil {
            var path: [(number: Int, next: [Int])] = [(start, uses(of: start, in: found))]
            while let top = path.last {
                guard let next = top.next.last else {
                    done.insert(top.number)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next.removeLast()
                if done.contains(next) { continue }
                if path.contains(where: { $0.number == next }) {
                    done.insert(next)
                    report(
                        .error,
                        "expression-cycle",
                        "the variable %\(found.all[next].name ?? "") depends on itself; take one of the steps out",
                        at: found.all[next].node,
                        linkId: self.name(of: found.all[next].item)
                    )
                    continue
                }
                path.append((next, uses(of: next, in: found)))
            }
        }
    }

    private func uses(of number: Int, in found: FormExpressions) -> [Int] {
        (found.all[number].reads?.variables ?? []).sorted().compactMap {
            found.definition(of: $0, for: number, items: items)
        }
    }

    private func name(of item: Int32) -> String? { item >= 0 ? linkId(of: item) : nil }

    /// Names with a meaning in FHIRPath, FHIR and SDC.
    private static let environment: Set<String> = [
        "resource", "rootResource", "context", "questionnaire", "qitem", "qItem", "ucum", "sct",
        "loinc",
    ]

    /// Names that SDC gives to what a form is launched with.
    static let launchNames: Set<String> = [
        "patient", "encounter", "location", "user", "study", "clinical",
    ]
}
