import ConformanceData
import Foundation
import TerminalTesting
import Testing

@testable import anteroom

/// FHIR packages, real ones and hostile ones: what is in them is read, and what should not be is left out by name.
struct FHIRPackageTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func tar(_ arguments: [String]) throws -> String {
        let archive = "\(folder.path)/made.tgz"
        let run = try ProgramRun(
            "/usr/bin/tar",
            ["--create", "--gzip", "--file=\(archive)"] + arguments,
            environment: ["PATH": "/usr/bin:/bin"],
            directory: folder.path
        )
        #expect(run.status == 0, "\(run.errors)")
        return archive
    }

    private func texts(_ path: String) throws -> [String: String] {
        let package = FHIRPackage(path: path)
        var texts: [String: String] = [:]
        try package.unpack(package.listing().members) { member, text in
            texts[member.name] = String(decoding: text, as: UTF8.self)
        }
        return texts
    }

    @Test("only JSON right in package/ is taken, whatever else lies in a real one")
    func members() throws {
        try folder.makeFolder("package/example")
        for name in [
            "a.json", "._a.json", ".index.json", "notes.txt", "example/b.json",
            "StructureDefinition-x.json",
        ] { try folder.write(name, to: "package/\(name)") }
        try folder.write("", to: "package/.DS_Store")
        let path = try tar(["--format=pax", "package"])
        #expect(try texts(path) == ["package/a.json": "a.json"])
        #expect(try FHIRPackage(path: path).listing().skipped.isEmpty)
    }

    @Test("names that climb out, absolute names and links are left out and named")
    func hostile() throws {
        try folder.makeFolder("package")
        try folder.write("good", to: "package/a.json")
        try folder.write("bad", to: "outside.json")
        try folder.write("worse", to: "absolute.json")
        let link = try ProgramRun(
            "/bin/ln",
            ["-s", "/etc/passwd", "package/link.json"],
            environment: [:],
            directory: folder.path
        )
        #expect(link.status == 0)
        let path = try tar([
            "--absolute-names", "package", "package/../outside.json",
            "\(folder.path)/absolute.json",
        ])
        #expect(try texts(path) == ["package/a.json": "good"])
        let skipped = try FHIRPackage(path: path).listing().skipped
        #expect(skipped.count == 3, "\(skipped)")
        #expect(skipped.contains { $0.contains("link.json") && $0.contains("no plain file") })
        #expect(skipped.contains { $0.contains("leads out of the package") })
        #expect(skipped.contains { $0.contains("absolute") })
    }

    @Test("a package that is cut off or none at all is refused with what to do")
    func damaged() throws {
        try folder.makeFolder("package")
        try folder.write(String(repeating: "x y z", count: 9_000), to: "package/a.json")
        let path = try tar(["package"])
        let bytes = try folder.bytes("made.tgz")
        try folder.write(Array(bytes.dropLast(30)), to: "made.tgz")
        #expect(throws: FHIRPackage.Fault.self) { try texts(path) }
        try folder.write("no archive", to: "made.tgz")
        #expect(throws: FHIRPackage.Fault.self) { try texts(path) }
    }

    @Test("what would unpack to too much is refused by its listing")
    func bomb() throws {
        var listing = PackageListing()
        listing.add("-rw-r--r-- 0/0  9999999999999 2020-01-01 00:00 package/a.json")
        #expect(listing.total > FHIRPackage.maximumUnpacked)
        #expect(listing.listing.members.isEmpty)
        var huge = PackageListing()
        for _ in 0..<3 {
            huge.add("-rw-r--r-- 0/0 \(Int.max - 1) 2020-01-01 00:00 package/b.json")
        }
        #expect(huge.total > FHIRPackage.maximumUnpacked)
        // 300 MB of nothing, in 300 KB.
        try folder.makeFolder("package")
        let made = try ProgramRun(
            "/usr/bin/truncate",
            ["--size=300M", "package/a.json"],
            environment: [:],
            directory: folder.path
        )
        #expect(made.status == 0)
        let path = try tar(["package"])
        let fault = #expect(throws: FHIRPackage.Fault.self) { try texts(path) }
        #expect(fault?.description.contains("too much") == true)
    }

    @Test("lines no tar writes are no members")
    func lines() {
        var listing = PackageListing()
        for line in [
            "", "x", "-rw 0/0 x y z name", "- - - - -", "-rw-r--r-- 0/0 -5 a b package/a.json",
        ] {
            listing.add(line)
        }
        #expect(listing.listing.members.isEmpty)
    }

    @Test(
        "the packages of the fixtures are read",
        .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)")
    )
    func fixtures() throws {
        let root = ConformanceData.fixtures.path + "/terminology/"
        let odd = try texts(root + "own/odd-package.tgz")
        #expect(
            odd.keys.sorted() == [
                "package/CodeSystem-how-often.json", "package/ValueSet-how-often.json",
                "package/package.json",
            ]
        )
        let skipped = try FHIRPackage(path: root + "own/odd-package.tgz").listing().skipped
        #expect(skipped.count == 1 && skipped[0].contains("../outside.json"))
        let real = try texts(root + "packages/hl7.fhir.test.verA#1.0.0.tgz")
        #expect(
            real.keys.sorted() == [
                "package/codesystem.json", "package/package.json", "package/valueset.json",
            ]
        )
    }
}
