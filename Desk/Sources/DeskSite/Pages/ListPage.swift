import ConsultationRequests
import FHIRModel
import StaffPages

/// `/`: who calls, and the list of requests.
struct ListPage {
    let frame: PageFrame
    let looks: [FrontDesk.Look]
    let clock: ClinicClock
    let initials: String
    /// What to show: `open`, `new` or `all`.
    let filter: String
    let search: String
    /// From which request on, of those that match.
    let start: Int
    /// What is said above everything else.
    var message = ""

    /// Requests on one page.
    static let length = 200

    private var words: DeskWords { frame.words }
    private var now: UTCTime { UTCTime(secondsSince1970: Int64(clock.now ?? 0)) }

    var html: String {
        let calls = CallsSection(frame: frame, looks: looks, clock: clock, initials: initials)
        let waiting = calls.waiting
        var frame = frame
        frame.title = waiting > 0 ? "(\(waiting)) \(words.calls)" : ""
        frame.reloads = true
        let failures = looks.compactMap { folder, overview -> String? in
            guard case .failure(let error) = overview else { return nil }
            return "<p class=\"trouble\">\(XHTML.shown(folder.name)) \(words.notReadable): "
                + "\(XHTML.shown(error.description))</p>"
        }
        return frame.page(
            main: """
                <h1>\(words.title)</h1>
                \(message.isEmpty ? "" : "<p class=\"trouble\" role=\"alert\">\(XHTML.shown(message))</p>")
                \(calls.html)
                <section id="list" aria-labelledby="list-heading">
                <h2 id="list-heading">\(words.requests)</h2>
                \(failures.joined())
                \(tools)
                \(table)
                </section>
                """
        )
    }

    private var tools: String {
        let options = words.filters.map { code, words in
            "<option value=\"\(code)\"\(code == filter ? " selected" : "")>\(words)</option>"
        }
        return """
            <form method="get" action="/" class="tools" role="search">
            <label for="q">\(words.search)</label> <input id="q" name="q" type="search" value="\(XHTML.shown(search))">
            <label for="show">\(words.show)</label> <select id="show" name="show">\(options.joined())</select>
            <button>\(words.show)</button></form>
            """
    }

    private var found: [(folder: DeskFolder, request: RequestSummary)] {
        let all = looks.flatMap { folder, overview in
            ((try? overview.get())?.requests ?? []).filter { request in
                let passes =
                    switch filter {
                    case "all": true
                    case "new": !request.state.isSeen
                    case _: request.state.isOpen
                    }
                return passes && (search.isEmpty || request.matches(search))
            }.map { (folder: folder, request: $0) }
        }
        return looks.count < 2 ? all : all.sorted { $0.request.isBefore($1.request, now: now) }
    }

    private var table: String {
        let found = found
        guard !found.isEmpty else {
            let isAll = filter == "all" && search.isEmpty
            return "<p>\(isAll ? words.noRequests : words.noMatch)</p>"
        }
        let rows = found.dropFirst(start).prefix(Self.length).map { row($0.folder, $0.request) }
        let head = words.columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
        let next = start + Self.length
        let more =
            found.count > next
            ? "<p><a href=\"/?start=\(next)&amp;show=\(filter)&amp;q=\(Self.encoded(search))\">\(words.more)</a> (\(found.count))</p>"
            : ""
        return
            "<table><thead><tr>\(head)</tr></thead><tbody>\(rows.joined())</tbody></table>\(more)"
    }

    private func row(_ folder: DeskFolder, _ request: RequestSummary) -> String {
        let number = request.name.number
        let pressing = request.priority.map(\.rawValue) ?? "unknown"
        let state =
            request.isDamaged
            ? words.damaged
            : [
                request.isDemonstration ? "TEST" : "", request.fault == .sealed ? words.sealed : "",
                request.state.mark.map { words.words($0, clock) } ?? words.filters[1].words,
                words.words(request.delivery),
            ].filter { !$0.isEmpty }.joined(separator: ", ")
        let station = [looks.count > 1 ? folder.name : "", request.station ?? ""].filter {
            !$0.isEmpty
        }
        let cells = [
            words.word(request.priority), words.ago(number.time.seconds(until: now)), "",
            request.facts?.who(CodeWords.inLanguage(words.language).record) ?? "",
            request.facts?.reach.joined(separator: ", ") ?? "",
            station.joined(separator: ", "), state,
        ]
        let markup = zip(words.columns, cells).enumerated().map { place, cell in
            let content =
                place == 2
                ? "<a href=\"/r/\(number)?folder=\(Self.encoded(folder.name))\">\(number.spoken)</a>"
                : "<bdi>\(XHTML.shown(cell.1))</bdi>"
            return "<td data-column=\"\(cell.0)\">\(content)</td>"
        }
        return
            "<tr class=\"\(pressing)\(request.isDemonstration ? " test" : "")\(request.isDamaged ? " damaged" : "")\">"
            + markup.joined() + "</tr>\n"
    }

    /// A text as it may stand in an address.
    static func encoded(_ text: String) -> String {
        text.utf8.map { byte -> String in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                String(Unicode.Scalar(byte))
            case let other:
                "%" + (other < 16 ? "0" : "") + String(other, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
