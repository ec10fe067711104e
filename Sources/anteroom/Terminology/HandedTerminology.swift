import Terminology

/// The ValueSets and CodeSystems the questionnaires of a kiosk have asked for, as its supervisor hands them to every visit: a
/// visit need not look through thousands of them again.
struct HandedTerminology {
    /// What was asked, also in vain.
    var questions: Set<String>
    /// What was found, with the text of each.
    var texts: [(text: TerminologyIndex.Text, bytes: [UInt8])]

    /// Everything forms have wanted of a library of files.
    init(_ library: TerminologyLibrary, of files: TerminologyFiles) {
        let use = library.use
        let bytes = files.texts(Array(use.texts.keys))
        questions = use.questions
        texts = use.texts.sorted { $0.key < $1.key }.compactMap { number, text in
            bytes[number].map { (text, $0) }
        }
    }

    /// Where a visit finds what was handed on, and what the rest need not be asked for again.
    var library: TerminologyLibrary {
        var index = TerminologyIndex()
        var taken: [[UInt8]] = []
        for (text, bytes) in texts where index.add(text, bytes[...]) != nil { taken.append(bytes) }
        return TerminologyLibrary(open: { [index] in index }, read: { [taken] in taken[$0] })
    }

    /// The questions, as a library takes them that need not answer them.
    var use: TerminologyUse {
        var use = TerminologyUse()
        use.questions = questions
        return use
    }

    // MARK: In a parcel

    private static let mark = "/terminology"

    /// As files of a parcel; no questionnaire's name has a slash.
    var files: [QuestionnaireParcel.File] {
        let asked = questions.sorted().joined(separator: "\n")
        return [QuestionnaireParcel.File(name: Self.mark, bytes: Array(asked.utf8)[...])]
            + texts.map {
                .init(name: "\(Self.mark)/\($0.text.written)", bytes: $0.bytes[...])
            }
    }

    /// Takes them out of a parcel; nil where it has none.
    init?(takenFrom parcel: inout QuestionnaireParcel) {
        let mine = parcel.files.filter { $0.name.hasPrefix(Self.mark) }
        parcel.files.removeAll { $0.name.hasPrefix(Self.mark) }
        guard let asked = mine.first, asked.name == Self.mark else { return nil }
        let lines = String(decoding: asked.bytes, as: UTF8.self).split(separator: "\n")
        questions = Set(lines.map(String.init))
        texts = mine.dropFirst().compactMap { file in
            TerminologyIndex.Text(written: file.name.dropFirst(Self.mark.count + 1))
                .map { ($0, Array(file.bytes)) }
        }
    }
}
