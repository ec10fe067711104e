import Foundation
import Testing

@testable import Kiosk

/// Every file in `Pages` is the page of a sample: its cells, and then how each of them looks.
///
/// With `RECORD_TRANSCRIPTS=1` in the environment the files are written anew, and the test still fails.
struct GoldenPageTests {
    private static let folder = Transcript.folder.deletingLastPathComponent()
        .appending(path: "Pages")

    /// A name, and what it shows.
    static let names: [String] = SamplePages.all.flatMap { sample in
        ["40x12", "80x25", "160x50", "80x24-lines", "plain"].map { sample.name + "-" + $0 }
    }

    private func drawing(_ name: String) throws -> String {
        let sample = try #require(SamplePages.all.first { name.hasPrefix($0.name + "-") })
        let kind = name.dropFirst(sample.name.count + 1)
        let numbers = kind.prefix { $0 != "-" }.split(separator: "x").compactMap { Int($0) }
        let size = TerminalSize(columns: numbers.first ?? 80, rows: numbers.last ?? 24)
        var layout = SamplePages.layout(size, kind.hasSuffix("lines") ? .lines : .full)
        layout.isPlain = kind == "plain"
        return layout.pages(of: sample.screen).map { page in
            if kind == "plain" {
                return (page.lines + [page.promptLabel]).joined(separator: "\n") + "\n"
            }
            return PageCells(page, size).drawing
        }.joined(separator: "---- next page ----\n")
    }

    @Test(arguments: names)
    func `A page has these cells, and they look so`(name: String) throws {
        let file = Self.folder.appending(path: name + ".txt")
        let drawn = try drawing(name)
        if ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] == "1" {
            try FileManager.default.createDirectory(
                at: Self.folder,
                withIntermediateDirectories: true
            )
            try drawn.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("Recorded \(name). Look at it, then run without RECORD_TRANSCRIPTS.")
            return
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == drawn, "\(drawn)")
    }
}
