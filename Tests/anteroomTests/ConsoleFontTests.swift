import Foundation
import TerminalTesting
import Testing

/// The console gets the largest letters that leave room for a page.
struct ConsoleFontTests {
    /// What `choose-font --print` says of a screen of so many pixels, and its exit code.
    private func chosen(_ pixels: String?) throws -> (text: String, code: Int32) {
        let folder = try TemporaryFolder()
        let file = folder.path + "/virtual_size"
        if let pixels { try pixels.write(toFile: file, atomically: true, encoding: .utf8) }
        let process = Process()
        let screen = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            ShippedAnswers.package + "/Installation/choose-font", "--print", file,
        ]
        process.standardOutput = screen
        process.standardError = screen
        try process.run()
        let output = try screen.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (
            String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines),
            process.terminationStatus
        )
    }

    @Test(arguments: [
        ("1280,720\n", "32x16 80 22"), ("1280,800\n", "32x16 80 25"),
        ("1920,1080\n", "32x16 120 33"),
        ("3840,2160\n", "32x16 240 67"), ("1024,768\n", "32x16 64 24"),
        ("800,600\n", "24x12 66 25"),
        ("640,480\n", "20x10 64 24"),
    ])
    func theLargestFontThatLeaves64By22IsChosen(pixels: String, font: String) throws {
        let chosen = try chosen(pixels)
        #expect(chosen.text == "Lat15-TerminusBold" + font)
        #expect(chosen.code == 0)
    }

    @Test(arguments: [nil, "", "\n", "x,y\n", "1280\n", "320,200\n"])
    func aScreenThatIsNotKnownOrTooSmallKeepsItsFont(pixels: String?) throws {
        let chosen = try chosen(pixels)
        #expect(
            chosen.code == 1 && chosen.text.contains("choose-font: no font")
                || chosen.text.contains("stays as it is")
        )
    }
}
