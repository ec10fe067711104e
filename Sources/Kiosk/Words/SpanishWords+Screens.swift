/// The pages that are no questions.
extension SpanishWords {
    private var typeANumber: String { "Escriba un número y oprima Enter." }
    private var typeOneOrTwo: String { "Escriba 1 o 2 y oprima Enter." }

    func welcome(clinic: String?) -> Passage {
        Passage(
            title: clinic.map { "Le damos la bienvenida a \($0)" } ?? "Le damos la bienvenida",
            text: """
                Aquí puede leer sobre la atención médica y pedir una cita.
                Preguntamos una cosa a la vez. Tómese el tiempo que quiera.
                Puede parar cuando quiera, y se borrará todo lo que haya escrito.
                Nuestro personal puede hacer esto con usted. Solo pídalo.
                """,
            hint: "Oprima Enter para empezar."
        )
    }

    var menu: Passage { Passage(title: "¿Qué quiere hacer?", text: "", hint: typeANumber) }
    func untitledForm(number: Int) -> String { "Formulario \(number)" }

    var finishedOption: String { "Ya terminé" }
    var endOfReading: Passage {
        Passage(
            title: "Esta parte terminó.",
            text: "¿Qué quiere hacer ahora?",
            hint: typeANumber
        )
    }

    func goOnOption(title: String) -> String { "Seguir con: \(title)" }

    var backToMenuOption: String { "Volver a la primera lista" }
    var languages: Passage { Passage(title: "¿Qué idioma quiere?", text: "", hint: typeANumber) }
    var help: Passage {
        Passage(
            title: "Ayuda",
            text: "Escriba lo que quiere y oprima Enter. Esto sirve en todas las pantallas:",
            hint: pressEnter
        )
    }
    var stop: Passage {
        Passage(
            title: "¿Quiere parar?",
            text: "Si para, se borrará todo lo que haya escrito. No se envía nada.",
            hint: typeOneOrTwo
        )
    }
    var stopOption: String { "Sí, parar y borrar" }
    var goOnWithQuestionsOption: String { "No, seguir" }
    var stillThere: Passage {
        Passage(
            title: "¿Sigue ahí?",
            text: "Oprima cualquier tecla para seguir.",
            hint: "Oprima cualquier tecla."
        )
    }

    func stillThere(seconds: Int) -> String {
        "Si no oprime ninguna tecla en \(seconds) segundos, se borrará todo lo que haya escrito."
    }

    func collision(typed: String) -> Passage {
        Passage(
            title: typed.count > 1 ? "Escribió: \(typed)" : "Escribió la letra \(typed).",
            text: "¿Qué quiso decir?",
            hint: typeOneOrTwo
        )
    }

    func meansCommand(_ command: Command) -> String {
        switch command {
        case .person: "Quiero hablar con una persona"
        case .back: "Quiero volver atrás"
        case .skip: "Quiero pasar esta pregunta"
        case .stop: "Quiero parar y borrar"
        case .help: "Quiero ayuda"
        case .language: "Quiero otro idioma"
        }
    }

    var meansAnswer: String { "Es mi respuesta" }
    var whichMeaning: Passage { Passage(title: "¿Cuál quiere decir?", text: "", hint: typeANumber) }
    func review(send number: String) -> Passage {
        Passage(
            title: "¿Está bien así?",
            text: "Así nos pondremos en contacto con usted.",
            hint: "Escriba \(number) para enviar. Escriba otro número para cambiar esa línea."
        )
    }
    var sendOption: String { "Enviar mi solicitud" }

    var noAnswer: String { "(sin respuesta)" }

    var sendFailed: Passage {
        Passage(
            title: "Su solicitud todavía no se ha enviado.",
            text: "Algo falló de nuestro lado. Sus respuestas siguen aquí.",
            hint: "Oprima Enter para intentar otra vez, o escriba H para ver a una persona."
        )
    }

    var requestNumber: String { "Número de solicitud" }

    var sent: Passage {
        Passage(
            title: "Gracias. Su solicitud se envió.",
            text: "Puede anotar el número. Todavía puede hablar hoy con nuestro personal.",
            hint: "Oprima Enter para terminar. Esta pantalla se borrará."
        )
    }

    func answer(by way: ContactWay?) -> String {
        switch way {
        case .phone: "Nuestro personal le llamará."
        case .sms: "Nuestro personal le enviará un mensaje de texto."
        case .email: "Nuestro personal le escribirá un correo electrónico."
        case nil: "Nuestro personal se pondrá en contacto con usted."
        }
    }

    var answersSent: Passage {
        Passage(
            title: "Gracias. Nuestro personal tiene sus respuestas.",
            text: """
                Las guardamos con este número.
                Puede anotarlo. Todavía puede hablar hoy con nuestro personal.
                """,
            hint: "Oprima Enter para terminar. Esta pantalla se borrará."
        )
    }

    var nothingSent: Passage {
        Passage(
            title: "Gracias.",
            text: "No se envió ninguna solicitud y no se guarda nada. "
                + "Nuestro personal le ayuda con gusto.",
            hint: "Oprima Enter para terminar. Esta pantalla se borrará."
        )
    }
    var erasedByVisitor: Passage {
        Passage(
            title: "Todo está borrado.",
            text: "Usted decidió terminar. No se envió ni se guardó nada.",
            hint: "Oprima Enter."
        )
    }
    var startedAgain: Passage {
        Passage(
            title: "Perdón, esta pantalla tuvo que empezar otra vez.",
            text: "Lo que escribió está borrado.\n"
                + "Si vio un número de solicitud, nuestro personal tiene su solicitud. "
                + "Si no, empiece otra vez o pregunte en la recepción.",
            hint: "Oprima cualquier tecla."
        )
    }
    var outOfOrder: Passage {
        Passage(
            title: "Perdón, esta pantalla no funciona.",
            text: "Lo que escribió está borrado. Por favor vaya a la recepción.",
            hint: ""
        )
    }
    var notSetUp: Passage {
        Passage(
            title: "Perdón, esta pantalla no está lista.",
            text:
                "Por favor vaya a la recepción.\n\nFor staff: please call the administrator and read out these lines.",
            hint: ""
        )
    }
    var erasedByTime: Passage {
        Passage(
            title: "Todo está borrado.",
            text: "No se oprimió ninguna tecla por un rato. No se envió ni se guardó nada.",
            hint: "Oprima Enter."
        )
    }

    func addAnother(group: String?, count: Int) -> Passage {
        let text =
            switch count {
            case 0: "Ahora no hay nada aquí. ¿Quiere agregar algo?"
            case 1: "Ya agregó uno, ¿hay otro?"
            default: "Ya agregó \(count), ¿hay otro?"
            }
        return Passage(title: group ?? "¿Hay más?", text: text, hint: typeOneOrTwo)
    }

    var addAnotherOption: String { "Sí, agregar" }
    var noMoreOption: String { "No, es todo" }

    func takeAwayOption(_ summary: String) -> String { "Quitar esto: \(summary)" }

    var tookAway: String { "Se quitó." }

    var closing: ClosingWords {
        ClosingWords(
            title: "Antes de irse",
            mayHave: "¿Puede nuestro personal ver sus respuestas?",
            mayHaveReason: "Si dice que no, las borramos.",
            name: "¿Qué nombre debemos usar?",
            wanted: "¿Quiere que nuestro personal se ponga en contacto con usted?",
            by: "¿Cómo nos ponemos en contacto con usted?",
            phoneOption: "Llamada por teléfono",
            textOption: "Mensaje de texto",
            emailOption: "Correo electrónico",
            phone: "¿Cuál es su número de teléfono?",
            email: "¿Cuál es su correo electrónico?"
        )
    }
}
