import Foundation
import TerminalTesting
import Testing

/// The outline a director signs, as a browser prints it.
struct OutlineSheetTests {
    private static let browser = [
        "chromium", "chromium-headless-shell", "chromium-browser", "google-chrome",
    ]
    .flatMap { name in ["/usr/bin/\(name)", "/usr/local/bin/\(name)"] }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test(
        .enabled(
            if: browser != nil,
            "skipped: there is no chromium; install the package chromium-headless-shell"
        ),
        arguments: ["A4", "Letter"],
        [[], ["--language", "es"]]
    )
    func theShippedFormIsPrintedOnSixSheetsAtMost(_ paper: String, _ options: [String]) throws {
        let browser = try #require(Self.browser)
        let folder = try TemporaryFolder()
        let outline = try Program(["outline", Program.consultation, "--html"] + options)
        #expect(outline.output.contains("@page { margin"))
        try folder.write(
            outline.output.replacing("@page { margin", with: "@page { size: \(paper); margin"),
            to: "outline.html"
        )
        let printed = try ProgramRun(
            browser,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--user-data-dir=\(folder.path)/browser", "--no-pdf-header-footer",
                "--print-to-pdf=\(folder.path)/outline.pdf", "file://\(folder.path)/outline.html",
            ],
            environment: TerminalSession.environment(["LANG": "C.UTF-8", "HOME": folder.path])
        )
        #expect(printed.status == 0, "\(printed.errors)")
        let pdf = String(decoding: try folder.bytes("outline.pdf"), as: UTF8.self)
        let sheets = pdf.matches(of: /\/Type *\/Page[^s]/).count
        #expect((1...6).contains(sheets), "\(sheets)")
    }

    @Test func whatBindsTheSignatureStandsOnEverySheet() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            Data(contentsOf: URL(filePath: Program.consultation)).map { $0 },
            to: "form.json"
        )
        let page = try Program(["outline", "form.json", "--html"], in: folder.path).output
        let sum = try ProgramRun(
            "/usr/bin/sha256sum",
            ["\(folder.path)/form.json"],
            environment: [:]
        )
        let digest = String(sum.text.prefix(64))
        #expect(page.contains("@bottom-left { content: \"SHA-256 \(digest)\""))
        #expect(page.contains("counter(page) \" of \" counter(pages)"))
        #expect(page.contains("@top-left { content: \"Ask for a visit · version 0.1.0\""))
    }

    @Test func everyComputationOfTheShippedFormsIsToldInWords() throws {
        for name in ["1-learn", "2-consultation", "3-services", "4-contact", "5-sources"] {
            let page = try Program(["outline", "Questionnaires/\(name).json", "--html"]).output
            #expect(!page.contains("by an expression, in the annex"), "\(name)")
            #expect(!page.contains("%resource"), "\(name)")
            let annex = try Program(["outline", "Questionnaires/\(name).json", "--html", "--annex"])
            #expect(annex.output.contains("<h2 id=\"annex\">"), "\(name)")
        }
    }

    @Test func theOtherLanguageStandsBesideTheFormsOwn() throws {
        let page = try Program(["outline", Program.consultation, "--html", "--language", "es"])
            .output
        #expect(page.contains("<h1 lang=\"en\" dir=\"auto\">Ask for a visit</h1>"))
        #expect(page.contains("<p lang=\"es\" dir=\"auto\">Pedir una cita</p>"))
        #expect(page.contains("<li lang=\"es\" dir=\"auto\">Prefiero no decirlo</li>"))
        #expect(page.contains("<li lang=\"en\" dir=\"auto\">I would rather not say</li>"))
    }
}
