import ConsultationRequests

/// What forms do: marks of requests and calls, that a screen shows a call, that somebody looked.
extension DeskSite {
    func formResponse(to request: WebRequest, _ words: DeskWords) async -> WebResponse {
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
        case "/codes": return await giveCode(request, words)
        case let path where path.hasPrefix("/codes/"):
            return await withdrawCode(path.dropFirst(7), request, words)
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
    static func initials(_ text: String?) -> String? {
        guard let text, (1...12).contains(text.count), text.utf8.count <= 48,
            text.allSatisfy({ $0.isLetter || $0.isNumber })
        else { return nil }
        return text
    }

    private var initialsCookie: String { "\(gate.cookieName)-initials" }

    /// Those that were given last in this browser.
    func initials(of request: WebRequest) -> String {
        Self.initials(request.cookie(initialsCookie)) ?? ""
    }

    func remembering(_ initials: String, _ response: WebResponse) -> WebResponse {
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
