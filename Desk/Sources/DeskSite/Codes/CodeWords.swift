import ConsultationRequests
import StaffPages

/// The words of the page that gives codes, in one language; the slip has both.
struct CodeWords: Sendable {
    let title: String
    let whatItDoes: String
    let record: String
    let forms: String
    let noForms: String
    let until: String
    /// How long a code may wait, with its hours.
    let times: [(hours: Int64, words: String)]
    let give: String
    let another: String
    let shownOnce: String
    let wrong: String
    let given: String
    let columns: [String]
    let none: String
    let withdraw: String
    let usedBefore: String
    let waitsUntil: String
    let expired: String
    let withdrawnBy: String
    let begun: String
    let noEndYet: String
    let brokenOff: String
    /// "1 of 2 sent".
    let sent: @Sendable (Int, Int) -> String
    /// What stands on the slip above the code, below it, and before the time.
    let slip: (heading: String, advice: String, until: String)

    static func inLanguage(_ language: String) -> CodeWords {
        language == "es" ? spanish : english
    }

    /// What became of a code.
    func words(_ summary: CodeSummary, _ clock: ClinicClock) -> String {
        func use(_ word: String, _ use: CodeUse, _ numbers: [RequestNumber]) -> String {
            let parts = [
                word, "\(begun) \(clock.words(use.time.extended))", use.by,
                sent(numbers.count, summary.code.forms.count),
                numbers.map(\.spoken).joined(separator: " "),
            ]
            return parts.filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return switch summary.state {
        case .open: "\(waitsUntil) \(clock.words(summary.code.expires.extended))"
        case .expired: expired
        case .withdrawn(let use): "\(withdrawnBy) \(use.by), \(clock.words(use.time.extended))"
        case .begun(let begun, let numbers): use(noEndYet, begun, numbers)
        case .brokenOff(let begun, let numbers): use(brokenOff, begun, numbers)
        case .done(let begun, let numbers): use("", begun, numbers)
        }
    }

    static let english = CodeWords(
        title: "Codes for known patients",
        whatItDoes:
            "The patient types the code on the first page of the kiosk and is asked these forms. It opens one visit, also if that is broken off.",
        record: "Record number",
        forms: "Forms that are due",
        noForms: "No forms are found here.",
        until: "Can be used within",
        times: [(2, "2 hours"), (24, "a day"), (72, "3 days"), (168, "a week")],
        give: "Give a code",
        another: "Another code",
        shownOnce: "The code is not shown again. It is for record",
        wrong: "Give a record number on one line, at least one form, and your initials.",
        given: "Given in the last two weeks",
        columns: ["Number", "Record", "Forms", "Given by", "State", ""],
        none: "None yet.",
        withdraw: "Take back",
        usedBefore: "It was used before it could be taken back",
        waitsUntil: "waits until",
        expired: "not used in time",
        withdrawnBy: "taken back by",
        begun: "begun",
        noEndYet: "NO END YET",
        brokenOff: "BROKEN OFF: wants a new code",
        sent: { "\($0) of \($1) sent" },
        slip: (
            "Your code for the screen in the waiting room",
            "Type it on the first page and press Enter. It works once.", "Until"
        )
    )

    static let spanish = CodeWords(
        title: "Códigos para pacientes conocidos",
        whatItDoes:
            "El paciente escribe el código en la primera página del quiosco y contesta estos formularios. Abre una sola visita, aunque se interrumpa.",
        record: "Número de expediente",
        forms: "Formularios pendientes",
        noForms: "Aquí no se encuentran formularios.",
        until: "Se puede usar durante",
        times: [(2, "2 horas"), (24, "un día"), (72, "3 días"), (168, "una semana")],
        give: "Dar un código",
        another: "Otro código",
        shownOnce: "El código no se vuelve a mostrar. Es del expediente",
        wrong:
            "Dé un número de expediente en una línea, al menos un formulario y sus iniciales.",
        given: "Dados en las últimas dos semanas",
        columns: ["Número", "Expediente", "Formularios", "Lo dio", "Estado", ""],
        none: "Ninguno todavía.",
        withdraw: "Retirar",
        usedBefore: "Se usó antes de que se pudiera retirar",
        waitsUntil: "espera hasta",
        expired: "no se usó a tiempo",
        withdrawnBy: "retirado por",
        begun: "empezado",
        noEndYet: "SIN FINAL TODAVÍA",
        brokenOff: "INTERRUMPIDO: hace falta otro código",
        sent: { "\($0) de \($1) enviados" },
        slip: (
            "Su código para la pantalla de la sala de espera",
            "Escríbalo en la primera página y oprima Enter. Sirve una vez.", "Hasta"
        )
    )
}
