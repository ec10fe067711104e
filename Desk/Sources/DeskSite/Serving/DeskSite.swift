import ConsultationRequests
import FHIRModel
import StaffPages

/// The front desk as a web site: what it answers to each request.
///
/// It knows no sockets; a program hands requests in.
public struct DeskSite: Sendable {
    let gate: RequestGuard
    let desk: FrontDesk
    /// What gives codes to known patients; nil where no folder of them is given.
    let codes: CodeDesk?
    /// Whether every page says that nobody on it is real.
    let isDemonstration: Bool

    /// A site.
    public init(
        gate: RequestGuard,
        desk: FrontDesk,
        codes: CodeDesk? = nil,
        isDemonstration: Bool = false
    ) {
        self.gate = gate
        self.desk = desk
        self.codes = codes
        self.isDemonstration = isDemonstration
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
            if let open = await openResponse(to: request, isKnown: true) { return open }
            return request.method == "POST"
                ? await formResponse(to: request, words) : await pageResponse(to: request, words)
        }
    }

    /// What anybody on this machine may ask: nothing of visitors.
    func openResponse(to request: WebRequest, isKnown: Bool) async -> WebResponse? {
        switch request.path {
        case "/style.css": return WebResponse(200, type: "text/css", body: DeskStyle.text)
        case "/login.js": return WebResponse(200, type: "text/javascript", body: DeskScript.login)
        case "/health": return await health(request, isKnown)
        case _: return nil
        }
    }

    /// What `anteroom status` tells of each folder, for a monitor: 200, or 503 where something is critical; `?format=json` as there.
    ///
    /// Whoever is not known learns of each row how it stands, and not why.
    func health(_ request: WebRequest, _ isKnown: Bool) async -> WebResponse {
        let whole = await desk.status()
        let status = isKnown ? whole : whole.statesAlone
        let isJSON = request.query["format"] == "json"
        return WebResponse(
            status.level == .critical ? 503 : 200,
            type: isJSON ? "application/json" : "text/plain; charset=utf-8",
            body: isJSON ? String(decoding: status.json, as: UTF8.self) : status.text
        )
    }

    func strangerResponse(to request: WebRequest, _ words: DeskWords) async -> WebResponse {
        if let open = await openResponse(to: request, isKnown: false) { return open }
        if request.method == "POST", request.path == "/login" {
            guard gate.isToken(request.form["token"] ?? "") else { return login(words, 401) }
            return loggedIn()
        }
        return login(words, request.path == "/" ? 200 : 401)
    }

    func loggedIn() -> WebResponse {
        var response = WebResponse.seeOther("/")
        response.headers.append(("Set-Cookie", gate.cookie))
        return response
    }

    func login(_ words: DeskWords, _ status: Int) -> WebResponse {
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

    func pageResponse(to request: WebRequest, _ words: DeskWords) async -> WebResponse {
        switch request.path {
        case "/": return await list(request, words)
        case "/stats": return await statistics(request, words)
        case "/codes": return await codesPage(request, words)
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

    func frame(_ words: DeskWords, version: Int = 0) -> PageFrame {
        PageFrame(
            words: words,
            formKey: gate.formKey,
            version: version,
            isDemonstration: isDemonstration,
            givesCodes: codes != nil
        )
    }

    /// The calls that wait, for a page that shows something else.
    func calls(_ frame: PageFrame, _ request: WebRequest) async -> CallsSection {
        CallsSection(
            frame: frame,
            looks: await desk.current().looks,
            clock: LocalTime.clock(),
            initials: initials(of: request),
            isOnlyWaiting: true
        )
    }

    func missing(_ words: DeskWords) -> WebResponse {
        WebResponse(404, body: frame(words).page(main: "<h1>404</h1><p>\(words.notFound)</p>"))
    }

    func list(
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

    func statistics(_ request: WebRequest, _ words: DeskWords) async -> WebResponse {
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
            left: LeavingTally.told(in: desk.folders.map(\.path)),
            clock: LocalTime.clock()
        )
        return WebResponse(200, body: page.html)
    }

    // MARK: One request

    /// A request that stands in the listing.
    struct Found {
        let folder: DeskFolder
        let name: RequestFileName
        let alerts: [AlertSummary]
    }

    /// The request of a number, from the listing, never by a path; with several folders the named one counts.
    func find(_ word: some StringProtocol, _ folder: String?) async -> Found? {
        guard let number = RequestNumber(word.hasSuffix(".css") ? word.dropLast(4) : word[...])
        else {
            return nil
        }
        if let found = await listed(number, folder) { return found }
        // A visitor may tell their number before the next regular look.
        await desk.look()
        return await listed(number, folder)
    }

    private func listed(_ number: RequestNumber, _ folder: String?) async -> Found? {
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

    func staffPage(of found: Found) -> Result<StaffPage, RequestFault> {
        let folder = RequestFolder(path: found.folder.path, unsealing: desk.unsealing)
        return folder.read(found.name, digests: folder.sentDigests()).flatMap { file in
            file.page(clock: LocalTime.clock()).map { .success($0) }
                ?? .failure(.notARequest("it is no consultation request"))
        }
    }

    func page(
        of found: Found,
        _ request: WebRequest,
        _ words: DeskWords,
        status: Int = 200,
        note: String = "",
        message: String = ""
    ) async -> WebResponse {
        let marks = Marks(folder: found.folder.path, unsealing: desk.unsealing)
        let deliveries = (try? Deliveries(folder: found.folder.path).all()) ?? []
        let frame = frame(words)
        let page = RequestPage(
            frame: frame,
            calls: await calls(frame, request),
            folder: found.folder,
            name: found.name,
            page: staffPage(of: found),
            marks: (try? marks.all(on: found.name.number)) ?? [],
            alerts: found.alerts,
            deliveries: deliveries.filter { $0.number == found.name.number },
            clock: LocalTime.clock(),
            initials: initials(of: request),
            note: note,
            message: message
        )
        return WebResponse(status, body: page.html)
    }
}
