import ArgumentParser
import DeskSite
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Serves the site on the loopback address, and keeps looking at the folders.
struct DeskServer {
    let desk: FrontDesk
    let secrets: DeskSecrets
    let port: Int
    let name: String?
    let interval: Int
    var codes: CodeDesk?
    var isDemonstration = false

    func run() async throws {
        let port = try port == 0 ? Self.freePort() : port
        guard let gate = RequestGuard(secrets: secrets, port: port, name: name) else {
            throw AnteroomDesk.ending(
                "--name takes an address like https://desk.clinic.example",
                EX_USAGE
            )
        }
        let desk = desk
        let site = DeskSite(
            gate: gate,
            desk: desk,
            codes: codes,
            isDemonstration: isDemonstration
        )
        let link = "\(name ?? "http://localhost:\(port)")/#\(secrets.token)"
        var logger = Logger(label: "anteroom-desk")
        // A line of every request would keep who looked at what.
        logger.logLevel = .error
        let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in
            try await Self.response(to: request, of: site, desk)
        }
        let application = Application(
            responder: responder,
            configuration: .init(address: .hostname("127.0.0.1", port: port), reuseAddress: true),
            onServerRunning: { _ in
                FileHandle.standardOutput.write(Data("The front desk is open: \(link)\n".utf8))
            },
            logger: logger
        )
        let seconds = interval
        await desk.open()
        await desk.look()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                var pulse = FolderPulse(of: desk)
                var opened = ContinuousClock.now
                while true {
                    if opened.duration(to: .now) >= .seconds(60) {
                        await desk.open()
                        opened = .now
                    }
                    // A new file is seen at once; what leaves no trace in times is seen by the regular look.
                    var quarters = 0
                    while quarters < seconds * 4, !pulse.hasChanged() {
                        try await Task.sleep(for: .milliseconds(250))
                        quarters += 1
                    }
                    await desk.look()
                }
            }
            // A signal ends it at once, as any program: nothing is under way that a file does not hold, and a browser's stream
            // would be waited for without end.
            group.addTask { try await application.runService(gracefulShutdownSignals: []) }
            try await group.next()
            group.cancelAll()
        }
    }

    private static func response(
        to request: Request,
        of site: DeskSite,
        _ desk: FrontDesk
    ) async throws -> Response {
        var asked = WebRequest(
            method: request.method.rawValue,
            target: request.uri.string,
            headers: headers(of: request)
        )
        if request.method == .post {
            guard let body = try? await request.body.collect(upTo: DeskSite.longestBody) else {
                return Response(status: .contentTooLarge)
            }
            asked.body = Array(buffer: body)
        }
        let answer = await site.respond(to: asked)
        var fields = HTTPFields()
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) {
                fields.append(HTTPField(name: name, value: value))
            }
        }
        let status = HTTPResponse.Status(code: answer.status)
        if answer.isStream {
            return Response(status: status, headers: fields, body: stream(of: desk, for: request))
        }
        let body = request.method == .head ? [] : answer.body
        return Response(
            status: status,
            headers: fields,
            body: .init(byteBuffer: ByteBuffer(bytes: body))
        )
    }

    private static func headers(of request: Request) -> [String: String] {
        var headers: [String: String] = [:]
        for field in request.headers {
            let name = field.name.canonicalName
            let joint = name == "cookie" ? "; " : ", "
            headers[name] = headers[name].map { $0 + joint + field.value } ?? field.value
        }
        headers["host"] = request.head.authority
        return headers
    }

    /// Says that something changed, or that the line is still alive, until the browser goes away; never what.
    private static func stream(of desk: FrontDesk, for request: Request) -> ResponseBody {
        let body = request.body
        return ResponseBody { writer in
            let output = StreamWriter(writer: writer)
            try await body.consumeWithCancellationOnInboundClose { _ in
                var known = -1
                while !Task.isCancelled {
                    let version = await desk.change(since: known, seconds: 10)
                    let event = version == known ? "beat" : "change"
                    known = version
                    try await output.write("event: \(event)\nid: \(version)\ndata: \(version)\n\n")
                }
            }
            try await output.finish()
        }
    }

    /// A port that nobody uses, as the system gives it.
    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(descriptor, pointer, length) == 0
                    && getsockname(descriptor, pointer, &length) == 0
            }
        }
        guard isBound else {
            throw AnteroomDesk.ending("no free port on this computer", EX_UNAVAILABLE)
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}

/// The writer of a response, held by the one task that writes.
private final class StreamWriter: @unchecked Sendable {
    private var writer: any ResponseBodyWriter

    init(writer: any ResponseBodyWriter) { self.writer = writer }

    func write(_ text: String) async throws {
        try await writer.write(ByteBuffer(string: text))
    }

    func finish() async throws { try await writer.finish(nil) }
}
