/// By what a questionnaire is known where its file is not at hand: what staff give to a patient names the forms that are due.
///
///     let name = QuestionnaireName(questionnaire)
///     name.place(among: forms.map(\.questionnaire))   // 1: the second of them is meant
public struct QuestionnaireName: Sendable, Hashable {
    /// `Questionnaire.url`.
    public let url: String?
    /// `Questionnaire.version`.
    public let version: String?
    /// `Resource.id`.
    public let id: String?
    /// `Questionnaire.title`, or `name`; empty where it has neither.
    public let title: String

    /// A name of its parts.
    public init(url: String?, version: String? = nil, id: String? = nil, title: String = "") {
        (self.url, self.version, self.id, self.title) = (url, version, id, title)
    }

    /// That of a questionnaire.
    public init(_ questionnaire: Questionnaire) {
        self.init(
            url: questionnaire.url,
            version: questionnaire.version,
            id: questionnaire.id,
            title: questionnaire.title ?? questionnaire.name ?? ""
        )
    }

    /// That of a questionnaire by the members of its JSON object alone; nil for any other resource.
    package init?(_ members: JSONMembers) {
        guard members.string("resourceType") == "Questionnaire" else { return nil }
        self.init(
            url: members.string("url"),
            version: members.string("version"),
            id: members.string("id"),
            title: members.string("title") ?? members.string("name") ?? ""
        )
    }

    /// Which of several questionnaires is meant: the same address and version, or else the same address, whatever the version has
    /// become, or where there is no address the same id, or the same title; nil where none is.
    public func place(among questionnaires: [Questionnaire]) -> Int? {
        let others = questionnaires.map { QuestionnaireName($0) }
        if let url {
            return others.firstIndex { $0.url == url && $0.version == version }
                ?? others.firstIndex { $0.url == url }
        }
        if let id { return others.firstIndex { $0.url == nil && $0.id == id } }
        return title.isEmpty
            ? nil : others.firstIndex { $0.url == nil && $0.id == nil && $0.title == title }
    }

    /// Whether a word that somebody types means this questionnaire, in whatever case: its address, with or without the version;
    /// the last part of that; its id; or the name of its file.
    ///
    /// - Parameters:
    ///   - word: What is typed, such as `phq9`.
    ///   - file: The name of the file it stands in, such as `phq9.json`.
    /// - Returns: whether it is meant.
    public func isMeant(by word: String, file: String) -> Bool {
        let word = word.lowercased()
        let file = file.lowercased()
        var names = [file, file.hasSuffix(".json") ? String(file.dropLast(5)) : file]
        if let id { names.append(id.lowercased()) }
        if let url = url?.lowercased() {
            names += [url, url + "|" + (version ?? "").lowercased()]
            if let last = url.split(separator: "/").last { names.append(String(last)) }
        }
        return !word.isEmpty && names.contains(word)
    }
}
