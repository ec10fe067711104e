import Foundation
import TerminalTesting
import Testing

/// The ways to call staff that are shipped, each against a stand-in for what it speaks to.
@Suite("Alert commands") struct AlertScriptTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Installation/alerts").path

    private static let canRun =
        ProcessInfo.processInfo.environment["CI"] != nil
        || ["curl", "jq", "python3"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
        }

    /// Something on a port of this machine that writes down what it gets and answers as it is told.
    private final class StandIn {
        let folder: TemporaryFolder
        let port: String
        private let process = Process()

        init(_ kind: String) throws {
            folder = try TemporaryFolder()
            process.executableURL = URL(filePath: "/usr/bin/python3")
            process.arguments = ["-c", Self.program, kind, folder.path]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
            port = line.trimmingCharacters(in: .whitespacesAndNewlines)
        }

        deinit {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        var got: String { (try? folder.text("got")) ?? "" }

        private static let program = """
            import socketserver, sys, time
            kind, folder = sys.argv[1:]
            def note(line):
                with open(folder + "/got", "a") as got: got.write(line + "\\n")
            class StandIn(socketserver.StreamRequestHandler):
                def say(self, line): self.wfile.write(line.encode() + b"\\r\\n")
                def line(self): return self.rfile.readline().decode().rstrip("\\r\\n")
                def handle(self):
                    if kind.startswith("http"): self.http(kind[5:])
                    if kind == "smtp": self.smtp()
                    if kind.startswith("snpp"): self.snpp(kind[5:])
                    if kind == "silent": time.sleep(30)
                def http(self, status):
                    length, line = 0, self.line()
                    while line:
                        note(line)
                        if line.lower().startswith("content-length:"): length = int(line.split(":")[1])
                        line = self.line()
                    note(self.rfile.read(length).decode())
                    self.say(f"HTTP/1.1 {status} x"); self.say("Content-Length: 0"); self.say("")
                def smtp(self):
                    self.say("220 here")
                    while True:
                        line = self.line()
                        note(line)
                        if line.startswith("DATA"):
                            self.say("354 go")
                            while line != ".":
                                line = self.line(); note(line)
                            self.say("250 taken")
                        elif line.startswith("QUIT"): self.say("221 bye"); return
                        else: self.say("250 ok")
                def snpp(self, answer):
                    self.say("220 here")
                    while True:
                        line = self.line()
                        note(line)
                        if line.startswith("QUIT") or not line: self.say("221 bye"); return
                        self.say(answer + " x")
            socketserver.ThreadingTCPServer.allow_reuse_address = True
            server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), StandIn)
            print(server.server_address[1], flush=True)
            server.serve_forever()
            """
    }

    private static let alert =
        #"{"alert":"20261123T081407Z-7F3KQ2","station":"Window \"2\" $(id) é","time":"2026-11-23T08:14:07Z","code":"safety-now"}"#

    /// Runs one on an alert, its settings in a file.
    private func run(
        _ way: String,
        settings: String,
        alert: String = alert
    ) throws -> (run: ProgramRun, seconds: Double) {
        let folder = try TemporaryFolder()
        try folder.write(settings + "\n", to: "settings")
        let start = ContinuousClock.now
        let run = try ProgramRun(
            "/bin/sh",
            ["-c", "\(Self.folder)/\(way)"],
            input: Array((alert + "\n").utf8),
            environment: [
                "PATH": "/usr/bin:/bin", "ANTEROOM_ALERT_SETTINGS": "\(folder.path)/settings",
                "LC_ALL": "C",
            ]
        )
        return (run, (ContinuousClock.now - start) / .seconds(1))
    }

    @Test(
        .enabled(if: canRun, "skipped: there is no curl, jq or python3"),
        arguments: [
            ("ntfy", #"Window "2" $(id) é: safety-now, 7F3KQ2, 2026-11-23T08:14:07Z"#),
            (
                "chat",
                #"{"text":"Somebody needs a person. Window \"2\" $(id) é: safety-now, 7F3KQ2, 2026-11-23T08:14:07Z"}"#
            ),
            (
                "sms",
                "To=%2B15550123&Body=Window+%222%22+%24%28id%29+%C3%A9%3A+safety-now%2C+7F3KQ2"
            ),
        ]
    )
    func aWebServiceGetsItOrTheCommandFails(_ way: String, _ body: String) throws {
        let taking = try StandIn("http 200")
        let extra = way == "sms" ? "\ndata-urlencode = \"To=+15550123\"" : ""
        func settings(_ port: String) -> String { "url = \"http://127.0.0.1:\(port)/x\"\(extra)" }
        let taken = try run(way, settings: settings(taking.port))
        #expect(taken.run.status == 0, "\(taken.run.errors)")
        #expect(taken.run.output == [])
        #expect(taking.got.contains(body), "\(taking.got)")
        let refusing = try StandIn("http 503")
        #expect(try run(way, settings: settings(refusing.port)).run.status != 0)
        #expect(try run(way, settings: settings("1")).run.status != 0)
        #expect(try run(way, settings: settings(taking.port), alert: "no alert").run.status != 0)
    }

    /// Whoever is called by `anteroom alert --test` must not run for it.
    @Test(
        .enabled(if: canRun, "skipped: there is no curl, jq or python3"),
        arguments: ["ntfy", "chat", "sms", "mail", "pager", "bell"]
    )
    func aTestSaysSoAndThatNobodyCalls(_ way: String) throws {
        let server = try StandIn(
            way == "mail" ? "smtp" : way == "pager" ? "snpp 250" : "http 200"
        )
        let folder = try TemporaryFolder()
        let settings =
            switch way {
            case "mail":
                "url = \"smtp://127.0.0.1:\(server.port)\"\nmail-from = \"a@x.example\"\nmail-rcpt = \"b@x.example\""
            case "pager": "127.0.0.1:\(server.port) 5550123"
            case "bell": "\(folder.path)/bell"
            case _: "url = \"http://127.0.0.1:\(server.port)/x\""
            }
        let test = Self.alert.replacing("safety-now", with: "test")
        let sent = try run(way, settings: settings, alert: test)
        #expect(sent.run.status == 0, "\(sent.run.errors)")
        let got = way == "bell" ? try folder.text("bell") : server.got
        #expect(got.contains("TEST"), "\(got)")
        #expect(!got.contains("needs a person"), "\(got)")
    }

    @Test(.enabled(if: canRun, "skipped: there is no curl, jq or python3"))
    func aMailServerGetsIt() throws {
        let server = try StandIn("smtp")
        let settings =
            "url = \"smtp://127.0.0.1:\(server.port)\"\nmail-from = \"kiosk@x.example\"\nmail-rcpt = \"desk@x.example\""
        let sent = try run("mail", settings: settings)
        #expect(sent.run.status == 0, "\(sent.run.errors)")
        for line in [
            "RCPT TO:<desk@x.example>", "Subject: Somebody needs a person (7F3KQ2)",
            #"Window "2" $(id) é: safety-now, 2026-11-23T08:14:07Z"#,
        ] {
            #expect(server.got.contains(line), "\(server.got)")
        }
    }

    @Test(
        .enabled(if: canRun, "skipped: there is no curl, jq or python3"),
        arguments: [("250", true), ("550", false)]
    )
    func aPagerCountsOnlyWhatItsServerTook(_ answer: String, _ isTaken: Bool) throws {
        let server = try StandIn("snpp \(answer)")
        let sent = try run("pager", settings: "127.0.0.1:\(server.port) 5550123")
        #expect((sent.run.status == 0) == isTaken)
        #expect(server.got.contains(#"MESS Window "2" $(id) é safety-now 7F3KQ2"#), "\(server.got)")
    }

    @Test(.enabled(if: canRun, "skipped: there is no curl, jq or python3"))
    func aBellRingsOnTheTerminalThatIsNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "terminal")
        #expect(try run("bell", settings: "\(folder.path)/terminal").run.status == 0)
        #expect(try folder.text("terminal").hasPrefix("\u{07}\u{07}\u{07}Window"))
        #expect(try run("bell", settings: "/nonexistent/tty").run.status != 0)
    }

    /// A command has two seconds; one that would take longer gives up by itself.
    @Test(
        .enabled(if: canRun, "skipped: there is no curl, jq or python3"),
        arguments: ["ntfy", "chat", "sms", "mail", "pager"]
    )
    func aServerThatSaysNothingIsGivenUp(_ way: String) throws {
        let server = try StandIn("silent")
        let scheme = way == "mail" ? "smtp" : "http"
        let settings =
            way == "pager"
            ? "127.0.0.1:\(server.port) 1"
            : "url = \"\(scheme)://127.0.0.1:\(server.port)\"\nmail-from = \"a@x\"\nmail-rcpt = \"b@x\""
        let given = try run(way, settings: settings)
        #expect(given.run.status != 0)
        #expect(given.seconds < 8, "1.8 s, and a machine that is busy")
    }

    @Test(.enabled(if: canRun, "skipped: there is no curl, jq or python3"))
    func ofSeveralWaysOneIsEnough() throws {
        let server = try StandIn("http 200")
        let settings = "url = \"http://127.0.0.1:\(server.port)\""
        #expect(try run("several bell ntfy", settings: settings).run.status == 0)
        #expect(try run("several bell nothing", settings: settings).run.status != 0)
    }

    @Test(.enabled(if: canRun, "skipped: there is no curl, jq or python3"))
    func aTestSaysThatItIsOne() throws {
        let server = try StandIn("http 200")
        let test = Self.alert.replacing("safety-now", with: "test")
        #expect(
            try run("ntfy", settings: "url = \"http://127.0.0.1:\(server.port)\"", alert: test).run
                .status == 0
        )
        #expect(server.got.contains("TEST, Window"))
    }
}
