internal import FHIRModel

/// What is said of a form before it is opened: who publishes it, its languages, and whether it is a demonstration.
public struct FormCover: Sendable {
    private enum Source: Sendable {
        case form(Form)
        case members(publisher: TranslatedWords, languages: [String], isDemonstration: Bool)
    }

    private var source: Source

    /// The cover of a form.
    public init(_ form: Form) {
        source = .form(form)
    }

    /// The cover of a questionnaire by the members of its JSON object alone, without reading its items; nil where the whole has
    /// to be read to tell, as where it is written unusually.
    ///
    /// - Parameter bytes: the text of a questionnaire file. Whether it is well formed, and can be used, is not looked at.
    public init?(ofFile bytes: ArraySlice<UInt8>) {
        guard let members = JSONMembers(of: bytes, lookingFor: "/translation"),
            !members.escapesASCII,
            let translated = TranslatedWords.languages(behind: members.endings, in: bytes),
            members["resourceType"]?.elementsEqual("\"Questionnaire\"".utf8) == true
        else { return nil }
        let texts = (
            publisher: Text(members["publisher"]), language: Text(members["language"]),
            status: Text(members["status"]), approvalDate: Text(members["approvalDate"])
        )
        guard let publisher = texts.publisher, let language = texts.language,
            let status = texts.status, let approvalDate = texts.approvalDate,
            let words = TranslatedWords(publisher.string, companion: members["_publisher"])
        else { return nil }
        let own = language.string.map { [$0] } ?? []
        // What a file's words are translated from, where it does not say, is for the whole to find.
        if own.isEmpty, !translated.isEmpty { return nil }
        source = .members(
            publisher: words,
            languages: own + translated.filter { !own.contains($0) },
            isDemonstration: status.string != PublicationStatus.active.rawValue
                || members["experimental"]?.elementsEqual("true".utf8) == true
                || approvalDate.string.flatMap { FHIRDateTime($0) } == nil
        )
    }

    /// The same of a file that is known to have faults, so that it only runs as a demonstration.
    package var ofDemonstration: FormCover {
        var cover = self
        switch source {
        case .form(var form):
            form.isFaulty = true
            cover.source = .form(form)
        case .members(let publisher, let languages, _):
            cover.source = .members(
                publisher: publisher,
                languages: languages,
                isDemonstration: true
            )
        }
        return cover
    }

    /// A string as it is written between quotes, or none.
    private struct Text {
        var string: String?

        /// nil for one with an escape, which is rare here, and for what is no string: both are for the whole to tell.
        init?(_ value: ArraySlice<UInt8>?) {
            guard let value else { return }
            guard value.first == UInt8(ascii: "\""), !value.contains(UInt8(ascii: "\\")),
                let text = String(validating: value.dropFirst().dropLast(), as: UTF8.self)
            else { return nil }
            string = text
        }
    }

    /// Who publishes it, in a language.
    public func publisher(in language: String?) -> String? {
        switch source {
        case .form(let form): form.publisher(in: language)
        case .members(let publisher, let languages, _):
            publisher.text(in: language == languages.first ? nil : language)
        }
    }

    /// The languages its words come in, its own first; see ``Form/languages``.
    public var languages: [String] {
        switch source {
        case .form(let form): form.languages
        case .members(_, let languages, _): languages
        }
    }

    /// Whether it may only be shown as a demonstration; see ``Form/isDemonstration``.
    public var isDemonstration: Bool {
        switch source {
        case .form(let form): form.isDemonstration
        case .members(_, _, let isDemonstration): isDemonstration
        }
    }
}
