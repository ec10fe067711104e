// What is missing from an object, or stands there twice, and codes that are none of a closed list.
extension StructureCheck {
    mutating func reportSecond(_ node: JSONNode, ofChoice choice: Int, of number: Int) {
        let definition = table.types[number]
        report(
            .error,
            "one-choice",
            "\(definition.name) has more than one \(definition.choices[choice].name); keep one",
            at: node
        )
    }

    mutating func reportMissing(_ missing: UInt64, in number: Int, at node: JSONNode) {
        let definition = table.types[number]
        for element in table.elements(of: number)
        where element.choice < 0 && missing & element.bit != 0 {
            // An answer may stand without a value; what a form is made of may not.
            let companion = tree.child(element.name.companion, of: node)
            if companion != JSONNode.none, !isForm { continue }
            if isMisspelt(element.name.string, in: node, of: number) { continue }
            report(
                .error,
                "missing-element",
                companion == JSONNode.none
                    ? "\(definition.name) has no '\(element.name)'; add it"
                    : "\(definition.name) has no '\(element.name)', only extensions of it; add the value",
                at: companion == JSONNode.none ? node : companion
            )
        }
        for choice in definition.choices where missing & choice.bit != 0 {
            let isMistaken = tree.children(of: node).contains {
                Misnaming(of: tree.name(of: $0).string, in: number, of: table) != nil
            }
            // A value of a type that there is not is said to be unknown.
            if isMistaken || hasWordsAlone(node, as: choice.name) { continue }
            report(
                .error,
                "missing-element",
                "\(definition.name) has no \(choice.name); add it",
                at: node
            )
        }
    }

    /// Whether a choice that may be a string has its words in the string's companion (`_valueString`), formatted or translated.
    private func hasWordsAlone(_ node: JSONNode, as choice: String) -> Bool {
        choice == "value[x]"
            && tree.words(nil, beside: tree.child(.valueStringCompanion, of: node)) != nil
    }

    /// Whether a property that the type does not have has nearly this name: then the slip is said there.
    private func isMisspelt(_ name: String, in object: JSONNode, of number: Int) -> Bool {
        tree.children(of: object).contains { child in
            table.element(named: tree.name(of: child), of: number) == nil
                && !tree.name(of: child).string.hasPrefix("_")
                && Suggestion.nearest(to: tree.name(of: child).string, among: [name]) == name
        }
    }

    mutating func reportCode(at node: JSONNode, as index: Int, among numbers: Range<Int>) {
        let place = place(of: index)
        let codes = table.codes(numbers)
        let code = tree.string(at: node) ?? ""
        let meant =
            EverydayCode.meant(by: code, at: place) ?? Suggestion.nearest(to: code, among: codes)
        report(
            .error,
            "unknown-code",
            "\(place) must be one of \(codes.joined(separator: ", "))\(meant.map { "; did you mean '\($0)'?" } ?? "")",
            at: node
        )
    }
}
