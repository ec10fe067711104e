/// What a browser asks, as far as the front desk looks at it; whatever serves HTTP makes one of these.
public struct WebRequest: Sendable {
    /// `GET`, `POST` and so on.
    public var method: String
    /// The path and query as they stand in the request line.
    public var target: String
    /// The header fields by name in small letters; of a repeated one all values, joined by commas (cookies by semicolons).
    public var headers: [String: String]
    /// The body; a form as browsers send it.
    public var body: [UInt8]

    /// A request of its parts.
    public init(method: String, target: String, headers: [String: String], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The path without its query.
    var path: String { String(target.prefix { $0 != "?" }) }

    /// The fields of the query.
    var query: FormFields {
        guard let mark = target.firstIndex(of: "?") else { return FormFields([]) }
        return FormFields(target[target.index(after: mark)...].utf8)
    }

    /// The fields of the form.
    var form: FormFields { FormFields(body) }

    /// A cookie by name.
    func cookie(_ name: String) -> String? {
        (headers["cookie"] ?? "").split(separator: ";").lazy.compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == name else { return nil }
            return String(parts[1])
        }.first
    }
}

/// The fields of a form (`application/x-www-form-urlencoded`).
public struct FormFields: Sendable {
    private var fields: [String: String] = [:]

    init(_ bytes: some Sequence<UInt8>) {
        for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(
                separator: UInt8(ascii: "="),
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            let name = Self.decoded(parts[0])
            // The first counts: nothing that is added behind it overrides it.
            if fields[name] == nil { fields[name] = parts.count == 2 ? Self.decoded(parts[1]) : "" }
        }
    }

    /// The value of a field; nil where there is none.
    subscript(_ name: String) -> String? { fields[name] }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var decoded: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                decoded.append(0x20)
            } else if byte == UInt8(ascii: "%"), rest.count >= 2, rest.first != UInt8(ascii: "+"),
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                decoded.append(value)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}

/// What the front desk answers.
public struct WebResponse: Sendable {
    /// The status code.
    public var status: Int
    /// Header fields.
    public var headers: [(name: String, value: String)]
    /// The body.
    public var body: [UInt8]
    /// Whether the connection stays open and hears of changes (server-sent events) instead of a body.
    public var isStream = false

    init(_ status: Int, type: String = "text/html; charset=utf-8", body: String = "") {
        self.status = status
        headers = [("Content-Type", type)] + Self.always
        self.body = Array(body.utf8)
    }

    /// To another page, after a form.
    static func seeOther(_ path: String) -> WebResponse {
        var response = WebResponse(303)
        response.headers.append(("Location", path))
        return response
    }

    /// What every answer carries: nothing from elsewhere runs or is shown, nothing is kept, nothing is told to other sites.
    static let always: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'; trusted-types desk"
        ),
        ("X-Content-Type-Options", "nosniff"),
        // With `no-referrer` browsers would send the forms of our own pages with the origin "null".
        ("Referrer-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
}
