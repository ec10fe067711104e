import FHIRModel
import FormFiller

/// The words of the conversation in Spanish, as read in the United States; visitors are addressed as `usted`.
///
/// The letters of commands are those of English, so that staff of either language can help.
struct SpanishWords: Words {
    let language = "es"

    // MARK: On every screen

    let demonstration = "DEMOSTRACIÓN - no es para atención médica real"
    let demonstrationShort = "DEMOSTRACIÓN"
    let tryAgain = "Intente otra vez"
    let yourAnswer = "Su respuesta:"
    let staffCode = "Código del personal (staff code):"
    let skipHint = "O S para pasar."

    func youTyped(_ text: String) -> String { "Escribió: \(text)" }

    func yourAnswer(from first: String, to last: String, skips: Bool) -> String {
        "Su respuesta (\(first) a \(last)\(skips ? ", S pasa" : "")):"
    }

    func yourAnswers(like example: String, skips: Bool) -> String {
        "Sus respuestas (como \(example)\(skips ? ", S pasa" : "")):"
    }

    func letter(_ command: Command) -> String { EnglishWords().letter(command) }

    func otherWords(_ command: Command) -> Set<String> {
        switch command {
        case .person: ["persona", "personal", "enfermera", "enfermero"]
        case .back: ["atrás", "atras", "volver"]
        case .skip: ["pasar", "saltar"]
        case .stop: ["parar", "salir"]
        case .help: ["ayuda"]
        case .language: ["idioma", "idiomas", "lengua", "traducir"]
        }
    }

    func name(_ command: Command, short: Bool) -> String {
        switch command {
        case .person: short ? "Persona" : "Una persona"
        case .back: "Atrás"
        case .skip: "Pasar"
        case .stop: short ? "Parar" : "Parar y borrar"
        case .help: "Más"
        case .language: short ? "Idioma" : "Otro idioma"
        }
    }

    func explanation(_ command: Command) -> String {
        switch command {
        case .person: "Una persona viene a verle."
        case .back: "Volver un paso atrás."
        case .skip: "Pasar esta pregunta."
        case .stop: "Parar. Se borrará todo lo que haya escrito."
        case .help: "Mostrar esta ayuda."
        case .language: "Usar otro idioma. Sus respuestas no se borran."
        }
    }

    func questionProgress(_ number: Int, of count: Int?) -> String {
        "Pregunta \(number)" + (count.map { " de \($0)" } ?? "")
    }

    func partProgress(_ number: Int, of count: Int?, name: String?) -> String {
        "Parte \(number)" + (count.map { " de \($0)" } ?? "") + (name.map { ": \($0)" } ?? "")
    }

    func more(page: Int, of pages: Int) -> String {
        "Oprima Enter: hay más (página \(page) de \(pages))."
    }

    func tooSmall(columns: Int, rows: Int) -> String {
        "Esta ventana es demasiado pequeña. Hágala de \(columns) por \(rows) o pida ayuda al personal. "
            + "H = una persona"
    }

    // MARK: Reading what is typed

    var yes: Set<String> { ["sí", "si", "y", "yes"] }
    var no: Set<String> { ["n", "no"] }
    var joiners: Set<String> { ["y", "e", "o", "u"] }
    var commaBeginsDecimals: Bool { true }
    var alternatives: Set<String> { ["o", "u"] }
    var monthNames: [[String]] {
        [
            ["enero"], ["febrero"], ["marzo"], ["abril"], ["mayo"], ["junio"], ["julio"],
            ["agosto"], ["septiembre", "setiembre"], ["octubre"], ["noviembre"], ["diciembre"],
        ]
    }
    var timeWords: TimeWords {
        TimeWords(
            noon: ["mediodía", "mediodia", "almediodía", "almediodia"],
            midnight: ["medianoche", "alamedianoche"],
            morning: ["am", "a", "delamañana", "delamanana", "delamadrugada"],
            afternoon: ["pm", "p", "delatarde", "delanoche"],
            introductions: ["a las", "a la"]
        )
    }

    // MARK: Showing values

    let yesOption = "Sí"
    let noOption = "No"

    func date(_ date: TypedDate) -> String {
        guard let month = date.month, let name = monthNames[month - 1].first else {
            return date.yearText
        }
        guard let day = date.day else { return "\(name) de \(date.yearText)" }
        return "\(day) de \(name) de \(date.yearText)"
    }

    func time(_ time: TypedTime) -> String {
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        let half = time.hour < 12 ? "de la mañana" : "de la tarde o de la noche"
        return "\(time.clock(hour: hour)) \(half)"
    }
}
