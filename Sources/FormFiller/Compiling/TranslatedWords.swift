internal import FHIRModel

/// A text of a file and its `translation`s, read without the rest of the file.
struct TranslatedWords: Sendable {
    private let own: String?
    private var translations: [Translation] = []

    /// The text, and the companion beside it (`_publisher`) as it is written; nil where that is no companion.
    init?(_ own: String?, companion: ArraySlice<UInt8>?) {
        guard let companion else {
            self.own = own
            return
        }
        guard let tree = try? JSONTree(parsing: Array(companion)) else { return nil }
        self.own = tree.words(own, beside: tree.root)
        translations = tree.translations(beside: tree.root)
    }

    /// The text in a language, exactly or at least its main one; as it is without a translation.
    func text(in language: String?) -> String? {
        guard let language else { return own }
        let found =
            translations.first { $0.language == language }
            ?? translations.first { $0.language.isSameMainLanguage(as: language) }
        return found?.words ?? own
    }

    /// The languages of a file's translations, each once, in their order.
    ///
    /// - Parameters:
    ///   - places: where the addresses of the extension end, behind their quotes. `"extension"` must follow, and in it
    ///     `lang` first.
    ///   - bytes: the text of the file.
    /// - Returns: nil where a translation is not written as programs write it.
    static func languages(behind places: [Int], in bytes: ArraySlice<UInt8>) -> [String]? {
        var found: [ArraySlice<UInt8>] = []
        for place in places {
            var rest = bytes[place...]
            for token in tokens where !take(token, from: &rest) { return nil }
            guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
            let code = rest[..<end]
            if code.isEmpty || code.contains(UInt8(ascii: "\\")) { return nil }
            if !found.contains(code) { found.append(code) }
        }
        return found.map { String(decoding: $0, as: UTF8.self) }
    }

    private static let tokens = [
        ",", "\"extension\"", ":", "[", "{", "\"url\"", ":", "\"lang\"", ",", "\"valueCode\"", ":",
        "\"",
    ].map { Array($0.utf8) }

    /// Goes behind blanks and a token; false where another stands there.
    private static func take(_ token: [UInt8], from rest: inout ArraySlice<UInt8>) -> Bool {
        rest = rest.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        guard rest.starts(with: token) else { return false }
        rest = rest.dropFirst(token.count)
        return true
    }
}
