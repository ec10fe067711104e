internal import FHIRModel

extension LinkIds {
    /// A linkId as people read it: without signs that cannot be seen, blanks at its ends, and more than one blank in a row.
    package static func asSeen(_ linkId: String) -> String {
        var seen = String.UnicodeScalarView()
        var isAfterBlank = true
        for scalar in linkId.unicodeScalars {
            if scalar.properties.isWhitespace {
                if !isAfterBlank { seen.append(" ") }
                isAfterBlank = true
            } else if !scalar.isUnseen {
                seen.append(scalar)
                isAfterBlank = false
            }
        }
        if seen.last == " " { seen.removeLast() }
        return String(seen)
    }

    /// The items whose linkIds are not as they are read, by how they are read.
    func doubtful() -> [String: Int32] {
        var items: [String: Int32] = [:]
        for (item, text) in zip(Int32(0)..., all) {
            guard let text else { continue }
            let seen = Self.asSeen(text)
            if seen != text, items[seen] == nil { items[seen] = item }
        }
        return items
    }
}

extension Unicode.Scalar {
    /// Whether nothing is seen of it, not even a blank.
    package var isUnseen: Bool {
        switch properties.generalCategory {
        case .format, .control: !properties.isWhitespace
        default: false
        }
    }
}
