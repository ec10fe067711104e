internal import FHIRModel
internal import FormFiller
internal import Terminology

/// What visitors type for the options of a question: told to the author where it is not 1, 2, 3, and where one number means two.
struct OptionKeyRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard item.item.hasOptions else { return }
        if item.item.isAskable { noteLongList(item, in: &subject) }
        guard mayHaveKeys(item, in: subject) else { return }
        let form = subject.form
        let options = form.options(of: item.index)
        let words = options.map { form.text(of: $0, in: nil) }
        let keys = OptionKeys(prefixes: options.map(\.prefix), words: words)
        let place =
            item.properties.answerOption == JSONNode.none
            ? item.properties.answerValueSet : item.properties.answerOption
        if !keys.arePlaces {
            subject.report(
                .note,
                .optionKeys,
                "visitors type \(Self.list(keys.keys)) here, which is what stands before the options on the screen",
                at: subject.leaf(of: place),
                linkId: item.linkId
            )
        }
        checkMeanings(of: keys.keys, options, words, in: item, &subject)
        for language in form.languages.dropFirst() {
            let translated = OptionKeys(
                prefixes: options.map(\.prefix),
                words: options.map { form.text(of: $0, in: language) }
            )
            guard translated.keys != keys.keys else { continue }
            subject.report(
                .warning,
                .optionNumber,
                "in '\(language)' visitors type \(Self.list(translated.keys)), in the form's own language \(Self.list(keys.keys)); begin the options with the same numbers",
                at: subject.leaf(of: place),
                linkId: item.linkId
            )
        }
    }

    /// Says that visitors search among the options, where they are too many to show.
    private func noteLongList(_ item: CheckedItem, in subject: inout CheckSubject) {
        switch item.type {
        case .choice, .openChoice, .string, .text: break
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .url, .quantity, .attachment,
            .reference, .group, .display:
            return
        }
        let isListed = item.properties.answerOption != JSONNode.none
        let node = isListed ? item.properties.answerOption : item.properties.answerValueSet
        let count =
            isListed
            ? item.tree.children(of: node).reduce(0) { count, _ in count + 1 }
            : subject.form.options(of: item.index).count
        guard count > Question.mostOptionsShown else { return }
        subject.report(
            .note,
            .longList,
            "visitors do not see these \(count) options at once: they type a few letters of theirs, or list for the whole list",
            at: subject.leaf(of: node),
            linkId: item.linkId
        )
    }

    /// A number that is the key of one option and begins the words of another.
    private func checkMeanings(
        of keys: [String],
        _ options: [OfferedOption],
        _ words: [String],
        in item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let places = Dictionary(
            keys.enumerated().compactMap { place, key in
                LeadingNumber(of: key).map { ($0.value, place) }
            }
        ) { first, _ in first }
        for (place, text) in words.enumerated() {
            guard let number = LeadingNumber(of: text)?.value, let other = places[number],
                other != place
            else { continue }
            let node = options[place].valueNode
            subject.report(
                .warning,
                .optionNumber,
                "a visitor who types \(number) may mean this option or option \(other + 1), and is asked which; give the options prefixes or begin each with a number of its own",
                at: subject.leaf(of: node == JSONNode.none ? options[place].node : node),
                linkId: item.linkId
            )
        }
    }

    /// Whether an option has a prefix or begins with a number; most forms have none, and this sees it without making texts.
    private func mayHaveKeys(_ item: CheckedItem, in subject: CheckSubject) -> Bool {
        let tree = item.tree
        guard item.properties.answerOption != JSONNode.none else {
            guard let set = tree.string(at: item.properties.answerValueSet) else { return false }
            return subject.form.codes.expansion(of: set)?.concepts.contains { concept in
                Self.mayBeginNumber(concept.coding.text.utf8.first)
            } == true
        }
        for option in tree.children(of: item.properties.answerOption) {
            if hasPrefix(option, in: tree) { return true }
            for child in tree.children(of: option) {
                switch tree.kind(of: child) {
                case .array, .boolean, .null: break
                case .number: return true
                case .string:
                    if Self.mayBeginNumber(tree.bytes(at: child).first) { return true }
                case .object:
                    let display = tree.child(.display, of: child)
                    if display != JSONNode.none,
                        Self.mayBeginNumber(tree.bytes(at: display).first)
                            || hasPrefix(child, in: tree)
                    {
                        return true
                    }
                }
            }
        }
        return false
    }

    /// Whether an option, or the Coding in it, has what is shown before it.
    private func hasPrefix(_ holder: JSONNode, in tree: JSONTree) -> Bool {
        for child in tree.elements(.extension, of: holder) {
            let url = tree.child(.url, of: child)
            if tree.isString(at: url, equalTo: Self.prefixURL) { return true }
        }
        return false
    }

    private static let prefixURL = Array(ExtensionName.optionPrefix.url.utf8)

    private static func mayBeginNumber(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "(")
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: " ")
            || byte >= 0x80
    }

    /// "0 to 10" of numbers one after the other, and else all of them.
    private static func list(_ keys: [String]) -> String {
        let numbers = keys.compactMap { Int($0) }
        if numbers.count == keys.count, let low = numbers.first, keys.count > 2,
            numbers == Array(low..<(low + numbers.count))
        {
            return "\(keys[0]) to \(keys[keys.count - 1])"
        }
        let shown = keys.prefix(12).joined(separator: ", ")
        return keys.count > 12 ? shown + " and so on" : shown
    }
}
