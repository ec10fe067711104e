import ConformanceData
import FHIRModel
import Foundation
import Testing

/// The program knows no questionnaire: no linkId, answer code or phrase of a shipped file stands in a text of `Sources`.
///
/// A single word of letters, such as `path` or `yes`, is everyday speech and R4's own, and so is a phrase of two words; whatever
/// has a dot, a hyphen or a digit, and whatever has three words, is a file's.
@Suite struct NoQuestionnaireInSwiftTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    @Test func noNameOrPhraseOfAShippedFileStandsInSources() throws {
        let (names, phrases) = try Self.shipped()
        #expect(names.contains("safety.now") && names.contains("not-now"))
        #expect(phrases.contains("i would rather not say"))
        #expect(phrases.contains("feeling tired or having little energy"))
        let texts = try Self.texts()
        #expect(texts.count > 1_000)
        for (file, text) in texts {
            for name in Self.names(in: text)
            where names.contains(name) && !Self.endsSentence(name, in: text) {
                Issue.record("\(file): '\(name)' is a name of a shipped questionnaire")
            }
            let lower = text.lowercased()
            for phrase in phrases where lower.contains(phrase) {
                Issue.record("\(file): '\(phrase)' are words of a shipped questionnaire")
            }
        }
    }

    /// The names in a text: runs of letters, digits, dots and hyphens; `safety.` is the beginning of one, and as telling.
    private static func names(in text: String) -> [String] {
        text.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }.map(String.init)
    }

    /// Whether a word with a dot is no beginning of a name but the last word of a sentence: a space stands before it and
    /// one, or the end of the text, after it.
    private static func endsSentence(_ name: String, in text: String) -> Bool {
        guard name.hasSuffix(".") else { return false }
        return text.ranges(of: name).allSatisfy { range in
            let before = text[..<range.lowerBound].last
            let after = text[range.upperBound...].first
            return before == " " && (after == nil || after == " " || after == "\n")
        }
    }

    /// The linkIds and codes of the shipped files, the beginnings of linkIds up to a dot, and the words of their options.
    private static func shipped() throws -> (names: Set<String>, phrases: Set<String>) {
        let folder = package.appending(path: "Questionnaires")
        var names: Set<String> = []
        var phrases: Set<String> = []
        func read(_ items: Any?) {
            for item in items as? [[String: Any]] ?? [] {
                let linkId = item["linkId"] as? String ?? ""
                names.insert(linkId)
                let parts = linkId.split(separator: ".")
                for count in 1..<max(parts.count, 1) {
                    names.insert(parts.prefix(count).joined(separator: ".") + ".")
                }
                for option in item["answerOption"] as? [[String: Any]] ?? [] {
                    let coding = option["valueCoding"] as? [String: Any] ?? [:]
                    if let code = coding["code"] as? String { names.insert(code) }
                    let words = coding["display"] as? String ?? option["valueString"] as? String
                    if let words { phrases.insert(words.lowercased()) }
                }
                read(item["item"])
            }
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }
        for file in files {
            let data = try Data(contentsOf: folder.appending(path: file))
            read((try JSONSerialization.jsonObject(with: data) as? [String: Any])?["item"])
        }
        phrases.formUnion(try templateQuestions())
        return (
            names.filter { $0.contains { !$0.isLetter } },
            phrases.filter { $0.split(separator: " ").count >= 3 }
        )
    }

    /// What the forms to begin with ask; their codes and options are those of published instruments, which a check may know.
    private static func templateQuestions() throws -> [String] {
        let folder = package.appending(path: "Templates")
        var questions: [String] = []
        func read(_ items: Any?) {
            for item in items as? [[String: Any]] ?? [] {
                if let text = item["text"] as? String { questions.append(text.lowercased()) }
                read(item["item"])
            }
        }
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where file.hasSuffix(".json") {
            let data = try Data(contentsOf: folder.appending(path: file))
            read((try JSONSerialization.jsonObject(with: data) as? [String: Any])?["item"])
        }
        return questions
    }

    /// The lines of every Swift file of `Sources` that hold a text, or stand in one; comments are none.
    private static func texts() throws -> [(file: String, text: String)] {
        let sources = package.appending(path: "Sources")
        return try FileManager.default.subpathsOfDirectory(atPath: sources.path)
            .filter { $0.hasSuffix(".swift") }.sorted().flatMap { file in
                let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
                var isInside = false
                return text.split(separator: "\n").compactMap {
                    line -> (file: String, text: String)? in
                    let quotes = line.components(separatedBy: "\"\"\"").count - 1
                    let wasInside = isInside
                    if quotes % 2 == 1 { isInside.toggle() }
                    let isComment = line.drop { $0 == " " }.hasPrefix("//") && !wasInside
                    guard !isComment else { return nil }
                    if wasInside { return (file, String(line)) }
                    // What stands between quotation marks.
                    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
                    let inner = parts.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
                    return inner.isEmpty ? nil : (file, inner.joined(separator: "\n"))
                }
            }
    }
}
