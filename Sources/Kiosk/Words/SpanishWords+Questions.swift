import FHIRModel
import FormFiller

/// How to answer a question, and what is wrong with an answer.
extension SpanishWords {
    func hint(for question: Question) -> String {
        if !question.options.isEmpty { return optionsHint(question) }
        switch question.type {
        case .boolean: return "Escriba 1 para sí o 2 para no, y oprima Enter."
        case .date, .dateTime, .time, .quantity, .decimal, .integer, .url:
            return notUnderstood(in: question)
        case .string, .text, .choice, .openChoice:
            guard let format = question.entryFormat else {
                return "Escriba su respuesta y oprima Enter."
            }
            return shown(format: format)
        case .attachment, .reference, .group, .display: return readOn
        }
    }

    func moreAt(_ address: String) -> String { "Más sobre esto: \(address)" }
    var readOn: String { "Oprima Enter para seguir." }
    var askStaff: String { "Por favor pregunte esto a nuestro personal. Le ayudarán." }

    func answerNow(_ text: String) -> String {
        "Su respuesta ahora: \(text)\nOprima Enter para dejarla así."
    }

    func answerBefore(_ text: String) -> String { "Su respuesta de antes: \(text)" }
    var noLongerOffered: String { "Ya no se ofrece." }
    var cannotKeep: String { "No puede quedar así." }

    func ownValueOption(label: String?) -> String {
        label ?? "Otra cosa: escriba sus propias palabras"
    }

    func notUnderstood(in question: Question) -> String {
        switch question.type {
        case .boolean: "Escriba 1 para sí o 2 para no."
        case .date:
            "Escriba una fecha, como 4 de marzo de 2026. Basta con el mes y el año, o con el año."
        case .dateTime:
            "Escriba fecha y hora, como 4 de marzo de 2026 a las 2 pm. Basta con la fecha."
        case .time: "Escriba una hora, como 2:30 pm."
        case .integer, .decimal, .quantity: numberHint(question)
        case .url: "Escriba una dirección web, como https://example.org."
        case .choice, .openChoice:
            question.acceptsOwnValue
                ? "Escriba \(one(KeysToType(of: question).kind)), o sus propias palabras."
                : question.repeats
                    ? "Escriba \(several(question))." : optionsHint(question)
        case .string, .text: "Escriba su respuesta en palabras."
        case .attachment, .reference, .group, .display: pressEnter
        }
    }

    private func optionsHint(_ question: Question) -> String {
        let kind = KeysToType(of: question).kind
        if question.acceptsOwnValue {
            return "Escriba \(one(kind)), o sus propias palabras, y oprima Enter."
        }
        if question.repeats { return "Escriba \(several(question)), y oprima Enter." }
        switch kind {
        case .numbers: return typeOneNumber
        case .letters: return "Escriba una letra y oprima Enter."
        case .mixed: return "Escriba lo que está delante de su respuesta y oprima Enter."
        }
    }

    private func one(_ kind: KeysToType.Kind) -> String {
        switch kind {
        case .numbers: "un número"
        case .letters: "una letra"
        case .mixed: "lo que está delante de su respuesta"
        }
    }

    private func several(_ question: Question) -> String {
        let keys = KeysToType(of: question)
        return switch keys.kind {
        case .numbers: "uno o más números, como \(keys.example)"
        case .letters: "una o más letras, como \(keys.example)"
        case .mixed: "lo que está delante de sus respuestas, como \(keys.example)"
        }
    }

    private func numberHint(_ question: Question) -> String {
        let kind = question.type == .integer ? "un número entero" : "un número"
        let unit = question.unit.map { " de \($0.text)" } ?? ""
        if let scale = NumberScale(question) {
            let low = [scale.low, scale.lowLabel].compactMap(\.self).joined(separator: ", ")
            let high = [scale.high, scale.highLabel].compactMap(\.self).joined(separator: ", ")
            let comma = scale.lowLabel == nil ? "" : ","
            let step = scale.step.map { " Cuente de \($0) en \($0)." } ?? ""
            return "Escriba un número\(unit) desde \(low)\(comma) hasta \(high).\(step)"
        }
        if !unit.isEmpty { return "Escriba \(kind)\(unit)." }
        if let first = question.units.first {
            let all = question.units.map(\.text).joined(separator: ", ")
            return "Escriba \(kind) y su unidad, como 5 \(first.text). Unidades: \(all)."
        }
        return switch question.type {
        case .integer: "Escriba un número entero, como 12."
        case .quantity: "Escriba un número y su unidad, como 5 cm."
        case .boolean, .decimal, .date, .dateTime, .time, .string, .text, .url, .choice,
            .openChoice, .attachment, .reference, .group, .display:
            "Escriba un número, como 2 o 2.5."
        }
    }

    func problem(_ problem: AnswerProblem, in question: Question) -> String {
        switch problem {
        case .required:
            "Esta pregunta necesita una respuesta. El personal puede ayudarle: escriba H."
        case .tooFew(let minimum): "Dé al menos \(minimum) respuestas."
        case .tooMany(let maximum):
            maximum == 1 ? "Dé una sola respuesta." : "Dé \(maximum) respuestas como máximo."
        case .wrongType, .notOffered: notUnderstood(in: question)
        case .duplicate: "Dé cada respuesta una sola vez."
        case .exclusive(let text): "\"\(text)\" va sin otros números."
        case .tooShort(let minimum): "Escriba al menos \(minimum) letras."
        case .tooLong(let maximum): answerTooLong(maximum)
        case .below(let minimum): "Puede ser \(shown(minimum)) o más."
        case .above(let maximum): "Puede ser \(shown(maximum)) o menos."
        case .limitsConflict, .ruleFailed, .unstable:
            "Nuestro personal puede ayudarle con esto: escriba H."
        case .tooPrecise(let places):
            places == 0
                ? "Use un número entero." : "Use \(places) cifras como máximo después del punto."
        case .offStep(let step, let start): "Cuente de \(step) en \(step), desde \(start)."
        case .pattern(let hint): patternHint(hint, question)
        case .unreadable: "Use letras y números."
        case .unitNotOffered(let units):
            units.count == 1
                ? "Dígalo en \(units[0].text)."
                : "Use una de estas unidades: " + units.map(\.text).joined(separator: ", ") + "."
        case .constraint(_, let message, _):
            message.isEmpty ? "Esto no concuerda con sus otras respuestas." : message
        case .notAnswerable: pressEnter
        }
    }

    func ledBack(to question: Question, for problem: AnswerProblem) -> String {
        let lead = problem.isWarning ? "Mire esto una vez más, por favor." : "Todavía falta algo."
        return lead + " " + open(problem, in: question)
    }

    /// What a question, a group or the whole form still needs.
    private func open(_ problem: AnswerProblem, in question: Question) -> String {
        guard !question.hasOwnProblems else { return self.problem(problem, in: question) }
        let group = question.problemGroup.map { "“\(VisibleText.singleLine($0))”" }
        if problem == .required {
            return group.map { "\($0): hace falta al menos una respuesta." }
                ?? "Hace falta una respuesta a una de estas preguntas."
        }
        let name = group ?? "Esta parte"
        if case .tooFew(let minimum) = problem { return "\(name) hace falta \(minimum) veces." }
        if case .tooMany(let maximum) = problem {
            return "\(name) se puede dar \(maximum) veces, no más."
        }
        return self.problem(problem, in: question)
    }

    private func patternHint(_ hint: String?, _ question: Question) -> String {
        guard let hint else { return "Revise cómo lo escribió." }
        return hint == question.entryFormat ? shown(format: hint) : hint
    }

    private func shown(format: String) -> String {
        format.contains(" ") ? format : "Escríbalo así: \(format)"
    }

    private func shown(_ value: AnswerValue) -> String {
        ShownAnswer(words: self).text(of: value)
    }

    func noSuchOption(count: Int) -> String {
        KeysToType(keys: (1...max(1, count)).map(String.init)).few("o").map { "Escriba \($0)." }
            ?? "Escriba un número del 1 al \(count)."
    }

    func noSuchOption(in question: Question) -> String {
        let keys = KeysToType(of: question)
        if let few = keys.few("o") { return "Escriba \(few)." }
        if let bounds = keys.bounds {
            return "Escriba un número del \(bounds.first) al \(bounds.last)."
        }
        return keys.listed("o").map { "Escriba \($0)." }
            ?? "Escriba lo que está delante de su respuesta."
    }

    func ownWords(_ text: String) -> String { "Mis propias palabras: \(text)" }
    var oneOfTheList: String { "Quería algo de la lista" }

    func timeThatComesTwice(_ text: String, isFirst: Bool) -> String {
        isFirst
            ? "\(text), antes de atrasar los relojes" : "\(text), después de atrasar los relojes"
    }

    var leftOutHour: String {
        "Ese día se adelantaron los relojes y no hubo esa hora. Escriba una hora antes o después."
    }

    func collected(_ texts: [String]) -> String {
        "Hasta ahora: " + texts.joined(separator: ", ")
            + "\nEscriba una más, u oprima Enter si es todo."
    }

    func ends(low: String?, high: String?) -> String {
        [low.map { "El valor más bajo: \($0)" }, high.map { "El valor más alto: \($0)" }]
            .compactMap(\.self).joined(separator: "\n")
    }

    func unit(ofOptions unit: String) -> String { "Unidad: \(unit)" }

    var pressEnter: String { "Oprima Enter para seguir." }
    var typeOneNumber: String { "Escriba un número y oprima Enter." }
    var cannotGoBack: String { "Este es el primer paso. Puede seguir, o parar con q." }
    var cannotSkip: String { "Esta no se puede pasar. El personal puede ayudarle: escriba H." }

    func lineIsFull(_ maximum: Int) -> String {
        "Ya no cabe más: \(maximum) letras es lo máximo. Lo que vino después no está."
    }

    func answerTooLong(_ maximum: Int) -> String {
        "Use \(maximum) letras como máximo."
    }
}
