import Foundation

/// A FHIR server as far as delivery sees it: it takes transactions, once by identifier, and answers as a script says, also by
/// hanging up before or after it stored.
final class ScriptedServer {
    let folder: String
    let base: String
    private let process = Process()

    /// Starts it.
    ///
    /// - Parameter script: what it does with one POST after the other: `take`, `hang-before`, `hang-after`, or a status; the last
    ///   holds for all that follow.
    /// - Throws: an error of Foundation when it cannot be started.
    init(_ script: String...) throws {
        folder =
            FileManager.default.temporaryDirectory.appendingPathComponent(
                "fhir-\(UUID().uuidString)"
            ).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program, folder] + script
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        // It says its port once it listens.
        let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
        base = "http://127.0.0.1:\(line.trimmingCharacters(in: .whitespacesAndNewlines))/fhir"
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The lines that it wrote down: `POST NUMBER AUTHORIZATION`, `GET NUMBER`, `STORED NUMBER`.
    var log: [String] {
        let text = (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    /// How often each request was stored.
    var stored: [String] { log.filter { $0.hasPrefix("STORED") } }

    private static let program = """
        import http.server, json, sys, urllib.parse
        folder, script, kept = sys.argv[1], sys.argv[2:], set()
        def note(line):
            with open(folder + "/log", "a") as log: log.write(line + "\\n")
        def number(bundle):
            for entry in bundle["entry"]:
                if entry["resource"]["resourceType"] == "ServiceRequest":
                    return entry["resource"]["identifier"][0]["value"]
        class Server(http.server.BaseHTTPRequestHandler):
            def answer(self, status, body):
                self.send_response(status)
                self.send_header("Content-Type", "application/fhir+json")
                if status in (429, 503): self.send_header("Retry-After", "1")
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())
            def do_GET(self):
                if self.path.endswith("/metadata"):
                    self.answer(200, json.load(open(folder + "/metadata"))); return
                wanted = urllib.parse.unquote(self.path.split("|")[-1] if "|" in self.path else self.path.split("%7C")[-1])
                note("GET " + wanted)
                found = [{"resource": {"resourceType": "ServiceRequest"}}] if wanted in kept else []
                self.answer(200, {"resourceType": "Bundle", "type": "searchset", "entry": found} if found else {"resourceType": "Bundle", "type": "searchset"})
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                bundle = json.loads(body)
                sound = self.path == "/fhir" and self.headers["Content-Type"] == "application/fhir+json"
                note("POST " + number(bundle) + " " + (self.headers["Authorization"] or "-"))
                step = script.pop(0) if len(script) > 1 else script[0]
                if not sound: step = "400"
                if step == "hang-before": self.connection.close(); return
                if step in ("take", "hang-after"):
                    if number(bundle) not in kept: note("STORED " + number(bundle))
                    kept.add(number(bundle))
                    if step == "hang-after": self.connection.close(); return
                    self.answer(200, {"resourceType": "Bundle", "type": "transaction-response", "entry": [{"response": {"status": "201"}} for _ in bundle["entry"]]}); return
                self.answer(int(step), {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "processing", "diagnostics": "Canary"}]})
            def log_message(self, *rest): pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
        print(server.server_port, flush=True)
        server.serve_forever()
        """
}

/// A moment of its text.
func moment(_ text: String) -> Date {
    ISO8601DateFormatter().date(from: text) ?? Date(timeIntervalSince1970: 0)
}
