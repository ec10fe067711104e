internal import PlainText
import StaffPages

/// What the list tells of a request, picked out of its text without building a tree of it, so that
/// ten thousand requests are listed in a moment.
///
/// It is a glance, not a check: a text that is cut off or out of shape yields nil and is then read
/// in full; `show` and `verify` always read in full.
struct RequestGlance {
    private(set) var facts = RequestFacts()

    private var requests = 0
    private var patients = 0
    private var answered: String?
    private var answerLanguage: String?

    /// Looks at a Bundle's text; nil where it is not at once plain that it is a sound request.
    init?(_ bytes: [UInt8]) {
        var scanner = ObjectScanner(bytes)
        var isBundle = false
        let isRead = scanner.object { scanner, name in
            switch name {
            case "resourceType":
                guard let type = scanner.string() else { return false }
                isBundle = type == "Bundle"
                return isBundle
            case "meta": return meta(&scanner)
            case "entry": return scanner.array { entry(&$0) }
            case _: return scanner.skip()
            }
        }
        guard isRead, isBundle, requests == 1, scanner.isAtEnd else { return nil }
        facts.made = RequestFacts.bounded(facts.made ?? answered)
        facts.language = RequestFacts.bounded(facts.language ?? answerLanguage)
    }

    private mutating func entry(_ scanner: inout ObjectScanner) -> Bool {
        scanner.object { scanner, name in
            name == "resource" ? resource(&scanner) : scanner.skip()
        }
    }

    /// What may matter of a resource whose type may stand behind it.
    private struct Resource {
        var type = ""
        var priority = RequestPriority.routine
        var authoredOn: String?
        var authored: String?
        var form: String?
        var language: String?
        var person: String?
        var reach: [String] = []
        var spoken: String?
    }

    private mutating func resource(_ scanner: inout ObjectScanner) -> Bool {
        var found = Resource()
        let isRead = scanner.object { scanner, name in
            switch name {
            case "resourceType":
                guard let type = scanner.string() else { return false }
                found.type = type
                return true
            case "priority":
                return scanner.string { found.priority = RequestPriority(rawValue: $0) ?? .routine }
            case "authoredOn": return scanner.string { found.authoredOn = $0 }
            case "authored": return scanner.string { found.authored = $0 }
            case "questionnaire": return scanner.string { found.form = $0 }
            case "language": return scanner.string { found.language = $0 }
            case "name": return Self.person(&scanner, &found.person)
            case "telecom": return Self.reach(&scanner, &found.reach)
            case "communication": return Self.spoken(&scanner, &found.spoken)
            case "meta": return meta(&scanner)
            case _: return scanner.skip()
            }
        }
        note(found)
        return isRead
    }

    private mutating func note(_ found: Resource) {
        switch found.type {
        case "ServiceRequest":
            requests += 1
            facts.priority = found.priority
            facts.made = found.authoredOn
        case "QuestionnaireResponse":
            facts.form = facts.form ?? found.form.flatMap { RequestFacts.formName($0) }
            answered = answered ?? found.authored
            answerLanguage = answerLanguage ?? found.language
        case "Patient":
            patients += 1
            guard patients == 1 else { return }
            facts.person = found.person
            facts.reach = found.reach
            facts.language = found.spoken
        case _: break
        }
    }

    /// `Patient.name`: the first that says anything.
    private static func person(_ scanner: inout ObjectScanner, _ person: inout String?) -> Bool {
        guard scanner.isNext("[") else { return scanner.skip() }
        return scanner.array { scanner in
            guard scanner.isNext("{") else { return scanner.skip() }
            var (text, family): (String?, String?)
            var given: [String] = []
            let isRead = scanner.object { scanner, name in
                switch name {
                case "text": scanner.string { text = $0 }
                case "family": scanner.string { family = $0 }
                case "given": scanner.strings { given.append($0) }
                case _: scanner.skip()
                }
            }
            person = person ?? RequestFacts.personName(text: text, given: given, family: family)
            return isRead
        }
    }

    /// `Patient.telecom.value`.
    private static func reach(_ scanner: inout ObjectScanner, _ reach: inout [String]) -> Bool {
        scanner.objects { scanner, name in
            guard name == "value" else { return scanner.skip() }
            return scanner.string { value in
                if let value = RequestFacts.bounded(value) { reach.append(value) }
            }
        }
    }

    /// `Patient.communication.language`: its text, or else its coding's display or code.
    private static func spoken(_ scanner: inout ObjectScanner, _ spoken: inout String?) -> Bool {
        guard scanner.isNext("[") else { return scanner.skip() }
        return scanner.array { scanner in
            guard scanner.isNext("{") else { return scanner.skip() }
            return scanner.object { scanner, name in
                guard name == "language", scanner.isNext("{") else { return scanner.skip() }
                var (text, coded): (String?, String?)
                let isRead = scanner.object { scanner, name in
                    switch name {
                    case "text": scanner.string { text = $0 }
                    case "coding": coding(&scanner, &coded)
                    case _: scanner.skip()
                    }
                }
                spoken = spoken ?? text ?? coded
                return isRead
            }
        }
    }

    private static func coding(_ scanner: inout ObjectScanner, _ words: inout String?) -> Bool {
        guard scanner.isNext("[") else { return scanner.skip() }
        return scanner.array { scanner in
            guard scanner.isNext("{") else { return scanner.skip() }
            var (display, code): (String?, String?)
            let isRead = scanner.object { scanner, name in
                switch name {
                case "display": scanner.string { display = $0 }
                case "code": scanner.string { code = $0 }
                case _: scanner.skip()
                }
            }
            words = words ?? display ?? code
            return isRead
        }
    }

    private mutating func meta(_ scanner: inout ObjectScanner) -> Bool {
        scanner.object { scanner, name in
            guard name == "tag" else { return scanner.skip() }
            return scanner.array { scanner in
                var system = ""
                var code = ""
                let isRead = scanner.object { scanner, name in
                    guard name == "system" || name == "code" else { return scanner.skip() }
                    guard let text = scanner.string() else { return false }
                    if name == "system" { system = text } else { code = text }
                    return true
                }
                note(tag: code, of: system)
                return isRead
            }
        }
    }

    private mutating func note(tag code: String, of system: String) {
        if system == RequestTag.stationSystem, facts.station == nil {
            facts.station = RequestFacts.bounded(code)
        }
        if system == RequestFacts.visitSystem, facts.visit == nil {
            facts.visit = RequestFacts.visit(code)
        }
        if code == RequestTag.demonstrationCode { facts.isDemonstration = true }
    }
}
