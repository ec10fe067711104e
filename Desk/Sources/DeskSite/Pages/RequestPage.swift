import ConsultationRequests
import FHIRModel
import StaffPages

/// `/r/NUMBER`: the page of one request, made anew from its Bundle, with what was done and what may be done.
struct RequestPage {
    let frame: PageFrame
    /// Who calls meanwhile.
    let calls: CallsSection
    let folder: DeskFolder
    let name: RequestFileName
    let page: Result<StaffPage, RequestFault>
    let marks: [Mark]
    let alerts: [AlertSummary]
    /// Its way to other systems.
    let deliveries: [DeliveryMark]
    let clock: ClinicClock
    let initials: String
    /// A note that was not saved, to be said again.
    var note = ""
    /// What is said above everything else.
    var message = ""

    private var words: DeskWords { frame.words }

    var html: String {
        var frame = frame
        frame.title = name.number.spoken
        let content: String
        switch page {
        case .success(let page):
            content = page.markup
            frame.styles = [
                "/sheet.css", "/r/\(name.number).css?folder=\(ListPage.encoded(folder.name))",
            ]
        case .failure(let fault):
            content =
                "<h1>\(name.number.spoken)</h1><p class=\"trouble\">\(XHTML.shown(fault.description))</p>"
        }
        return frame.page(main: content, aside: aside, calls: calls.html)
    }

    private var aside: String {
        let place =
            frame.hidden("folder", folder.name) + frame.hidden("last", DeskMarks.last(of: marks))
        let buttons = [MarkEvent.seen, .called, .handedOn, .done, .reopened].map { event in
            "<button name=\"event\" value=\"\(event.rawValue)\">\(words.word(event))</button>"
        }
        return """
            <aside class="screen" data-viewed="\(name.number)" aria-label="\(words.doneSoFar)">
            \(message.isEmpty ? "" : "<p class=\"trouble\" role=\"alert\">\(XHTML.shown(message))</p>")
            <h2>\(words.doneSoFar)</h2>
            \(history)
            <form method="post" action="/r/\(name.number)">\(frame.hiddenKey)\(place)
            <p>\(frame.initialsField(initials, id: "initials"))</p>
            <p><label for="note">\(words.note)</label><br><textarea id="note" name="note" maxlength="300" rows="3">\(XHTML.shown(note))</textarea></p>
            <p>\(buttons.joined(separator: " ")) <button name="event" value="note">\(words.save)</button></p></form>
            <p><button type="button" id="print" hidden>\(words.print)</button></p>
            </aside>
            """
    }

    private var history: String {
        let calls = alerts.map { summary in
            "\(words.calls) \(summary.alert.number.spoken) (\(words.reason(of: summary.alert)))"
                + (summary.request?.isCertain == true ? "" : ", \(words.probably)") + ": "
                + (summary.state.mark.map { words.words($0, clock) } ?? words.nobodyYet)
        }
        let done = marks.map { mark in
            switch mark.note {
            case .none: words.words(mark, clock)
            case .text(let note): "\(words.words(mark, clock)): \(note)"
            case .sealed: "\(words.words(mark, clock)) (\(words.sealed))"
            }
        }
        let lines = calls + done + deliveries.map { words.words($0, clock) }
        guard !lines.isEmpty else { return "<p>\(words.nothingYet)</p>" }
        return "<ol>" + lines.map { "<li><bdi>\(XHTML.shown($0))</bdi></li>" }.joined() + "</ol>"
    }
}
