import ConsultationRequests
import Dispatch
import Synchronization

@testable import DeskSite

extension Target {
    /// Requests of browsers to the front desk, as far as they are the desk's own to read: `METHOD target`, header fields, an empty
    /// line and a body.
    static let http = Target(
        name: "http",
        summary: "an HTTP request to the desk: METHOD target, fields, an empty line, a body",
        longest: 1024,
        memory: (constant: 16 << 20, perByte: 200_000),
        attempt: attemptHTTP
    )

    private static func attemptHTTP(_ input: [UInt8]) -> String {
        let request = webRequest(input)
        checkFields(request)
        guard let trial = DeskTrial() else { return "no desk" }
        let response = trial.response(to: request)
        let body = String(decoding: response.body, as: UTF8.self)
        for (name, value) in response.headers {
            hold("a header field is one line", isHarmless(value) && !value.contains("\n")) {
                "\(name): \(value.debugDescription)"
            }
        }
        for (name, value) in WebResponse.always {
            let isThere = response.headers.contains { $0.name == name && $0.value == value }
            hold("every answer says what a page may do", isThere)
        }
        hold("no control character comes out", isHarmless(body)) { body.debugDescription }
        if response.headers.contains(where: { $0.value.hasPrefix("text/html") }) {
            hold("the markup of a page is whole", body.isEmpty || Markup.isWhole(body)) { body }
        }
        trial.checkSecrecy(of: request, response, body)
        // How the machine is, such as how much room is left, is another each time.
        let told = request.path == "/health" ? "" : body
        let fields = response.headers.map { "\($0.name): \($0.value)" }
        return "\(response.status) \(fields) \(told)"
    }

    private static func webRequest(_ input: [UInt8]) -> WebRequest {
        let text = String(decoding: input, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let head = lines.prefix { !$0.isEmpty }
        let words = (head.first ?? "").split(separator: " ", maxSplits: 1)
        var headers = ["host": "localhost:8080"]
        for line in head.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        return WebRequest(
            method: String(words.first ?? "GET"),
            target: String(words.dropFirst().first ?? "/"),
            headers: headers,
            body: Array(lines.dropFirst(head.count + 1).joined(separator: "\n").utf8)
        )
    }

    /// The fields of a form are what they were before a browser encoded them.
    private static func checkFields(_ request: WebRequest) {
        let name = String(decoding: request.body.prefix(20), as: UTF8.self)
        let value = String(decoding: request.body.dropFirst(20).prefix(60), as: UTF8.self)
        let fields = FormFields(Array("x=1&\(encoded(name))=\(encoded(value))&y".utf8))
        let found = fields[name]
        hold("a form's field reads back the same", name == "x" || name == "y" || found == value) {
            "\(name.debugDescription) \(value.debugDescription) \(found.debugDescription)"
        }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
            case 0x20: "+"
            case let other:
                "%" + (other < 16 ? "0" : "") + String(other, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
