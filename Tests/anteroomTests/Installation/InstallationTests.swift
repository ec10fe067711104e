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
            "/usr/lib/sysctl.d/60-anteroom.conf", "/usr/lib/udev/rules.d/91-anteroom.rules",
            "/usr/lib/systemd/logind.conf.d/anteroom.conf",
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

    /// Each page of manual says what `--help` of its command says, and nothing else: the same options and commands, each with its
    /// help; and there is a page of every command.
    @Test func theManualAgreesWithTheHelp() throws {
        let folder = try TemporaryFolder()
        let program = TerminalSession.product("anteroom")
        let making = try run(
            Self.package + "/Installation/make-manual",
            [program, folder.path, "2026-11-23", "1.2.3"]
        )
        #expect(making.status == 0, "\(making.errors)")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let helps = try Self.helps()
        #expect(helps.count >= 15)
        #expect(
            Set(pages) == Set(helps.keys.map { (["anteroom"] + $0).joined(separator: "-") + ".1" })
        )
        for (path, help) in helps {
            let page = (["anteroom"] + path).joined(separator: "-") + ".1"
            let manual = Self.plain(
                try String(contentsOfFile: "\(folder.path)/\(page)", encoding: .utf8)
            )
            #expect(Self.options(ofManual: manual) == help.options, "\(page)")
            let subcommands = manual.matches(of: /(?m)^anteroom(-[a-z-]+)\(1\)$/).map {
                String($0.1.split(separator: "-").last ?? "")
            }
            #expect(Set(subcommands) == Set(help.subcommands), "\(page)")
            let text = Self.flat(manual)
            for (option, words) in help.words {
                #expect(text.contains(Self.flat(words)), "\(page) of \(option): \(words)")
            }
            #expect(text.contains(Self.flat(help.abstract)), "\(page)")
        }
    }

    /// The completions offer what the help names, and nothing that the program does not have.
    @Test(arguments: ["bash", "zsh"])
    func theCompletionsAgreeWithTheHelp(shell: String) throws {
        let script = try Program(["--generate-completion-script", shell]).output
        var known: Set<String> = []
        for (path, help) in try Self.helps() {
            known.formUnion(help.options)
            for word in path { #expect(script.contains(word), "\(word)") }
        }
        // Of a flag's short name only the long one is looked for.
        let offered = Set(
            script.matches(of: /(?:^|[\s'"(,{*])(--[a-z]+(?:-[a-z]+)*)/).map { String($0.1) }
        )
        let ofTheShell: Set = ["--generate-completion-script", "--"]
        #expect(known.subtracting(offered).isEmpty, "\(known.subtracting(offered))")
        let others = offered.subtracting(known).subtracting(ofTheShell)
        #expect(others.isEmpty, "\(others)")
    }

    /// What `--help` of a command says.
    private struct Help {
        var abstract = ""
        /// The long names.
        var options: Set<String> = []
        /// The long name, and the text beside it without its default and its values.
        var words: [(String, String)] = []
        var subcommands: [String] = []

        init(_ text: String) {
            // As the first line of a page of manual, without its full stop.
            abstract = text.firstMatch(of: /OVERVIEW: ([^\n]*?)\.?\n/).map { String($0.1) } ?? "?"
            var section = ""
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                if let title = line.wholeMatch(of: /([A-Z ]+):/) { section = String(title.1) }
                if section == "OPTIONS" {
                    if let name = line.firstMatch(of: /^  (?:-., )?(--[a-z-]+)/) {
                        options.insert(String(name.1))
                        // A long name has the line to itself.
                        let text = line.prefix(26).hasSuffix(" ") ? line.dropFirst(26) : ""
                        words.append((String(name.1), String(text)))
                    } else if line.hasPrefix(String(repeating: " ", count: 26)), !words.isEmpty {
                        words[words.count - 1].1 += "\n" + line.dropFirst(26)
                    }
                }
                if section.hasSuffix("SUBCOMMANDS"),
                    let name = line.firstMatch(of: /^  ([a-z-]+)/)
                {
                    subcommands.append(String(name.1))
                }
            }
            for place in words.indices {
                let plain = words[place].1.prefix { $0 != "(" }
                words[place].1 = String(plain)
            }
        }
    }

    /// That of the program and of every command below it, by the words that lead to it.
    private static func helps(_ path: [String] = []) throws -> [[String]: Help] {
        let run = try Program(path + ["--help"])
        #expect(run.status == 0, "\(path)")
        let help = Help(run.output)
        var found = [path: help]
        for name in help.subcommands where name != "help" {
            found.merge(try helps(path + [name])) { first, _ in first }
        }
        return found
    }

    private static func plain(_ manual: String) -> String {
        manual.replacing("\\-", with: "-").replacing("\\&", with: "")
            .replacing("\\e", with: "\\").replacing(/\\f[BIR]/, with: "")
    }

    private static func options(ofManual manual: String) -> Set<String> {
        Set(manual.matches(of: /(?m)^\.TP\n(?:-., )?(--[a-z-]+)/).map { String($0.1) })
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
