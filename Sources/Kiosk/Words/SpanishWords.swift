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
    let tryAgain = "Intente otra vez."

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

    func legend(_ command: Command, short: Bool) -> String {
        switch command {
        case .person: short ? "h=persona" : "h = una persona"
        case .back: short ? "b=atrás" : "b = atrás"
        case .skip: short ? "s=pasar" : "s = pasar"
        case .stop: short ? "q=fin" : "q = parar y borrar"
        case .help: short ? "?=ayuda" : "? = ayuda"
        case .language: short ? "t=idioma" : "t = otro idioma"
        }
    }

    func languageLegend(_ names: [String], short: Bool) -> String {
        EnglishWords().languageLegend(names, short: short)
    }

    func explanation(_ command: Command) -> String {
        switch command {
        case .person: "h = Una persona viene a verle."
        case .back: "b = Volver un paso atrás."
        case .skip: "s = Pasar esta pregunta."
        case .stop: "q = Parar. Se borrará todo lo que haya escrito."
        case .help: "? = Mostrar esta ayuda."
        case .language: "t = Usar otro idioma. Sus respuestas no se borran."
        }
    }

    func questionProgress(_ number: Int, of count: Int) -> String {
        "Pregunta \(number) de unas \(count)"
    }

    func partProgress(_ number: Int, of count: Int) -> String { "Parte \(number) de \(count)" }

    func more(page: Int, of pages: Int) -> String {
        "Oprima Enter para ver más (página \(page) de \(pages))."
    }

    func tooSmall(columns: Int, rows: Int) -> String {
        "Esta ventana es demasiado pequeña. Hágala de \(columns) por \(rows) o pida ayuda al personal. "
            + "h = una persona"
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
            return String(date.year)
        }
        guard let day = date.day else { return "\(name) de \(date.year)" }
        return "\(day) de \(name) de \(date.year)"
    }

    func time(_ time: TypedTime) -> String {
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        let half = time.hour < 12 ? "de la mañana" : "de la tarde o de la noche"
        return "\(time.clock(hour: hour)) \(half)"
    }
}
