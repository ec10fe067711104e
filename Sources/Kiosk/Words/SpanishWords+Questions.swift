import FHIRModel
import FormFiller

/// How to answer a question, and what is wrong with an answer.
extension SpanishWords {
    func hint(for question: Question) -> String {
        if !question.options.isEmpty {
            if question.acceptsOwnValue {
                return "Escriba un número, o sus propias palabras, y oprima Enter."
            }
            return question.repeats
                ? "Escriba uno o más números, como 1 3, y oprima Enter." : typeOneNumber
        }
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

    var readOn: String { "Oprima Enter para seguir." }
    var askStaff: String { "Por favor pregunte esto a nuestro personal. Le ayudarán." }

    func answerNow(_ text: String) -> String {
        "Su respuesta ahora: \(text)\nOprima Enter para dejarla así."
    }

    func ownValueOption(label: String?) -> String {
        label ?? "Otra cosa: escriba sus propias palabras"
    }

    func notUnderstood(in question: Question) -> String {
        switch question.type {
        case .boolean: "Escriba 1 para sí o 2 para no."
        case .date: "Escriba una fecha, como 4 de marzo de 2026. Basta un mes y año, o un año."
        case .dateTime:
            "Escriba fecha y hora, como 4 de marzo de 2026 a las 2 pm. Basta una fecha."
        case .time: "Escriba una hora, como 2:30 pm."
        case .integer: "Escriba un número entero, como 12."
        case .decimal: "Escriba un número, como 2 o 2.5."
        case .quantity: "Escriba un número" + unitHint(question) + "."
        case .url: "Escriba una dirección web, como https://example.org."
        case .choice, .openChoice:
            question.acceptsOwnValue
                ? "Escriba un número, o sus propias palabras."
                : question.repeats ? "Escriba los números, como 1 3." : typeOneNumber
        case .string, .text: "Escriba su respuesta en palabras."
        case .attachment, .reference, .group, .display: pressEnter
        }
    }

    private func unitHint(_ question: Question) -> String {
        if let unit = question.unit { return " de \(unit.text)" }
        guard let first = question.units.first else { return " y su unidad, como 5 cm" }
        return " y su unidad, como 5 \(first.text)"
    }

    func problem(_ problem: AnswerProblem, in question: Question) -> String {
        switch problem {
        case .required:
            "Esta pregunta necesita una respuesta. El personal puede ayudarle: escriba h."
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
            "Nuestro personal puede ayudarle con esto: escriba h."
        case .tooPrecise(let places):
            places == 0
                ? "Use un número entero." : "Use \(places) cifras como máximo después del punto."
        case .offStep(let step, let start): "Cuente de \(step) en \(step), desde \(start)."
        case .pattern(let hint): patternHint(hint, question)
        case .unreadable: "Use letras y números."
        case .unitNotOffered(let units):
            "Use una de estas unidades: " + units.map(\.text).joined(separator: ", ") + "."
        case .constraint(_, let message, _):
            message.isEmpty ? "Esto no va con sus otras respuestas." : message
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

    var answerOrSkip: String { "Escriba su respuesta, o escriba s para pasar esta." }

    func noSuchOption(count: Int) -> String {
        count == 1 ? "Escriba 1." : "Escriba un número del 1 al \(count)."
    }

    func collected(_ texts: [String]) -> String {
        "Hasta ahora: " + texts.joined(separator: ", ")
            + "\nEscriba una más, u oprima Enter si es todo."
    }

    func ends(low: String, high: String) -> String {
        "El extremo bajo: \(low)\nEl extremo alto: \(high)"
    }

    var pressEnter: String { "Oprima Enter para seguir." }
    var typeOneNumber: String { "Escriba un número y oprima Enter." }
    var cannotGoBack: String { "Este es el primer paso. Puede seguir, o parar con q." }
    var cannotSkip: String { "Esta no se puede pasar. El personal puede ayudarle: escriba h." }

    func answerTooLong(_ maximum: Int) -> String {
        "Use \(maximum) letras como máximo."
    }
}
