import ConsultationRequests
import Foundation
import Testing

@testable import DeskSite

/// The rules of who may ask what, each with the request that breaks it.
@Suite("Who may ask what") struct SecurityTests {
    /// DNS rebinding: the name must be one of this machine's own, port and all.
    @Test(arguments: [
        "evil.example", "localhost", "localhost:80", "127.0.0.1.evil.example:8650",
        "localhost:8650.evil.example",
        "evil.example:8650", "[::1]", "localhost:8650@evil.example", "0.0.0.0:8650", "",
    ])
    func anotherHostIsAnsweredWith421(_ host: String) async throws {
        let desk = try await DeskFixture()
        for target in ["/", "/style.css", "/events", "/health", "/nothing"] {
            #expect(await desk.get(target, ["host": host]).status == 421, "\(target)")
        }
    }

    @Test(arguments: ["localhost:8650", "LOCALHOST:8650", "127.0.0.1:8650", "[::1]:8650"])
    func itsOwnNamesAreServed(_ host: String) async throws {
        let desk = try await DeskFixture()
        #expect(await desk.get("/", ["host": host]).status == 200)
    }

    /// What a browser sends may come back on the page: in it nothing is markup, and nothing acts on who looks at it.
    @Test(arguments: ["%3Cscript%3E", "%1B%5B2J", "%E2%80%AE", "%C2%85", "%00", "%22%20onfocus=x"])
    func whatIsSearchedForComesBackHarmless(_ words: String) async throws {
        let desk = try await DeskFixture()
        let page = await desk.get("/?q=a\(words)b")
        let text = String(decoding: page.body, as: UTF8.self)
        #expect(page.status == 200 && text.contains("value=\"a"))
        let acting = text.unicodeScalars.filter { $0 != "\n" && !$0.isShown }
        #expect(acting.isEmpty && !text.contains("<script>b") && !text.contains("\" onfocus"))
    }

    @Test(arguments: [
        ("%41%6a", "Aj"), ("%+5", "% 5"), ("a+b%2Bc", "a b+c"), ("%4", "%4"), ("%zz", "%zz"),
    ])
    func theFieldsOfAFormAreDecodedAsBrowsersEncodeThem(_ sent: String, _ meant: String) {
        #expect(FormFields("q=\(sent)".utf8)["q"] == meant)
    }

    @Test func behindAProxyItsNameIsServedAndTheCookieIsSecure() async throws {
        let desk = try await DeskFixture(name: "https://desk.clinic.example")
        #expect(await desk.get("/", ["host": "desk.clinic.example"]).status == 200)
        #expect(await desk.get("/", ["host": "desk.clinic.example:8650"]).status == 421)
        let origin = ["host": "desk.clinic.example", "origin": "https://desk.clinic.example"]
        let login = await desk.post("/login", ["token": desk.secrets.token], origin)
        #expect(login.status == 303)
        #expect(login.header("Set-Cookie")?.hasSuffix("; Secure") == true)
        for name in ["http://x.example", "https://", "https://a/b", "https://a b", "desk.example"] {
            #expect(RequestGuard(secrets: desk.secrets, port: 1, name: name) == nil, "\(name)")
        }
    }

    @Test(arguments: [
        "", "null", "http://evil.example", "http://localhost", "http://localhost:8651",
        "https://localhost:8650",
        "http://localhost:8650.evil.example",
    ])
    func aFormOfAnotherOriginChangesNothing(_ origin: String) async throws {
        let desk = try await DeskFixture()
        try desk.put()
        let fields = ["event": "seen", "initials": "AB", "last": ""]
        #expect(
            await desk.post("/r/\(DeskFixture.number)", fields, ["origin": origin]).status == 403
        )
        #expect(
            await desk.post("/login", ["token": desk.secrets.token], ["origin": origin]).status
                == 403
        )
        #expect(desk.marks.isEmpty)
    }

    @Test func aFormWithoutItsKeyOrWithoutTheCookieChangesNothing() async throws {
        let desk = try await DeskFixture()
        try desk.put()
        let fields = ["event": "seen", "initials": "AB", "last": ""]
        for key in ["", "0", desk.secrets.session, desk.secrets.token] {
            let forged = fields.merging(["csrf": key]) { $1 }
            #expect(await desk.post("/r/\(DeskFixture.number)", forged).status == 403)
        }
        for cookie in [
            "x=y", "\(desk.gate.cookieName)=\(desk.secrets.token)",
            "anteroom-desk-1=\(desk.secrets.session)",
        ] {
            #expect(
                await desk.post("/r/\(DeskFixture.number)", fields, ["cookie": cookie]).status
                    == 401
            )
        }
        #expect(desk.marks.isEmpty)
        #expect(await desk.post("/r/\(DeskFixture.number)", fields).status == 303)
        #expect(desk.marks.count == 1)
    }

    @Test func whoIsNotKnownSeesNothingOfVisitors() async throws {
        let desk = try await DeskFixture()
        try desk.put()
        _ = try desk.call()
        await desk.desk.look()
        for target in [
            "/", "/r/\(DeskFixture.number)", "/stats", "/events", "/desk.js", "/sheet.css",
            "/?q=alex", "/health",
        ] {
            let answer = await desk.get(target, ["cookie": "a=b"])
            for word in [
                "Alex", "Seat 4", "7F3-KQ2", "safety", desk.secrets.token, desk.secrets.formKey,
            ] {
                #expect(!answer.text.contains(word), "\(target) \(word)")
            }
            #expect(!answer.isStream)
        }
    }

    @Test func theTokenOpensAndIsNeverInAPage() async throws {
        let desk = try await DeskFixture()
        #expect(await desk.post("/login", ["token": "0"], ["cookie": "a=b"]).status == 401)
        let login = await desk.post("/login", ["token": desk.secrets.token], ["cookie": "a=b"])
        #expect(login.status == 303 && login.header("Location") == "/")
        let cookie = try #require(login.header("Set-Cookie"))
        for part in ["anteroom-desk-8650=", "; HttpOnly", "; SameSite=Strict", "; Path=/"] {
            #expect(cookie.contains(part))
        }
        #expect(!cookie.contains(desk.secrets.token))
        #expect(!(await desk.get("/").text.contains(desk.secrets.token)))
    }

    @Test func aScriptOfAnotherSiteReadsNothing() async throws {
        let desk = try await DeskFixture()
        for site in ["cross-site", "same-site"] {
            #expect(await desk.get("/", ["sec-fetch-site": site]).status == 403)
            let frame = [
                "sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe",
            ]
            #expect(await desk.get("/", frame).status == 403)
            let page = [
                "sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document",
            ]
            #expect(await desk.get("/", page).status == 200)
            #expect(await desk.get("/events", page).status == 403)
        }
        #expect(await desk.get("/events").isStream)
        #expect(await desk.get("/events", ["sec-fetch-site": "none"]).status == 403)
    }

    @Test func everyAnswerForbidsWhatIsNotOurs() async throws {
        let desk = try await DeskFixture()
        try desk.put()
        for target in [
            "/", "/r/\(DeskFixture.number)", "/style.css", "/nothing", "/events", "/health",
        ] {
            let answer = await desk.get(target)
            let policy = try #require(answer.header("Content-Security-Policy"))
            for part in [
                "default-src 'none'", "script-src 'self'", "base-uri 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
            ] {
                #expect(policy.contains(part))
            }
            #expect(!policy.contains("unsafe"))
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(answer.header("Referrer-Policy") == "same-origin")
            #expect(answer.header("Cache-Control") == "no-store")
        }
    }

    @Test(arguments: ["PUT", "DELETE", "OPTIONS", "TRACE", "get"])
    func onlyTwoWaysOfAsking(_ method: String) async throws {
        let desk = try await DeskFixture()
        let request = WebRequest(
            method: method,
            target: "/",
            headers: ["host": "localhost:8650", "cookie": desk.cookie]
        )
        #expect(await desk.site.respond(to: request).status == 405)
    }

    /// Requests are found by number in the listing, never by a path.
    @Test(arguments: [
        "/r/../../etc/passwd", "/r/%2e%2e%2fetc%2fpasswd", "/r/", "/r/7F3-KQ2",
        "/r/20261123T081407Z-7F3KQ2.json",
        "/r/20261123T081407Z-7F3KQ2/..", "/r/20261123T081407Z-000000", "/token", "//",
        "/r/20261123T081407Z-7F3KQ2?folder=../x",
    ])
    func noPathLeadsToAFile(_ target: String) async throws {
        let desk = try await DeskFixture()
        try desk.put()
        try FileManager.default.createSymbolicLink(
            atPath: desk.folder + "/20261123T081407Z-000001.json",
            withDestinationPath: "/etc/passwd"
        )
        #expect(await desk.get(target).status == 404)
        let link = await desk.get("/r/20261123T081407Z-000001")
        #expect(!link.text.contains("root:"))
    }

    @Test func aGetChangesNothing() async throws {
        let desk = try await DeskFixture()
        try desk.put()
        let call = try desk.call()
        let before = try FileManager.default.subpathsOfDirectory(atPath: desk.folder).sorted()
        for target in [
            "/", "/r/\(DeskFixture.number)?event=seen&initials=AB", "/a/\(call)?event=taken",
            "/shown?numbers=\(call)",
            "/stats", "/health", "/login?token=\(desk.secrets.token)",
        ] {
            _ = await desk.get(target)
        }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: desk.folder).sorted() == before)
        #expect(desk.marks.isEmpty)
    }

    @Test func theTokenFileIsItsOwnersAlone() async throws {
        let desk = try await DeskFixture()
        let file = (desk.folder as NSString).deletingLastPathComponent + "/token"
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try DeskSecrets(file: file).token == desk.secrets.token, "the same after a restart")
        #expect(desk.secrets.token.count == 32 && "\(desk.secrets)" == "DeskSecrets <redacted>")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
        #expect(throws: DeskSecrets.Failure.self) { try DeskSecrets(file: file) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        try FileManager.default.createSymbolicLink(atPath: file + "2", withDestinationPath: file)
        #expect(throws: DeskSecrets.Failure.self) { try DeskSecrets(file: file + "2") }
    }
}

extension Unicode.Scalar {
    /// Whether it is drawn and does nothing else.
    fileprivate var isShown: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
