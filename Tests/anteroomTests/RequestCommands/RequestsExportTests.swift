import ConsultationRequests
import FHIRModel
import Foundation
import RequestTesting
import TerminalTesting
import Testing

/// `anteroom requests export`: a page that stands alone, for a printer and for every reader.
struct RequestsExportTests {
    private static let browser = [
        "chromium", "chromium-headless-shell", "chromium-browser", "google-chrome",
    ]
    .flatMap { name in ["/usr/bin/\(name)", "/usr/local/bin/\(name)"] }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

    private static let hostileMarkup: SampleRequest = {
        var request = SampleRequest.review
        request.name = "</p><script>document.title='owned'</script><img src=x onerror=alert(1)>"
        request.items.append(
            SampleRequest.plain(
                "x",
                "<b>?",
                #""valueString":"&lt;script&gt; ]]> <!-- \" ' </main></body> 漢字""#
            )
        )
        return request
    }()

    private func exported(
        _ request: SampleRequest
    ) throws -> (html: String, file: String, staff: StaffFolder) {
        let staff = try StaffFolder()
        try staff.put(request)
        let file = "\(staff.folder.path)/page.html"
        let run = try staff.run("export", "7F3-KQ2", "--output", file)
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == [])
        let html = try staff.folder.text("page.html")
        #expect(try staff.run("export", "7F3-KQ2").text == html, "the same on standard output")
        return (html, file, staff)
    }

    @Test func aReaderFindsLanguageTitleOneMainPartAndHeadingsInOrder() throws {
        let html = try exported(.review).html
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(html.contains("<meta charset=\"utf-8\">"))
        #expect(html.contains("<title>TALK FIRST: "))
        #expect(html.components(separatedBy: "<main>").count == 2)
        let levels = html.matches(of: /<h([1-6])>/).map { String($0.output.1) }
        #expect(levels.first == "1" && levels.dropFirst().allSatisfy { $0 == "2" })
        #expect(levels.count == 8)
        // Nothing is laid out by a table and nothing is told by a picture or a colour alone.
        for element in ["<table", "<img", "<svg", "<font", "color=\"red\""] {
            #expect(!html.contains(element))
        }
        // It may be made larger.
        #expect(!html.contains("user-scalable") && !html.contains("maximum-scale"))
    }

    @Test func nothingRunsAndNothingIsFetched() throws {
        let html = try exported(Self.hostileMarkup).html
        #expect(
            html.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        )
        let names = Set(html.matches(of: /<\/?([a-zA-Z][a-zA-Z0-9]*)/).map { String($0.output.1) })
        let allowed: Set = [
            "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "b", "ul",
            "li", "hr", "div",
        ]
        #expect(names.isSubset(of: allowed), "\(names.subtracting(allowed))")
        for attribute in [" src=", " href=", " on", " style=", "url(", "@import", "javascript:"] {
            #expect(!html.replacing(/>[^<]*</, with: "><").contains(attribute), "\(attribute)")
        }
    }

    @Test func itTellsWhatTheTerminalPageTells() throws {
        let (html, _, staff) = try exported(Self.hostileMarkup)
        let page = try staff.run("show", "7F3-KQ2", "--width", "10000").text
        let body = String(html.drop { $0 != "\n" }).components(separatedBy: "<main>")[1]
            .components(separatedBy: "</main>")[0]
        let text = Self.entities.reduce(body.replacing(/<[^>]*>/, with: " ")) {
            $0.replacingOccurrences(of: $1.0, with: $1.1)
        }
        #expect(Self.words(text) == Self.words(page))
    }

    private static let entities = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ]

    /// Words without what only a terminal shows: stars and lines, list dashes, capitals of headings, places to write in.
    private static func words(_ text: String) -> [String] {
        text.lowercased().split { $0.isWhitespace || $0 == "*" || $0 == "_" || $0 == "=" }
            .map(String.init).filter { $0 != "-" }
    }

    @Test(
        .enabled(
            if: browser != nil,
            "skipped: there is no chromium; install the package chromium-headless-shell"
        )
    )
    func aRealBrowserShowsItsWordsAndRunsNothing() throws {
        let (_, file, staff) = try exported(Self.hostileMarkup)
        let browser = try #require(Self.browser)
        let options = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--user-data-dir=\(staff.folder.path)/browser",
        ]
        let environment = TerminalSession.environment([
            "LANG": "C.UTF-8", "HOME": staff.folder.path,
        ])
        let run = try ProgramRun(
            browser,
            options + ["--dump-dom", "file://\(file)"],
            environment: environment
        )
        #expect(run.status == 0, "\(run.errors)")
        // What the browser made of it: nothing of the hostile text has become an element.
        #expect(run.text.contains("<title>TALK FIRST: "))
        #expect(!run.text.contains("<script") && !run.text.contains("<img"))
        let body = run.text.components(separatedBy: "<main>").last ?? ""
        let text = Self.entities.reduce(
            body.components(separatedBy: "</main>")[0].replacing(/<[^>]*>/, with: " ")
        ) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
        let page = try staff.run("show", "7F3-KQ2", "--width", "10000").text
        #expect(Self.words(text) == Self.words(page))
    }

    /// The fullest page there is in the tests, with a long answer, on either paper.
    @Test(
        .enabled(
            if: browser != nil,
            "skipped: there is no chromium; install the package chromium-headless-shell"
        ),
        arguments: ["A4", "Letter"]
    )
    func itIsPrintedOnOneSheet(_ paper: String) throws {
        var request = SampleRequest.review
        let long = String(
            repeating: "It began after the accident, and the nights are the worst. ",
            count: 10
        )
        request.items.append(
            SampleRequest.plain("more", "Anything else?", #""valueString":"\#(long)""#)
        )
        let (html, _, staff) = try exported(request)
        let browser = try #require(Self.browser)
        try staff.folder.write(
            html.replacing("@page {\n", with: "@page { size: \(paper); }\n@page {\n"),
            to: "paper.html"
        )
        let pdf = "\(staff.folder.path)/page.pdf"
        let printed = try ProgramRun(
            browser,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--user-data-dir=\(staff.folder.path)/browser", "--no-pdf-header-footer",
                "--print-to-pdf=\(pdf)", "file://\(staff.folder.path)/paper.html",
            ],
            environment: TerminalSession.environment([
                "LANG": "C.UTF-8", "HOME": staff.folder.path,
            ])
        )
        #expect(printed.status == 0, "\(printed.errors)")
        let bytes = String(decoding: try staff.folder.bytes("page.pdf"), as: UTF8.self)
        #expect(bytes.matches(of: /\/Type\s*\/Page[^s]/).count == 1)
    }

    /// What stands at the foot of the sheet is a style, which no word of a file may end.
    @Test func nothingOfAFileGetsIntoTheFootOfTheSheet() throws {
        var request = SampleRequest.review
        request.form = #"http://x.example/f|1\"; } </style><script>"#
        let staff = try StaffFolder()
        try staff.folder.write(
            request.json.replacing(#"\""#, with: #"\\\""#),
            to: "Requests/handed.json"
        )
        try staff.put(request)
        for word in ["7F3-KQ2", "\(staff.requests)/handed.json"] {
            let html = try staff.run("export", word).text
            guard !html.isEmpty else { continue }
            let style = html.components(separatedBy: "<style>").last?.components(
                separatedBy: "</style>"
            ).first
            #expect(style?.contains("script>") == false)
            #expect(html.components(separatedBy: "</style>").count == 2)
            #expect(style?.contains("Page \" counter(page) \" of \" counter(pages)") == true)
        }
    }

    @Test func aFileThatIsThereIsNotWrittenOver() throws {
        let staff = try StaffFolder()
        try staff.put()
        try staff.folder.write("mine", to: "page.html")
        let run = try staff.run("export", "7F3-KQ2", "-o", "\(staff.folder.path)/page.html")
        #expect(run.status == 73)
        #expect(try staff.folder.text("page.html") == "mine")
        #expect(try staff.run("export", "7F3-KQ2", "-o", "/nonexistent/x").status == 73)
    }

    @Test func theBundleIsGivenByteForByte() throws {
        let staff = try StaffFolder()
        let stored = try staff.send()
        let run = try staff.run("export", stored.number.spoken, "--format", "json")
        #expect(run.output == SampleRequest.review.bytes)
    }

    @Test func nothingOfADamagedFileIsWritten() throws {
        let staff = try StaffFolder()
        let stored = try staff.send()
        try staff.folder.write("{", to: "Requests/\(stored.fileName)")
        for format in ["html", "json"] {
            let file = "\(staff.folder.path)/out.\(format)"
            let run = try staff.run("export", stored.number.spoken, "--format", format, "-o", file)
            #expect(run.status == 65)
            #expect(!FileManager.default.fileExists(atPath: file))
        }
    }
}
