public import ConsultationRequests
import FHIRModel
import Foundation
import StaffPages

/// A FHIR server, spoken to through the system's `curl`: HTTP, TLS and proxies are patched by the distribution.
///
/// Neither a token nor anything of a request is in arguments, environment or files: the settings and the Bundle go through one
/// pipe.
public struct CurlServer: Sendable {
    /// The server's base address, to which transactions are posted.
    public let base: String
    private let seconds: Int

    /// A server; nil where the address is none that may be written into settings.
    public init?(base: String, seconds: Int = 30) {
        let isPlain = base.utf8.allSatisfy {
            $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        guard isPlain, base.hasPrefix("https://") || base.hasPrefix("http://") else { return nil }
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        self.seconds = seconds
    }

    /// Posts a transaction.
    public func post(_ bundle: [UInt8], token: String?) -> ServerAnswer {
        run(
            "url = \"\(base)\"\nheader = \"Content-Type: application/fhir+json\"\nheader = \"Prefer: return=minimal\"\n",
            token,
            bundle
        )
    }

    /// Looks for the ServiceRequest of a number.
    public func search(_ number: RequestNumber, token: String?) -> ServerAnswer {
        let system = Self.encoded(RequestTag.numberSystem)
        return run(
            "url = \"\(base)/ServiceRequest?identifier=\(system)%7C\(Self.encoded(number.description))\"\n",
            token,
            nil
        )
    }

    /// What the server says of itself, `CapabilityStatement`.
    public func metadata(token: String?) -> (answer: ServerAnswer, body: [UInt8]) {
        let result = curl("url = \"\(base)/metadata\"\n", token, nil)
        return (result.answer, result.body)
    }

    private func run(_ settings: String, _ token: String?, _ body: [UInt8]?) -> ServerAnswer {
        curl(settings, token, body).answer
    }

    /// Reads the settings up to an empty line, gives them to curl on a descriptor of their own, and leaves the rest to be sent.
    private static let script = """
        settings=
        while IFS= read -r line && [ -n "$line" ]; do settings="$settings$line
        "; done
        exec curl -q -sS -K /dev/fd/3 3<<END
        $settings
        END
        """

    private func curl(
        _ settings: String,
        _ token: String?,
        _ body: [UInt8]?
    ) -> (answer: ServerAnswer, body: [UInt8]) {
        var text = settings
        text +=
            "header = \"Accept: application/fhir+json\"\nproto = \"=https,http\"\nmax-time = \(seconds)\n"
        text += "write-out = \"%{stderr}\\n%{http_code} %header{retry-after}\"\n"
        if let token {
            // A token that could end its line, or the settings, is none.
            guard !token.isEmpty,
                token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C })
            else {
                return (.answered(status: 401, retryAfter: nil, body: AnsweredBody([])), [])
            }
            text += "header = \"Authorization: Bearer \(token)\"\n"
        }
        if body != nil { text += "data-binary = \"@-\"\n" }
        let result = ScriptRun(
            Self.script,
            input: Array((text + "\n").utf8) + (body ?? []),
            limit: seconds + 5
        )
        return (Self.answer(result), result.output)
    }

    private static func answer(_ run: ScriptRun) -> ServerAnswer {
        switch run.status {
        case 0: break
        case 5, 6, 7, 127: return .notReached
        case 35: return .notReached
        case 51, 58, 60, 77, 83, 90, 91: return .notTrusted
        case _: return .lost
        }
        let last = run.errors.split(separator: "\n").last ?? ""
        let parts = last.split(separator: " ", maxSplits: 1)
        guard let status = parts.first.flatMap({ Int($0) }), status > 0 else { return .lost }
        return .answered(
            status: status,
            retryAfter: parts.count == 2 ? retryAfter(String(parts[1])) : nil,
            body: AnsweredBody(run.output)
        )
    }

    /// `Retry-After` in seconds from now, whether it is a number or a date.
    static func retryAfter(_ text: String, now: Date = Date()) -> Int64? {
        let text = text.trimmingCharacters(in: .whitespaces)
        if let seconds = Int64(text) { return max(0, seconds) }
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(identifier: "GMT")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return format.date(from: text).map { max(0, Int64($0.timeIntervalSince(now).rounded(.up))) }
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
