/// Decides of every request, before anything else, whether it comes from where the desk is to be used and from whom it knows.
///
/// A page of another site must neither read nor change anything here: not by a name that leads to this machine (DNS
/// rebinding), not by a form or a script of its own, not by a frame.
public struct RequestGuard: Sendable {
    /// What a request may do.
    enum Verdict: Equatable {
        /// It goes on as somebody who is known.
        case known
        /// It goes on as somebody who is not.
        case stranger
        /// It is answered with this status and sentence.
        case refused(Int, String)
    }

    private let secrets: DeskSecrets
    private let port: Int
    private let hosts: Set<String>
    private let origins: Set<String>

    /// The cookie's name; it has the port, since browsers send cookies to every port of a host.
    let cookieName: String
    /// Whether browsers come by TLS, in front of which a proxy stands.
    let isBehindTLS: Bool

    /// A guard; nil where the name is no origin with https.
    ///
    /// - Parameters:
    ///   - secrets: The token and what was made with it.
    ///   - port: The port on loopback.
    ///   - name: The origin by which other computers reach a proxy before the desk, `https://desk.clinic.example`.
    public init?(secrets: DeskSecrets, port: Int, name: String? = nil) {
        self.secrets = secrets
        self.port = port
        cookieName = "anteroom-desk-\(port)"
        isBehindTLS = name != nil
        let loopback = ["localhost", "127.0.0.1", "[::1]"]
        var hosts = Set(loopback.map { "\($0):\(port)" })
        var origins = Set(loopback.map { "http://\($0):\(port)" })
        if let name {
            let origin = name.lowercased()
            guard origin.hasPrefix("https://") else { return nil }
            let host = String(origin.dropFirst(8))
            guard !host.isEmpty, host.utf8.allSatisfy(Self.isOfHost) else { return nil }
            hosts.insert(host)
            origins.insert(origin)
        }
        self.hosts = hosts
        self.origins = origins
    }

    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"): true
        case let other: other == UInt8(ascii: "[") || other == UInt8(ascii: "]")
        }
    }

    /// Judges a request.
    func verdict(on request: WebRequest) -> Verdict {
        guard let host = request.headers["host"]?.lowercased(), hosts.contains(host) else {
            return .refused(
                421,
                "This name does not belong to the front desk. Open the link that it printed."
            )
        }
        let isKnown = request.cookie(cookieName).map { secrets.isSession($0) } ?? false
        switch request.method {
        case "GET", "HEAD":
            if let site = request.headers["sec-fetch-site"] {
                // A link from elsewhere may open a page, but no script of another site may read one.
                let isPage =
                    request.headers["sec-fetch-mode"] == "navigate"
                    && request.headers["sec-fetch-dest"] == "document"
                guard site == "same-origin" || site == "none" || isPage else {
                    return .refused(403, "Another site may not ask for this.")
                }
            }
            if request.path == "/events", request.headers["sec-fetch-site"] != "same-origin" {
                return .refused(403, "Only a page of the front desk may listen.")
            }
        case "POST":
            guard let origin = request.headers["origin"], origins.contains(origin.lowercased())
            else {
                return .refused(403, "A form must come from a page of the front desk.")
            }
            if request.path != "/login" {
                guard isKnown else {
                    return .refused(401, "Open the link that the front desk printed.")
                }
                guard secrets.isFormKey(request.form["csrf"] ?? "") else {
                    return .refused(403, "This form is not of this desk; load the page again.")
                }
            }
        case _:
            return .refused(405, "Only GET and POST.")
        }
        return isKnown ? .known : .stranger
    }

    /// Whether somebody brings the token.
    func isToken(_ text: String) -> Bool { secrets.isToken(text) }

    /// The key that every form carries.
    var formKey: String { secrets.formKey }

    /// The cookie of somebody who brought the token.
    var cookie: String {
        "\(cookieName)=\(secrets.session); Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000"
            + (isBehindTLS ? "; Secure" : "")
    }
}
