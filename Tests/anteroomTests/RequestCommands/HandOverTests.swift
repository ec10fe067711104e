import ConsultationRequests
import Foundation
import RequestTesting
import TerminalTesting
import Testing

/// Handing a request to a FHIR server with plain curl, by the command that the documents give: what a server took nobody has seen.
struct HandOverTests {
    private static let curl = "/usr/bin/curl"
    private static let python = "/usr/bin/python3"
    private static let canServe =
        ProcessInfo.processInfo.environment["CI"] != nil
        || [curl, python].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

    /// A FHIR server's transaction endpoint, as far as curl sees it: it keeps what is posted and answers as it is told.
    private final class Endpoint {
        let folder: TemporaryFolder
        private let process: Process
        let address: String

        // A status of 0 reads the request and hangs up without an answer.
        init(status: Int) throws {
            folder = try TemporaryFolder()
            process = Process()
            process.executableURL = URL(filePath: HandOverTests.python)
            process.arguments = ["-c", Self.script, "\(status)", folder.path]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            // It says its port once it listens.
            let line = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
            address =
                "http://127.0.0.1:\(line.trimmingCharacters(in: .whitespacesAndNewlines))/fhir"
        }

        deinit {
            // A signal that can be blocked may be, in what starts the tests.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        /// What was posted, in its order, where it was a transaction sent as FHIR JSON to the server's base.
        func taken() throws -> [[UInt8]] {
            try folder.names().map { try folder.bytes($0) }
        }

        private static let script = """
            import http.server, json, sys
            status, folder, count = int(sys.argv[1]), sys.argv[2], 0
            class Endpoint(http.server.BaseHTTPRequestHandler):
                def do_POST(self):
                    global count
                    body = self.rfile.read(int(self.headers["Content-Length"]))
                    if status == 0:
                        self.connection.close()
                        return
                    answer = status
                    try:
                        bundle = json.loads(body)
                        sound = bundle["resourceType"] == "Bundle" and bundle["type"] == "transaction"
                    except ValueError:
                        sound = False
                    if self.path != "/fhir" or not sound:
                        answer = 400
                    if self.headers["Content-Type"] != "application/fhir+json":
                        answer = 415
                    if answer == 200:
                        count += 1
                        open(f"{folder}/{count:04}", "wb").write(body)
                    kind = {"resourceType": "Bundle", "type": "transaction-response"} if answer == 200 else {
                        "resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "exception"}]}
                    self.send_response(answer)
                    self.send_header("Content-Type", "application/fhir+json")
                    self.end_headers()
                    self.wfile.write(json.dumps(kind).encode())
                def log_message(self, *rest):
                    pass
            server = http.server.HTTPServer(("127.0.0.1", 0), Endpoint)
            print(server.server_port, flush=True)
            server.serve_forever()
            """
    }

    /// A command of the documents with this folder, server and request put in place of its examples.
    private func run(
        _ command: String,
        _ staff: StaffFolder,
        _ endpoint: Endpoint,
        _ number: String = "7F3-KQ2"
    ) throws -> ProgramRun {
        let line = command.replacing("https://ehr.example/fhir", with: endpoint.address)
            .replacing("7F3-KQ2", with: number)
        try staff.folder.makeFolder("bin")
        let link = "\(staff.folder.path)/bin/anteroom"
        try? FileManager.default.createSymbolicLink(
            atPath: link,
            withDestinationPath: TerminalSession.product("anteroom")
        )
        return try ProgramRun(
            "/bin/bash",
            ["-c", line],
            environment: ["PATH": "\(staff.folder.path)/bin:/usr/bin:/bin"],
            directory: staff.folder.path
        )
    }

    private func marks(_ staff: StaffFolder) throws -> [RequestNumber] {
        try Acknowledgements(folder: staff.requests).all().map(\.number)
    }

    @Test(.enabled(if: canServe, "skipped: there is no curl or no python3"))
    func anAcceptedRequestArrivesByteForByteAndIsNotSeen() throws {
        let staff = try StaffFolder()
        let stored = try staff.send()
        let endpoint = try Endpoint(status: 200)
        let command = try ReadmeExample.text("hand over one request")
            .replacing(" --identity clinic.key", with: "")
        let run = try run(command, staff, endpoint, stored.number.spoken)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try endpoint.taken() == [SampleRequest.review.bytes])
        #expect(try marks(staff) == [])
    }

    @Test(.enabled(if: canServe && AgeTool.isPresent, "skipped: there is no curl, python3 or age"))
    func aSealedRequestIsHandedOverOpened() throws {
        let staff = try StaffFolder()
        let recipient = try AgeTool.makeKey(at: "\(staff.folder.path)/clinic.key")
        let stored = try staff.send(sealing: Sealing(recipients: [recipient]))
        let endpoint = try Endpoint(status: 200)
        let command = try ReadmeExample.text("hand over one request")
        #expect(command.contains("--identity clinic.key"))
        let run = try run(command, staff, endpoint, stored.number.spoken)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try endpoint.taken() == [SampleRequest.review.bytes])
        #expect(try marks(staff) == [])
    }

    @Test(
        .enabled(if: canServe, "skipped: there is no curl or no python3"),
        arguments: [500, 400, 422, 401, 0]
    )
    func aRefusedRequestSaysWhy(status: Int) throws {
        let staff = try StaffFolder()
        let stored = try staff.send()
        let endpoint = try Endpoint(status: status)
        let command = try ReadmeExample.text("hand over one request")
            .replacing(" --identity clinic.key", with: "")
        let run = try run(command, staff, endpoint, stored.number.spoken)
        #expect(run.status != 0)
        if status != 0 {
            #expect(run.text.contains("OperationOutcome"), "the server's reason is seen")
        }
        #expect(try marks(staff) == [])
    }

    @Test(.enabled(if: canServe, "skipped: there is no curl or no python3"))
    func aDamagedRequestIsNotPosted() throws {
        let staff = try StaffFolder()
        let stored = try staff.send()
        try staff.folder.write("{}", to: "Requests/\(stored.fileName)")
        let endpoint = try Endpoint(status: 200)
        let command = try ReadmeExample.text("hand over one request")
            .replacing(" --identity clinic.key", with: "")
        let run = try run(command, staff, endpoint, stored.number.spoken)
        #expect(run.status != 0)
        #expect(try endpoint.taken() == [])
        #expect(try marks(staff) == [])
    }
}
