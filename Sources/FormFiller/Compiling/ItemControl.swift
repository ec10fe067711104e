/// Codes of the `itemControl` extension, as far as they change what happens here.
package enum ItemControl: UInt8, Sendable {
    /// None, or one that only matters to a graphical screen.
    case other
    case help
    case flyover
    case legal
    case security
    case prompt
    case unit
    case upper
    case lower
    case page
    case header
    case footer
    case slider

    package init(code: String) {
        self =
            switch code {
            case "help": .help
            case "flyover": .flyover
            case "legal": .legal
            case "security": .security
            case "prompt": .prompt
            case "unit": .unit
            case "upper": .upper
            case "lower": .lower
            case "page": .page
            case "header": .header
            case "footer": .footer
            case "slider": .slider
            default: .other
            }
    }

    /// Whether a display item with it belongs to the item around it rather than standing on its own.
    package var isAttached: Bool {
        switch self {
        case .help, .flyover, .security, .prompt, .unit, .upper, .lower: true
        // What has to be read is a page of its own, unless it stands below a question.
        case .other, .legal, .page, .header, .footer, .slider: false
        }
    }

    /// Whether its text is shown on request rather than with the question.
    package var isHelp: Bool {
        switch self {
        case .help, .flyover, .security: true
        case .other, .legal, .prompt, .unit, .upper, .lower, .page, .header, .footer, .slider: false
        }
    }
}
