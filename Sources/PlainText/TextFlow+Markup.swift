extension TextFlow {
    /// Reads XHTML or HTML.
    mutating func read(markup bytes: [UInt8]) {
        var tokens = MarkupTokens(bytes)
        while let token = tokens.next() {
            switch token {
            case .text(let text):
                write(CharacterReferences.resolved(text))
            case .open(let name, let attributes):
                let role = MarkupRole(name: name)
                if role == .dropped { tokens.leaveOut(to: name) }
                open(role, with: attributes)
            case .close(let name):
                close(MarkupRole(name: name))
            }
        }
    }

    private mutating func open(_ role: MarkupRole, with attributes: ArraySlice<UInt8>) {
        switch role {
        case .link: open(role, text: MarkupAttributes.value(of: "href", in: attributes))
        case .image: open(role, text: MarkupAttributes.value(of: "alt", in: attributes))
        case .orderedList: open(role, number: MarkupAttributes.number("start", in: attributes))
        case .cell, .headerCell:
            open(role, number: MarkupAttributes.number("colspan", in: attributes))
        case .block, .paragraph, .lineBreak, .list, .item, .table, .row, .verbatim, .dropped,
            .words:
            open(role)
        }
    }
}
