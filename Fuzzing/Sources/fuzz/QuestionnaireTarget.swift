import FHIRModel
import FormAuthoring
import FormFiller
import PlainText

extension Target {
    /// The text of a questionnaire file: mended, checked, printed, and walked from end to end.
    static let questionnaire = Target(
        name: "questionnaire",
        summary: "the text of a questionnaire file",
        longest: 8192,
        memory: (constant: 256 << 20, perByte: 2_000_000),
        attempt: attemptQuestionnaire
    )

    private static func attemptQuestionnaire(_ input: [UInt8]) -> String {
        var output = [mending(of: input)]
        let check = QuestionnaireCheck(input)
        output += lines(of: check.findings, in: input)
        hold("a refusal is a finding", check.refusals.allSatisfy(check.findings.contains))
        let loading = Form.load(input)
        output += lines(of: loading.findings, in: input)
        guard let form = loading.form else {
            hold("what cannot be loaded says why", !loading.findings.isEmpty)
            return output.joined(separator: "\n")
        }
        output.append(outline(of: form))
        var walk = FormWalk(form)
        output.append(walk.walk())
        return output.joined(separator: "\n")
    }

    /// What is mended is mended: there is nothing to mend in it.
    private static func mending(of input: [UInt8]) -> String {
        let mending = FileMending(of: input)
        if !mending.isChanged { hold("what is not mended stays", mending.text == input) }
        let again = FileMending(of: mending.text)
        hold("what was mended stays as it is", !again.isChanged) {
            String(decoding: mending.text + [0x0A] + again.text, as: UTF8.self)
        }
        if (try? JSONTree(parsing: input)) != nil {
            hold("a mended text is still JSON", (try? JSONTree(parsing: mending.text)) != nil)
        }
        return String(decoding: mending.text, as: UTF8.self)
    }

    /// Findings as they are printed, each at a place in the text.
    static func lines(of findings: [Finding], in input: [UInt8]) -> [String] {
        let lineCount = input.count { $0 == 0x0A || $0 == 0x0D } + 1
        return findings.map { finding in
            if let position = finding.position {
                hold("a finding is at a place in the text", (1...lineCount).contains(position.line))
                {
                    "\(position) of \(lineCount): \(finding.rule)"
                }
            }
            hold("a finding has words", !finding.message.isEmpty && !finding.rule.isEmpty)
            let line = PrintableText.line(finding.line(in: "f.json"))
            hold("no control character comes out", isHarmless(line))
            return line
        }
    }

    /// The sheet that a director signs.
    private static func outline(of form: Form) -> String {
        let outline = FormOutline(of: form)
        let text = outline.text(width: 60)
        hold("no control character comes out", isHarmless(text)) { text.debugDescription }
        for line in text.split(separator: "\n") {
            hold("a line fits the page", DisplayWidth.columns(of: String(line)) <= 60) {
                line.debugDescription
            }
        }
        let html = outline.html
        hold("no control character comes out", isHarmless(html))
        hold("the markup of a page is whole", Markup.isWhole(html)) { html }
        return text + html
    }
}
