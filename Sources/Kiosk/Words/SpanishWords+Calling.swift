/// What is said once staff have been called.
extension SpanishWords {
    func clock(_ time: TypedTime) -> String {
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        return
            "\(TypedTime(hour: hour, minute: time.minute).clock(hour: hour)) \(time.hour < 12 ? "a. m." : "p. m.")"
    }

    var stayTitle: String { "Por favor, quédese aquí." }
    var stayThanks: String { "Gracias por decirlo. Hizo bien en decirlo." }
    var personTitle: String { "Llamamos a alguien para usted." }
    var walkTitle: String { "Por favor, vaya ahora a la recepción." }
    var atTheDesk: String {
        "Diga que necesita hablar con alguien ahora. No tiene que decir por qué."
    }

    func called(at time: String) -> String { "Esta pantalla llamó a la recepción: \(time)" }
    func calledAgain(at time: String) -> String { "Llamó otra vez: \(time)" }
    func answered(at time: String) -> String {
        "La recepción contestó: \(time) Alguien viene en camino."
    }

    var nothingElseToDo: String { "No tiene que hacer nada más." }

    func ifNobodyComes(by time: String) -> String {
        "Si nadie ha llegado para esta hora, vaya a la recepción: \(time)"
    }

    var nobodyCame: String { "Todavía no ha venido nadie." }
    var goOnAfterCall: String {
        "Oprima Enter si quiere seguir con esta pantalla. Escriba H para llamar otra vez."
    }
    var callAgain: String { "Para llamar otra vez, oprima Enter." }
    var callStays: String {
        "Nuestro personal guarda una nota de que esta pantalla le mandó un aviso. No tiene sus respuestas."
    }
    var nothingSentButCalled: Passage {
        Passage(
            title: "Gracias.",
            text: "No se envió ninguna solicitud, y sus respuestas se borraron.",
            hint: nothingSent.hint
        )
    }
    var erasedByVisitorButCalled: Passage {
        Passage(
            title: "Sus respuestas se borraron.",
            text: "Usted decidió terminar. No se envió ninguna solicitud.",
            hint: erasedByVisitor.hint
        )
    }
    var erasedByTimeButCalled: Passage {
        Passage(
            title: "Sus respuestas se borraron.",
            text: "Nadie oprimió una tecla por un rato. No se envió ninguna solicitud.",
            hint: erasedByTime.hint
        )
    }
    var numberStays: String {
        "Esta página se queda aquí hasta que oprima Enter una vez más."
    }
}
