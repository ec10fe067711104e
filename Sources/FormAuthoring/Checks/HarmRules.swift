internal import FHIRModel
internal import FormFiller

/// Questions on harming oneself, in a form that calls nobody: whatever is answered there is read when somebody opens the request,
/// maybe days later.
///
/// They are known by LOINC's codes of such items, and by words in English and Spanish. A question about other people is none.
struct HarmRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard subject.form.staffAlertRules.isEmpty, item.type.isQuestion, item.item.isAskable,
            subject.questionnaire.firstExtension(.staffAlert) == nil
        else { return }
        let node = Self.code(of: item) ?? Self.text(of: item)
        guard let node else { return }
        subject.report(
            .warning,
            .harmQuestion,
            "this asks about harming oneself, and no answer calls staff; add the extension staff-alert to the questionnaire",
            at: node,
            linkId: item.linkId
        )
    }

    /// LOINC: item 9 of the PHQ-9; the wish to be dead, thoughts, method, intent and plan of the Columbia scale.
    private static let codes: Set<String> = [
        "44260-8", "93246-7", "93247-5", "93248-3", "93249-1", "93250-9",
    ]

    private static func code(of item: CheckedItem) -> JSONNode? {
        guard item.properties.code != JSONNode.none else { return nil }
        for coding in item.tree.children(of: item.properties.code) {
            let code = Coding(at: coding, in: item.tree)
            if code.system == "http://loinc.org", let text = code.code, codes.contains(text) {
                return item.tree.child(.code, of: coding)
            }
        }
        return nil
    }

    private static func text(of item: CheckedItem) -> JSONNode? {
        var found: JSONNode?
        // A question may be harmless and one of its options "thoughts of suicide".
        item.forEachVisibleText { text in
            guard found == nil else { return }
            let speaks =
                text.formatted.map { HarmWords.stand(in: $0.utf8.span) }
                ?? item.tree.withBytes(at: text.node) { HarmWords.stand(in: $0) }
            if speaks { found = text.node }
        }
        return found
    }
}

/// The words by which a question on harming oneself is known.
enum HarmWords {
    /// Whether a text, in UTF-8, speaks of it.
    ///
    /// Latin letters are compared without regard to case.
    static func stand(in text: Span<UInt8>) -> Bool {
        // Most texts have none of the words that every phrase has one of.
        guard hasAny(of: stems, text) else { return false }
        return hasAny(of: phrases, text) && !hasAny(of: others, text)
    }

    private static let stems = bytes(of: [
        "suicid", "dead", "self", "kill", "life", "die", "muert", "daño", "vida", "matar", "morir",
        "lastim", "autoles", "vivir", "death", "alive", "wake up", "despert", "purpose",
        "propósito",
    ])

    private static let phrases = bytes(of: [
        "suicid", "better off dead", "wish to be dead", "wished you were dead",
        "wish you were dead",
        "wished i was dead", "wished i were dead", "wish i were dead", "wish i was dead",
        "to hurt yourself", "hurting yourself", "to hurt myself", "hurting myself", "harm yourself",
        "harming yourself", "harm myself", "harming myself", "harmed yourself", "harmed myself",
        "kill yourself", "killing yourself", "kill myself", "killing myself", "self-harm",
        "self harm", "end your life", "ending your life", "end my life", "ending my life",
        "take your own life", "taking your own life", "take my own life", "want to die",
        "wanting to die", "wanted to die", "not worth living",
        "hacerse daño", "hacerte daño", "hacerme daño", "hacerse algún daño", "lastimarse",
        "lastimarte", "lastimarme", "quitarse la vida", "quitarte la vida", "quitarme la vida",
        "matarse", "matarte", "matarme", "autoles", "mejor muert", "estar muert",
        "estuviera muert", "acabar con su vida", "acabar con tu vida", "acabar con mi vida",
        "ganas de morir", "querido morir", "quiere morir", "quiero morir", "deseos de morir",
        "not alive", "not be alive", "not to be alive", "not being alive",
        "sleep and not wake up", "sleep and never wake up", "yourself on purpose",
        "myself on purpose", "yourself, on purpose",
        "daño a propósito", "cortado a propósito", "lastimado a propósito", "dormir y no despertar",
        "no seguir con vida", "no estar vivo", "no estar viva", "hecho daño a sí mism",
        "no vale la pena vivir", "terminar con su vida", "terminar con tu vida",
    ])

    /// Words of a question about other people.
    private static let others = bytes(of: [
        "family", "relative", "anyone you know", "friend", "familia", "pariente", "amig",
    ])

    private static func bytes(of words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

    private static func hasAny(of words: [[UInt8]], _ text: Span<UInt8>) -> Bool {
        let firsts = words.reduce(into: [Bool](repeating: false, count: 256)) {
            $0[Int($1[0])] = true
        }
        for start in text.indices {
            let first = folded(text[start])
            guard firsts[Int(first)] else { continue }
            for word in words where word[0] == first && word.count <= text.count - start {
                var number = 1
                while number < word.count, folded(text[start + number]) == word[number] {
                    number += 1
                }
                if number == word.count { return true }
            }
        }
        return false
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}
