import ConsultationRequests
import FHIRModel
import StaffPages

/// The front desk as a web site: what it answers to each request.
///
/// It knows no sockets; a program hands requests in.
public struct DeskSite: Sendable {
    let gate: RequestGuard
    let desk: FrontDesk

    /// A site.
    public init(gate: RequestGuard, desk: FrontDesk) {
        self.gate = gate
        self.desk = desk
    }

    /// Longest body that is read, in bytes.
    public static let longestBody = 16_384

    /// Answers a request.
    public func respond(to request: WebRequest) async -> WebResponse {
        let words = DeskWords.inLanguage(of: request)
        switch gate.verdict(on: request) {
        case .refused(let status, let sentence):
            return WebResponse(status, type: "text/plain; charset=utf-8", body: sentence + "\n")
        case .stranger:
            return await strangerResponse(to: request, words)
        case .known:
            if let open = await openResponse(to: request) { return open }
            return request.method == "POST"
                ? await formResponse(to: request, words) : await pageResponse(to: request, words)
        }
    }

    /// What anybody on this machine may ask: nothing of visitors.
    private func openResponse(to request: WebRequest) async -> WebResponse? {
        switch request.path {
        case "/style.css": return WebResponse(200, type: "text/css", body: DeskStyle.text)
        case "/login.js": return WebResponse(200, type: "text/javascript", body: DeskScript.login)
        case "/health": return await health()
        case _: return nil
        }
    }

    private func health() async -> WebResponse {
        let bad = await desk.unreadable()
        let text = bad.isEmpty ? "ok\n" : bad.map { "\($0) cannot be read\n" }.joined()
        return WebResponse(
            bad.isEmpty ? 200 : 503,
            type: "text/plain; charset=utf-8",
            body: text
        )
    }

    private func strangerResponse(to request: WebRequest, _ words: DeskWords) async -> WebResponse {
        if let open = await openResponse(to: request) { return open }
        if request.method == "POST", request.path == "/login" {
            guard gate.isToken(request.form["token"] ?? "") else { return login(words, 401) }
            return loggedIn()
        }
        return login(words, request.path == "/" ? 200 : 401)
    }

    private func loggedIn() -> WebResponse {
        var response = WebResponse.seeOther("/")
        response.headers.append(("Set-Cookie", gate.cookie))
        return response
    }

    private func login(_ words: DeskWords, _ status: Int) -> WebResponse {
        let page = PageFrame(words: words, formKey: nil).page(
            main: """
                <h1>\(words.title)</h1>
                <p>\(words.tokenWanted)</p>
                <form id="login" method="post" action="/login"><label for="token">\(words.token)</label>
                <input id="token" name="token" type="password" autocomplete="off" required> <button>\(words.enter)</button></form>
                """
        )
        return WebResponse(status, body: page)
    }

    // MARK: Pages

    private func pageResponse(to request: WebRequest, _ words: DeskWords) async -> WebResponse {
        switch request.path {
        case "/": return await list(request, words)
        case "/stats": return await statistics(request, words)
        case "/events":
            var response = WebResponse(200, type: "text/event-stream")
            response.isStream = true
            return response
        case "/desk.js": return WebResponse(200, type: "text/javascript", body: DeskScript.desk)
        case "/worker.js": return WebResponse(200, type: "text/javascript", body: DeskScript.worker)
        case "/sheet.css": return WebResponse(200, type: "text/css", body: StaffPage.style)
        case let path where path.hasPrefix("/r/"):
            guard let found = await find(path.dropFirst(3), request.query["folder"]) else {
                return missing(words)
            }
            guard path.hasSuffix(".css") else { return await page(of: found, request, words) }
            let foot = (try? staffPage(of: found).get())?.runningFoot ?? ""
            return WebResponse(200, type: "text/css", body: foot)
        case _: return missing(words)
        }
    }

    private func frame(_ words: DeskWords, version: Int = 0) -> PageFrame {
        PageFrame(words: words, formKey: gate.formKey, version: version)
    }

    /// The calls that wait, for a page that shows something else.
    private func calls(_ frame: PageFrame, _ request: WebRequest) async -> CallsSection {
        CallsSection(
            frame: frame,
            looks: await desk.current().looks,
            clock: LocalTime.clock(),
            initials: initials(of: request),
            isOnlyWaiting: true
        )
    }

    private func missing(_ words: DeskWords) -> WebResponse {
        WebResponse(404, body: frame(words).page(main: "<h1>404</h1><p>\(words.notFound)</p>"))
    }

    private func list(
        _ request: WebRequest,
        _ words: DeskWords,
        status: Int = 200,
        message: String = ""
    ) async -> WebResponse {
        let (looks, version) = await desk.current()
        let filter = request.query["show"] ?? ""
        let page = ListPage(
            frame: frame(words, version: version),
            looks: looks,
            clock: LocalTime.clock(),
            initials: initials(of: request),
            filter: words.filters.contains { $0.code == filter } ? filter : "open",
            search: String((request.query["q"] ?? "").prefix(200)),
            start: max(0, min(1_000_000, Int(request.query["start"] ?? "") ?? 0)),
            message: message
        )
        return WebResponse(status, body: page.html)
    }

    private func statistics(_ request: WebRequest, _ words: DeskWords) async -> WebResponse {
        let (looks, version) = await desk.current()
        let lines = desk.folders.flatMap { folder in
            (try? AuditTrail(folder: folder.path, station: desk.name).lines()) ?? []
        }
        let frame = frame(words, version: version)
        let page = StatisticsPage(
            frame: frame,
            calls: await calls(frame, request),
            lines: lines,
            alerts: looks.flatMap { (try? $0.overview.get())?.alerts ?? [] },
            clock: LocalTime.clock()
        )
        return WebResponse(200, body: page.html)
    }

    // MARK: One request

    /// A request that stands in the listing.
    private struct Found {
        let folder: DeskFolder
        let name: RequestFileName
        let alerts: [AlertSummary]
    }

    /// The request of a number, from the listing, never by a path; with several folders the named one counts.
    private func find(_ word: some StringProtocol, _ folder: String?) async -> Found? {
        guard let number = RequestNumber(word.hasSuffix(".css") ? word.dropLast(4) : word[...])
        else {
            return nil
        }
        for (look, overview) in await desk.current().looks
        where folder == nil || folder == look.name {
            guard let overview = try? overview.get(),
                let request = overview.requests.first(where: { $0.name.number == number })
            else { continue }
            return Found(
                folder: look,
                name: request.name,
                alerts: overview.alerts.filter { $0.request?.number == number }
            )
        }
        return nil
    }

    private func staffPage(of found: Found) -> Result<StaffPage, RequestFault> {
        let folder = RequestFolder(path: found.folder.path, unsealing: desk.unsealing)
        return folder.read(found.name, digests: folder.sentDigests()).flatMap { file in
            file.page(clock: LocalTime.clock()).map { .success($0) }
                ?? .failure(.notARequest("it is no consultation request"))
        }
    }

    private func page(
        of found: Found,
        _ request: WebRequest,
        _ words: DeskWords,
        status: Int = 200,
        note: String = "",
        message: String = ""
    ) async -> WebResponse {
        let marks = Marks(folder: found.folder.path, unsealing: desk.unsealing)
        let frame = frame(words)
        let page = RequestPage(
            frame: frame,
            calls: await calls(frame, request),
            folder: found.folder,
            name: found.name,
            page: staffPage(of: found),
            marks: (try? marks.all(on: found.name.number)) ?? [],
            alerts: found.alerts,
            clock: LocalTime.clock(),
            initials: initials(of: request),
            note: note,
            message: message
        )
        return WebResponse(status, body: page.html)
    }

    // MARK: Forms

    private func formResponse(to request: WebRequest, _ words: DeskWords) async -> WebResponse {
        let form = request.form
        switch request.path {
        case "/login": return gate.isToken(form["token"] ?? "") ? loggedIn() : login(words, 401)
        case "/language":
            var response = WebResponse.seeOther("/")
            let code = form["language"] == "es" ? "es" : "en"
            response.headers.append(
                ("Set-Cookie", "anteroom-desk-language=\(code); Path=/; HttpOnly; SameSite=Strict")
            )
            return response
        case "/shown":
            await desk.noteShown(
                (form["numbers"] ?? "").split(separator: " ").prefix(100).compactMap {
                    RequestNumber($0)
                }
            )
            return WebResponse(204)
        case let path where path.hasPrefix("/viewed/"):
            guard let found = await find(path.dropFirst(8), form["folder"]) else {
                return missing(words)
            }
            await noteViewed(found, by: initials(of: request))
            return WebResponse(204)
        case let path where path.hasPrefix("/r/"):
            guard let found = await find(path.dropFirst(3), form["folder"]) else {
                return missing(words)
            }
            return await mark(found, request, words)
        case let path where path.hasPrefix("/a/"):
            return await markAlert(path.dropFirst(3), request, words)
        case _: return missing(words)
        }
    }

    /// That somebody looked at a page, once in ten minutes.
    private func noteViewed(_ found: Found, by initials: String) async {
        let marks = (try? Marks(folder: found.folder.path).all(on: found.name.number)) ?? []
        let now = SystemCalls.live.now()
        let isNoted = marks.contains { mark in
            mark.event == .viewed && mark.initials == initials
                && (0..<600).contains(mark.time.seconds(until: now))
        }
        guard !isNoted else { return }
        _ = await desk.mark(
            .viewed,
            found.name.number,
            in: found.folder,
            initials: initials,
            note: "",
            last: nil
        )
    }

    private func mark(
        _ found: Found,
        _ request: WebRequest,
        _ words: DeskWords
    ) async -> WebResponse {
        let form = request.form
        let note = form["note"] ?? ""
        guard let event = form["event"].flatMap({ MarkEvent(rawValue: $0) }), event != .viewed,
            MarkEvent.ofRequests.contains(event), let initials = Self.initials(form["initials"]),
            event != .note || note.contains(where: { !$0.isWhitespace })
        else {
            return await page(
                of: found,
                request,
                words,
                status: 400,
                note: note,
                message: words.initials
            )
        }
        let marking = await desk.mark(
            event,
            found.name.number,
            in: found.folder,
            initials: initials,
            note: note,
            last: form["last"] ?? ""
        )
        switch marking {
        case .written:
            let folder = ListPage.encoded(found.folder.name)
            return remembering(initials, .seeOther("/r/\(found.name.number)?folder=\(folder)"))
        case .overtaken:
            let message = "\(words.newer). \(words.newerAdvice)"
            return await page(of: found, request, words, status: 409, note: note, message: message)
        case .failed(let reason):
            return await page(of: found, request, words, status: 500, note: note, message: reason)
        }
    }

    private func markAlert(
        _ word: Substring,
        _ request: WebRequest,
        _ words: DeskWords
    ) async -> WebResponse {
        let form = request.form
        let number = RequestNumber(word)
        let place = await desk.current().looks.first { _, overview in
            (try? overview.get())?.alerts.contains { $0.alert.number == number } ?? false
        }
        guard let number, let folder = place?.folder else { return missing(words) }
        guard let event = form["event"].flatMap({ MarkEvent(rawValue: $0) }), event != .shown,
            MarkEvent.ofAlerts.contains(event), let initials = Self.initials(form["initials"])
        else { return await list(request, words, status: 400, message: words.initials) }
        let marking = await desk.mark(
            event,
            number,
            in: folder,
            initials: initials,
            note: form["note"] ?? "",
            last: form["last"] ?? ""
        )
        switch marking {
        case .written: return remembering(initials, .seeOther("/"))
        case .overtaken:
            return await list(
                request,
                words,
                status: 409,
                message: "\(words.newer). \(words.newerAdvice)"
            )
        case .failed(let reason): return await list(request, words, status: 500, message: reason)
        }
    }

    /// 1 to 12 letters or digits.
    private static func initials(_ text: String?) -> String? {
        guard let text, (1...12).contains(text.count), text.utf8.count <= 48,
            text.allSatisfy({ $0.isLetter || $0.isNumber })
        else { return nil }
        return text
    }

    private var initialsCookie: String { "\(gate.cookieName)-initials" }

    /// Those that were given last in this browser.
    private func initials(of request: WebRequest) -> String {
        Self.initials(request.cookie(initialsCookie)) ?? ""
    }

    private func remembering(_ initials: String, _ response: WebResponse) -> WebResponse {
        var response = response
        if initials.utf8.allSatisfy({ $0 < 0x80 }) {
            response.headers.append(
                (
                    "Set-Cookie",
                    "\(initialsCookie)=\(initials); Path=/; HttpOnly; SameSite=Strict; Max-Age=28800"
                )
            )
        }
        return response
    }
}
