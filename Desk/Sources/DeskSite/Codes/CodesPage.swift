import ConsultationRequests
import FHIRModel
import StaffPages

/// `/codes`: gives a code, and tells what became of those that were given.
///
/// A record number stands as text of an element only, and never on what is printed.
struct CodesPage {
    let frame: PageFrame
    /// Who calls meanwhile.
    let calls: CallsSection
    let forms: QuestionnairesAtHand
    /// The codes there are, or why they cannot be read.
    let codes: Result<[CodeSummary], StoreError>
    let clock: ClinicClock
    let initials: String
    /// What is said above everything else.
    var message = ""

    private var words: CodeWords { CodeWords.inLanguage(frame.words.language) }

    var html: String {
        var frame = frame
        frame.title = words.title
        return frame.page(
            main: """
                <h1>\(words.title)</h1>
                \(message.isEmpty ? "" : "<p class=\"trouble\" role=\"alert\">\(XHTML.shown(message))</p>")
                <p>\(words.whatItDoes)</p>
                \(form)
                <h2>\(words.given)</h2>
                \(list)
                """,
            calls: calls.html
        )
    }

    private var form: String {
        guard !forms.all.isEmpty else { return "<p class=\"trouble\">\(words.noForms)</p>" }
        let choices = zip(forms.all, forms.words).map { form, word in
            let field = Self.field(of: word)
            let title = form.name.title.isEmpty ? word : form.name.title
            return
                "<li><input type=\"checkbox\" id=\"\(field)\" name=\"\(field)\" value=\"yes\"> <label for=\"\(field)\"><bdi>\(XHTML.shown(title))</bdi></label></li>"
        }
        let times = words.times.map { hours, words in
            "<option value=\"\(hours)\"\(hours == 24 ? " selected" : "")>\(words)</option>"
        }
        return """
            <form method="post" action="/codes" class="codes">\(frame.hiddenKey)
            <p><label for="record">\(words.record)</label> <input id="record" name="record" required maxlength="64" autocomplete="off"></p>
            <fieldset><legend>\(words.forms)</legend><ul>\(choices.joined())</ul></fieldset>
            <p><label for="hours">\(words.until)</label> <select id="hours" name="hours">\(times.joined())</select></p>
            <p>\(frame.initialsField(initials, id: "initials"))</p>
            <p><button>\(words.give)</button></p></form>
            """
    }

    /// The name of the field of a form: letters, digits and `%`, whatever the form is called.
    static func field(of word: String) -> String { "form-" + ListPage.encoded(word) }

    private var list: String {
        let summaries: [CodeSummary]
        switch codes {
        case .success(let codes): summaries = codes
        case .failure(let error):
            return "<p class=\"trouble\">\(XHTML.shown(error.description))</p>"
        }
        guard !summaries.isEmpty else { return "<p>\(words.none)</p>" }
        // The buttons have no heading, and an empty one is read aloud as if something were missing.
        let head = words.columns.map { $0.isEmpty ? "<td></td>" : "<th scope=\"col\">\($0)</th>" }
            .joined()
        let rows = summaries.prefix(ListPage.length).map { summary in
            let cells = [
                summary.code.number.spoken, summary.code.record.value,
                summary.code.forms.map { $0.title.isEmpty ? $0.id ?? $0.url ?? "" : $0.title }
                    .joined(separator: ", "),
                summary.code.initials, words.words(summary, clock),
            ]
            let markup = zip(words.columns, cells).map { column, cell in
                "<td data-column=\"\(column)\"><bdi>\(XHTML.shown(cell))</bdi></td>"
            }
            return "<tr>\(markup.joined())<td>\(withdrawal(of: summary))</td></tr>"
        }
        return
            "<table><thead><tr>\(head)</tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table>"
    }

    /// A form that takes a code back; empty for one that cannot be used any more.
    private func withdrawal(of summary: CodeSummary) -> String {
        guard summary.state == .open else { return "" }
        let number = summary.code.number
        return """
            <form method="post" action="/codes/\(number)">\(frame.hiddenKey)\(frame.initialsField(initials, id: "by-\(number)")) <button aria-label="\(words.withdraw) \(number.spoken)">\(words.withdraw)</button></form>
            """
    }
}

/// A code that was just given: the slip to print, in both languages, with nothing of the patient on it.
struct CodeSlip {
    let frame: PageFrame
    /// Who calls meanwhile.
    let calls: CallsSection
    let code: VisitCode
    let issued: IssuedCode
    let clock: ClinicClock

    var html: String {
        let words = CodeWords.inLanguage(frame.words.language)
        let until = clock.words(issued.expires.extended)
        let parts = [("en", CodeWords.english), ("es", CodeWords.spanish)].map { language, words in
            "<p lang=\"\(language)\"><strong>\(words.slip.heading)</strong><br>\(words.slip.advice)<br>\(words.slip.until) \(XHTML.shown(until))</p>"
        }
        var frame = frame
        frame.title = words.title
        return frame.page(
            main: """
                <h1 class="screen">\(words.title)</h1>
                <section class="slip" aria-label="\(words.title)">
                <p class="code">\(code.spoken)</p>
                \(parts.joined(separator: "\n"))
                </section>
                <p class="screen">\(words.shownOnce) <bdi>\(XHTML.shown(issued.record.value))</bdi> (\(issued.number.spoken)).</p>
                <p class="screen"><button type="button" id="print" hidden>\(frame.words.print)</button> <a href="/codes">\(words.another)</a></p>
                """,
            calls: calls.html
        )
    }
}
