import Foundation
import TerminalTesting
import Testing

/// What the package lays out on a machine: the units are right and hardened, nothing is missing, manual and help agree.
struct InstallationTests {
    private static let package = Program.package
    private static let analyze = "/usr/bin/systemd-analyze"
    private static var canAnalyze: Bool {
        FileManager.default.isExecutableFile(atPath: analyze)
            || ProcessInfo.processInfo.environment["CI"] != nil
    }

    private func run(_ program: String, _ arguments: [String]) throws -> ProgramRun {
        try ProgramRun(
            program,
            arguments,
            environment: [
                "PATH": "/usr/bin:/bin", "ANTEROOM_PROGRAM": TerminalSession.product("anteroom"),
                // Only its place in the package is looked at here; Desk/ is a package of its own.
                "ANTEROOM_DESK_PROGRAM": TerminalSession.product("anteroom"),
                "SOURCE_DATE_EPOCH": "1790000000",
            ],
            directory: Self.package
        )
    }

    /// What a computer of the staff gets: the page's unit, which is right, and all that it and the documents name.
    @Test(.enabled(if: canAnalyze, "systemd-analyze: install the package systemd"))
    func thePackageOfTheDeskIsWhole() throws {
        let folder = try TemporaryFolder()
        let result = try run(
            Self.package + "/Installation/build-desk-package",
            ["--tree", folder.path + "/tree"]
        )
        #expect(result.status == 0, "\(result.errors)")
        for file in [
            "usr/bin/anteroom-desk", "usr/lib/sysusers.d/anteroom-desk.conf",
            "usr/share/anteroom-desk/anteroom-desk.nginx", "usr/share/anteroom-desk/smart-token",
            "usr/share/anteroom-desk/Demonstration/events.json",
        ] {
            #expect(
                FileManager.default.fileExists(atPath: "\(folder.path)/tree/\(file)"),
                "\(file)"
            )
        }
        let units = try units(in: folder)
        #expect(units.map { $0.split(separator: "/").last } == ["anteroom-desk.service"])
        let verified = try run(Self.analyze, ["verify", "--man=no"] + units)
        #expect(verified.status == 0)
        #expect((verified.text + verified.errors).isEmpty, "\(verified.text + verified.errors)")
    }

    /// The files of the package below a folder.
    private func laidOut() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let result = try run(
            Self.package + "/Installation/build-package",
            ["--tree", folder.path + "/tree"]
        )
        #expect(result.status == 0, "\(result.errors)")
        return folder
    }

    /// The package's units in a folder, naming its programs there.
    private func units(in folder: TemporaryFolder) throws -> [String] {
        let system = folder.path + "/tree/lib/systemd/system"
        return try FileManager.default.contentsOfDirectory(atPath: system).sorted().map { name in
            let unit = try String(contentsOfFile: "\(system)/\(name)", encoding: .utf8)
            let moved = unit.replacing("=/usr/bin/", with: "=\(folder.path)/tree/usr/bin/")
            try moved.write(toFile: "\(folder.path)/\(name)", atomically: true, encoding: .utf8)
            return "\(folder.path)/\(name)"
        }
    }

    @Test(.enabled(if: canAnalyze, "systemd-analyze: install the package systemd"))
    func theUnitsAreVerifiedWithoutAComplaint() throws {
        let folder = try laidOut()
        let units = try units(in: folder)
        #expect(units.count >= 2)
        let result = try run(Self.analyze, ["verify", "--man=no"] + units)
        #expect(result.status == 0)
        #expect((result.text + result.errors).isEmpty, "\(result.text + result.errors)")
    }

    @Test(.enabled(if: canAnalyze, "systemd-analyze: install the package systemd"))
    func theKioskIsExposedLessThanOneAndAHalf() throws {
        let folder = try laidOut()
        let unit = try #require(units(in: folder).first { $0.hasSuffix("anteroom-kiosk.service") })
        let arguments = ["security", "--offline=yes", "--threshold=15", "--no-pager", unit]
        let result = try run(Self.analyze, arguments)
        #expect(result.status == 0, "\(result.text.suffix(300))")
        #expect(result.text.contains("Overall exposure level"))
    }

    /// With the lines that let it play sound, too; they give it the sound cards and nothing else.
    @Test(.enabled(if: canAnalyze, "systemd-analyze: install the package systemd"))
    func theKioskThatSpeaksIsExposedLessThanOneAndAHalf() throws {
        let folder = try laidOut()
        let unit = try #require(units(in: folder).first { $0.hasSuffix("anteroom-kiosk.service") })
        let dropIn = "\(folder.path)/anteroom-kiosk.service.d"
        try FileManager.default.createDirectory(
            atPath: dropIn,
            withIntermediateDirectories: false
        )
        try FileManager.default.copyItem(
            atPath: "\(folder.path)/tree/usr/share/anteroom/voice.conf",
            toPath: "\(dropIn)/voice.conf"
        )
        let verified = try run(Self.analyze, ["verify", "--man=no", unit])
        #expect((verified.text + verified.errors).isEmpty, "\(verified.text + verified.errors)")
        let arguments = ["security", "--offline=yes", "--threshold=15", "--no-pager", unit]
        let result = try run(Self.analyze, arguments)
        #expect(result.status == 0, "\(result.text.suffix(300))")
        let groups = result.text.split(separator: "\n").first {
            $0.contains("SupplementaryGroups=")
        }
        #expect(groups?.contains("has no supplementary groups") == false, "the lines were read")
    }

    @Test func everythingAnAdministratorIsToldOfIsInstalled() throws {
        let folder = try laidOut()
        let paths = [
            "/usr/bin/anteroom", "/etc/anteroom/kiosk.conf", "/usr/share/anteroom/kiosk.conf",
            "/usr/share/anteroom/voice.conf",
            "/usr/share/anteroom/Questionnaires/2-consultation.json",
            "/usr/share/anteroom/Questionnaires/Scenarios/urgent-now.json",
            "/usr/share/bash-completion/completions/anteroom",
            "/usr/share/zsh/vendor-completions/_anteroom", "/usr/share/doc/anteroom/README.md",
            "/usr/share/doc/anteroom/copyright", "/usr/share/doc/anteroom/changelog.gz",
            "/usr/lib/sysusers.d/anteroom.conf", "/usr/lib/tmpfiles.d/anteroom.conf",
            "/usr/lib/sysctl.d/60-anteroom.conf", "/usr/lib/systemd/logind.conf.d/anteroom.conf",
            "/usr/lib/systemd/system.conf.d/anteroom.conf",
        ]
        for path in paths {
            #expect(FileManager.default.fileExists(atPath: folder.path + "/tree" + path), "\(path)")
        }
    }

    @Test func noKeyAndNoLidStopsTheMachine() throws {
        let path = Self.package + "/Installation/logind.conf"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let settings = text.split(separator: "\n").filter { $0.hasPrefix("Handle") }
        #expect(settings.allSatisfy { $0.hasSuffix("=ignore") })
        for key in ["PowerKey", "SuspendKey", "HibernateKey", "RebootKey"] {
            for kind in ["", "LongPress"] {
                #expect(settings.contains("Handle\(key)\(kind)=ignore"))
            }
        }
    }

    @Test func theConsoleIsLockedAfterWhateverLoadsAKeymapAndBeforeTheKiosk() throws {
        let lock = try String(
            contentsOfFile: Self.package + "/Installation/anteroom-console.service",
            encoding: .utf8
        )
        let after = lock.split(separator: "\n").first { $0.hasPrefix("After=") } ?? ""
        #expect(after.contains("console-setup.service") && after.contains("keyboard-setup.service"))
        // A lock that fails is a unit that failed.
        #expect(lock.contains("\nExecStart=/usr/bin/anteroom console lock\n"))
        let kiosk = try String(
            contentsOfFile: Self.package + "/Installation/anteroom-kiosk.service",
            encoding: .utf8
        )
        #expect(kiosk.contains("\nWants=anteroom-console.service\n"))
        #expect(kiosk.contains("After=anteroom-console.service"))
        #expect(!kiosk.contains("console lock"))
    }

    /// Each page of manual says what `--help` of its command says: every option with its help.
    @Test func theManualAgreesWithTheHelp() throws {
        let folder = try TemporaryFolder()
        let program = TerminalSession.product("anteroom")
        let making = try run(
            Self.package + "/Installation/make-manual",
            [program, folder.path, "2026-11-23"]
        )
        #expect(making.status == 0, "\(making.errors)")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(pages.count >= 15)
        for page in pages {
            let words = page.dropLast(2).split(separator: "-").map(String.init)
            let help = try Program(Array(words.dropFirst()) + ["--help"])
            #expect(help.status == 0, "\(page)")
            let manual = Self.flat(
                try String(contentsOfFile: "\(folder.path)/\(page)", encoding: .utf8)
                    .replacing("\\-", with: "-").replacing("\\&", with: "")
                    .replacing("\\e", with: "\\").replacing(/\\f[BIR]/, with: "")
            )
            for option in help.output.matches(of: /(?m)^  (?:-., )?(--[a-z-]+)/) {
                #expect(manual.contains(option.1), "\(page) lacks \(option.1)")
            }
            let abstract = help.output.firstMatch(of: /OVERVIEW: ([^\n]*)/).map { String($0.1) }
            #expect(manual.contains(Self.flat(abstract ?? "?").prefix(50).dropLast(1)), "\(page)")
        }
    }

    @Test func theVersionIsOneAndInTheChangelog() throws {
        let version = try Program(["--version"]).output.trimmingCharacters(in: .newlines)
        #expect(version.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+/) != nil)
        let changelog = try String(contentsOfFile: Self.package + "/CHANGELOG.md", encoding: .utf8)
        #expect(changelog.contains("\n## \(version)"))
    }

    private static func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
