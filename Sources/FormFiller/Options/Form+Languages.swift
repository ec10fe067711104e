internal import FHIRModel

extension FormCompiler {
    /// The languages the questionnaire has words in, its own first.
    mutating func readLanguages() -> [String] {
        var translated: [String] = []
        let url = Array(ExtensionName.translation.url.utf8)
        for node in tree.allNodes(named: .url) {
            guard tree.parent(of: node).exists, tree.isString(at: node, equalTo: url) else {
                continue
            }
            let found = Extension(at: tree.parent(of: node), in: tree)
            if let code = found.firstExtension("lang")?.text, !translated.contains(code) {
                translated.append(code)
            }
        }
        if let own = questionnaire.language {
            return [own] + translated.filter { $0 != own }
        }
        if translated.isEmpty { return [] }
        report(
            .warning,
            "language",
            "there are translations, but 'language' does not say what they are translated from; English is assumed",
            at: questionnaire.node
        )
        return ["en"] + translated.filter { $0 != "en" }
    }
}

extension Form {
    /// The one of its languages to show it in to a person who wants this one: the same, or at least the same main language;
    /// nil where it has no such words.
    public func language(for wanted: String) -> String? {
        languages.first { $0 == wanted }
            ?? languages.first { $0.isSameMainLanguage(as: wanted) }
    }
}

extension Interview {
    /// Changes the language the form is shown in, where it has words in it; answers, scores and the place stay.
    ///
    /// The texts of the response are those of the language shown, and its `language` says which that is.
    public mutating func show(in language: String) {
        guard let found = form.language(for: language), found != self.language else { return }
        self.language = found
        evaluation.alerts = nil
        for instance in sheet.instances.indices {
            for slot in sheet.instances[instance].items.indices {
                translate(Occurrence(Int32(instance), Int32(slot)))
            }
        }
        arrive()
    }

    private mutating func translate(_ occurrence: Occurrence) {
        let nodes = nodes(of: occurrence)
        guard !nodes.isEmpty, let text = form.recordedText(of: item(of: occurrence), in: language)
        else {
            return
        }
        for node in nodes { tree.setText(text, of: node) }
    }
}

extension JSONTree {
    /// Writes `QuestionnaireResponse.item.text`, in place of one that is there.
    mutating func setText(_ text: String, of item: JSONNode) {
        let old = child(.text, of: item)
        if old == JSONNode.none {
            set(.text, string: text, in: item)
        } else {
            replace(old, string: text)
        }
    }
}
