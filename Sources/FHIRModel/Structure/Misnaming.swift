/// A property that a type does not have, where it is plain what was meant: a value of a type that cannot stand there, or parts of
/// one without the value around them.
enum Misnaming {
    /// `valueBoolean` where it is called `answerBoolean`.
    case otherStem(meant: String)
    /// `answerCode`, which is none of the types there are.
    case otherType(among: [String])
    /// `code` and `display` of an option beside each other, not in its `valueCoding`.
    case unwrapped(in: String)

    /// nil where it is not plain.
    init?(of name: String, in type: Int, of table: TypeTable) {
        let definition = table.types[type]
        let elements = table.elements(of: type)
        // Extensions can have values of fifty types.
        guard let choice = definition.choices.first, definition.choices.count == 1,
            definition.name != "Extension"
        else { return nil }
        let stem = choice.name.dropLast(3)
        let names = elements.filter { $0.choice >= 0 }.map(\.name.string)
        if ["code", "display", "system"].contains(name), names.contains("\(stem)Coding"),
            elements.allSatisfy({ $0.name.string != name })
        {
            self = .unwrapped(in: "\(stem)Coding")
            return
        }
        for other in ["value", "answer", "initial"] where name.hasPrefix(other) {
            let meant = "\(stem)\(name.dropFirst(other.count))"
            if other != stem, names.contains(meant) {
                self = .otherStem(meant: meant)
                return
            }
            if other == stem {
                self = .otherType(among: names)
                return
            }
        }
        return nil
    }

    /// How to mend it, as the end of a message.
    var advice: String {
        switch self {
        case .otherStem(let meant): "; did you mean '\(meant)'?"
        case .otherType(let names):
            "; it has \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"
        case .unwrapped(let place): "; put code, display and system in \"\(place)\": { }"
        }
    }
}
