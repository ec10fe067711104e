import Foundation
import Testing

/// README and Documentation: links lead somewhere, commands are those of the program, README is short.
struct DocumentTests {
    @Test func everyLinkBetweenPagesLeadsSomewhere() throws {
        let pages = try DocumentPage.all()
        var count = 0
        for page in pages {
            for link in page.prose.matches(of: /\]\(([^)\s]+)\)/) {
                let target = String(link.1)
                if target.contains("://") { continue }
                count += 1
                let parts = target.split(separator: "#", omittingEmptySubsequences: false)
                let folder = page.path.hasPrefix("Documentation/") ? "Documentation/" : ""
                let path = parts[0].isEmpty ? page.path : Self.joined(folder, String(parts[0]))
                let exists = FileManager.default.fileExists(atPath: "\(Program.package)/\(path)")
                #expect(exists, "\(page.path): \(target)")
                guard parts.count == 2 else { continue }
                let anchors = pages.first { $0.path == path }?.anchors ?? []
                #expect(anchors.contains(String(parts[1])), "\(page.path): \(target)")
            }
        }
        #expect(count > 30)
    }

    private static func joined(_ folder: String, _ path: String) -> String {
        path.hasPrefix("../") ? String(path.dropFirst(3)) : folder + path
    }

    /// README names every page, so that each is found.
    @Test func everyPageIsLinkedFromREADMEOrFromAPageThatIs() throws {
        let pages = try DocumentPage.all()
        let prose = pages.map(\.prose).joined(separator: "\n")
        for page in pages where page.path.hasPrefix("Documentation/") {
            let name = page.path.dropFirst("Documentation/".count)
            #expect(prose.contains("\(name)"), "\(page.path) is linked from nowhere")
        }
    }

    @Test func readmeIsShort() throws {
        let readme = try #require(DocumentPage.all().first { $0.path == "README.md" })
        #expect(readme.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 151)
    }

    /// Every `anteroom …` in a fence or in the words has commands and options that the program has.
    @Test func everyCommandInThePagesIsOneOfTheProgram() throws {
        var help: [String: String] = [:]
        var count = 0
        for page in try DocumentPage.all() where page.path != "CHANGELOG.md" {
            let fenced = page.fences.filter { $0.language == "sh" || $0.language.isEmpty }
                .flatMap(\.lines)
            let inWords = page.prose.matches(of: /`(anteroom [^`]*)`/).map { String($0.1) }
            for line in fenced + inWords {
                guard let start = line.firstRange(of: /(?:^|[ (])anteroom (?=[a-z-])/) else {
                    continue
                }
                let words = line[start.upperBound...].split(separator: " ").map(String.init)
                let first = words.first ?? ""
                guard first.allSatisfy({ $0.isLetter || $0 == "-" }) else { continue }
                let command =
                    ["requests", "codes", "console"].contains(first)
                    ? Array(words.prefix(2)) : [first]
                let named = command.filter { !$0.hasPrefix("-") && $0.allSatisfy(\.isLetter) }
                let key = named.joined(separator: " ")
                if help[key] == nil { help[key] = try Program(named + ["--help"]).output }
                let text = help[key] ?? ""
                #expect(text.contains("USAGE: anteroom \(key)"), "\(page.path): \(line)")
                count += 1
                for word in words where word.hasPrefix("--") {
                    let option = word.prefix { $0.isLetter || $0 == "-" }
                    #expect(text.contains(option), "\(page.path): \(line): \(option)")
                }
            }
        }
        #expect(count > 40)
    }

    /// Each line of `kiosk.conf` that the page for the administrator explains is one that the program takes.
    @Test func theSettingsInThePageAreThoseOfTheKiosk() throws {
        let page = try #require(
            DocumentPage.all().first { $0.path == "Documentation/Administrator.md" }
        )
        let help = try Program(["kiosk", "--help"]).output
        let rows = page.text.matches(of: /(?m)^\| `([a-z-]+) =[ ]/).map { String($0.1) }
        #expect(rows.count >= 13)
        for name in rows { #expect(help.contains("--\(name)"), "\(name)") }
    }

    /// Units, files and tests that the pages name are there.
    @Test func whatThePagesNameIsThere() throws {
        let tests = Program.package + "/Tests"
        let files =
            FileManager.default.enumerator(atPath: tests)?.compactMap { $0 as? String } ?? []
        var suites: Set<String> = []
        for file in files where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(tests)/\(file)", encoding: .utf8)
            suites.formUnion(text.matches(of: /struct ([A-Za-z]+Tests)/).map { String($0.1) })
        }
        for page in try DocumentPage.all() where page.path != "CHANGELOG.md" {
            for unit in page.text.matches(of: /(anteroom-[a-z]+\.service)/) {
                let path = "\(Program.package)/Installation/\(unit.1)"
                #expect(FileManager.default.fileExists(atPath: path), "\(page.path): \(unit.1)")
            }
            for test in page.prose.matches(of: /`([A-Z][A-Za-z]+Tests)`/) {
                let isFolder = files.contains(String(test.1))
                #expect(suites.contains(String(test.1)) || isFolder, "\(page.path): \(test.1)")
            }
        }
    }
}
