internal import FHIRModel
internal import FormFiller

/// Words visitors read that are in another language than the form says, or signs that a text console cannot show.
struct WrittenWordRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        let isEnglish = subject.questionnaire.language?.hasPrefix("en") == true
        var found:
            [(node: JSONNode, rule: QuestionnaireRule, message: String, severity: Finding.Severity)] =
                []
        item.forEachVisibleText { text in
            guard text.formatted == nil else { return }
            let (isSpanish, hasPicture) = item.tree.withBytes(at: text.node) {
                // Most texts are plain, which is seen eight bytes at a time.
                $0.isASCII() ? (false, false) : (Self.isSpanish($0), Self.hasPicture($0))
            }
            if isEnglish, text.language == nil, isSpanish {
                found.append(
                    (
                        text.node, .language,
                        "this looks Spanish, and the form says it is English; write the English words here, and these as a translation to es",
                        .warning
                    )
                )
            }
            if hasPicture {
                found.append(
                    (
                        text.node, .pictureSign,
                        "a text console cannot show this emoji, and may show ? for it; say it in words",
                        .note
                    )
                )
            }
        }
        for finding in found {
            subject.report(
                finding.severity,
                finding.rule,
                finding.message,
                at: finding.node,
                linkId: item.linkId
            )
        }
    }

    /// Whether a text has a sign that only Spanish has: ¿ or ¡.
    private static func isSpanish(_ text: Span<UInt8>) -> Bool {
        for index in text.indices.dropLast() where text[index] == 0xC2 {
            if text[index + 1] == 0xBF || text[index + 1] == 0xA1 { return true }
        }
        return false
    }

    /// Whether a text has an emoji: signs beyond the first 65,536 that are none of a script in use.
    private static func hasPicture(_ text: Span<UInt8>) -> Bool {
        for index in text.indices.dropLast() where text[index] == 0xF0 {
            if text[index + 1] == 0x9F { return true }
        }
        return false
    }
}
