/// What an element of HTML is for, where only words and lines can be shown.
enum MarkupRole: Sendable {
    /// Begins and ends a line (`div`, `li` aside).
    case block
    /// Begins and ends a line, with a blank one around it.
    case paragraph
    /// `br`.
    case lineBreak
    /// `ul`, and what is like it.
    case list
    /// `ol`.
    case orderedList
    /// `li`.
    case item
    case table
    case row
    case cell
    case headerCell
    /// `a`.
    case link
    /// `img`.
    case image
    /// Keeps its line ends (`pre`).
    case verbatim
    /// Left out with all that is in it (`style`, `script`, `head`).
    case dropped
    /// Shows as its words: `b`, `span`, and every name that is not known.
    case words

    /// The role of an element by its name in lower case.
    init(name: String) {
        self =
            switch name {
            case "p", "blockquote", "dl", "figure": .paragraph
            case "div", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header",
                "footer", "main", "nav", "aside", "address", "dt", "dd", "figcaption", "caption",
                "form", "fieldset", "legend", "option", "hr", "center", "body", "html", "summary",
                "details":
                .block
            case "br": .lineBreak
            case "ul", "menu", "dir": .list
            case "ol": .orderedList
            case "li": .item
            case "table": .table
            case "tr": .row
            case "td": .cell
            case "th": .headerCell
            case "a": .link
            case "img": .image
            case "pre", "textarea", "listing": .verbatim
            case "style", "script", "head", "title", "template": .dropped
            default: .words
            }
    }
}
