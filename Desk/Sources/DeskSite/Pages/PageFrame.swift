import FHIRModel

/// What stands around the content of every page.
///
/// Words of visitors and files are element text only, never part of an attribute, an address, a script or a style, and always
/// pass `XHTML.shown`, which goes by Unicode scalars.
struct PageFrame {
    let words: DeskWords
    /// The key of the forms; nil on a page for somebody who is not known.
    let formKey: String?
    /// How often something changed before this page was made.
    var version = 0
    /// Whether nobody on it is real.
    var isDemonstration = false
    /// Whether codes for known patients are given here.
    var givesCodes = false
    /// What stands in the title before the desk's name; nothing of a visitor.
    var title = ""
    /// Style files beside the desk's own.
    var styles: [String] = []
    /// Whether a browser without scripts loads the page again by itself.
    var reloads = false

    /// The page with its main part, what stands beside it, and calls above both.
    func page(main: String, aside: String = "", calls: String = "") -> String {
        let styles = (styles + ["/style.css"]).map { "<link rel=\"stylesheet\" href=\"\($0)\">" }
            .joined()
        let reload =
            reloads ? "<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>" : ""
        let script = formKey == nil ? "/login.js" : "/desk.js"
        let key = formKey.map { " data-csrf=\"\($0)\"" } ?? ""
        return """
            <!DOCTYPE html>
            <html lang="\(words.language)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(XHTML.shown(title.isEmpty ? words.title : "\(title) – \(words.title)"))</title>
            \(styles)<script src="\(script)" defer></script>\(reload)
            </head>
            <body data-version="\(version)"\(key)>
            \(formKey == nil ? "" : navigation)
            \(calls)
            <main id="main">
            \(main)
            </main>
            \(aside)
            </body>
            </html>

            """
    }

    private var navigation: String {
        let title = CodeWords.inLanguage(words.language).title
        let codes = givesCodes ? " <a href=\"/codes\">\(title)</a>" : ""
        let other = words.language == "en" ? ("es", "Español") : ("en", "English")
        return """
            <header class="screen">
            <nav aria-label="\(words.title)"><a href="/">\(words.back)</a> <a href="/stats">\(words.statistics)</a>\(codes)</nav>
            <form method="post" action="/language">\(hidden("language", other.0))\(hiddenKey)<button lang="\(other.0)">\(other.1)</button></form>
            </header>
            <section class="screen" id="troubles" aria-label="\(words.title)">
            \(isDemonstration ? "<p class=\"demonstration\">\(words.demonstration)</p>" : "")
            <p id="offline" class="trouble" hidden>\(words.notConnected)</p>
            <p id="silent" class="trouble" hidden>\(words.soundIsOff) <button type="button" id="sound">\(words.soundOn)</button></p>
            <p id="announcement" role="alert"></p>
            <p id="quiet-announcement" role="status"></p>
            </section>
            """
    }

    /// The key that a form carries.
    var hiddenKey: String { hidden("csrf", formKey ?? "") }

    /// A field of a form that is not shown.
    func hidden(_ name: String, _ value: String) -> String {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(XHTML.shown(value))\">"
    }

    /// The field for initials, filled in with those that were given before.
    func initialsField(_ initials: String, id: String) -> String {
        "<label for=\"\(id)\">\(words.initials)</label> <input id=\"\(id)\" name=\"initials\" required"
            + " maxlength=\"12\" size=\"5\" autocomplete=\"off\" value=\"\(XHTML.shown(initials))\">"
    }
}
