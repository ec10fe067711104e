/// What only a listener needs, in Spanish as spoken in the Americas.
struct SpanishSpokenWords: SpokenWords {
    let voice = "es-419"
    let chosen = "Eligió"
    let keys =
        "Teclas de la voz: el tabulador repite la página. La barra espaciadora la detiene y la continúa. Avanzar página salta una frase y retroceder página repite la anterior. Arriba y abajo suben y bajan el volumen. Derecha e izquierda la hacen más rápida y más lenta. Cualquier otra tecla la calla al instante."
    let mayISpeakAloud = Passage(
        title: "¿Puede esta pantalla hablar en voz alta?",
        text: "Otras personas cerca de usted la oirán. Con audífonos solo la oye usted.",
        hint: "Escriba 1 o 2 y oprima Enter."
    )
    let speakAloud = "Sí, en voz alta"
    let staySilent = "No, en silencio"
    let voiceStopped =
        "La voz se ha detenido. Nuestro personal puede hacer esto con usted. Escriba H."

    func offer(_ output: VoiceOutput) -> String {
        switch output {
        case .jack: "Esta pantalla puede hablar. Conecte unos audífonos."
        case .headset:
            "Esta pantalla puede hablar. Póngase los audífonos y oprima la tecla Tab."
        case .loudspeaker:
            "Esta pantalla puede hablar. Conecte unos audífonos u oprima la tecla Tab."
        }
    }

    func choices(_ count: Int) -> String { "\(count) opciones" }

    func name(of sign: Character) -> String {
        switch sign {
        case " ": "espacio"
        case PageReading.takenAway: "borrado"
        case ".": "punto"
        case ",": "coma"
        case "@": "arroba"
        case "-": "guion"
        case "_": "guion bajo"
        case "?", "¿": "signo de pregunta"
        case "!", "¡": "signo de exclamación"
        case "/": "barra"
        case ":": "dos puntos"
        case "+": "más"
        case "(", ")": "paréntesis"
        case "'": "apóstrofo"
        case "#": "signo de número"
        default: String(sign)
        }
    }

    let units = [
        "mg": "miligramos", "mcg": "microgramos", "g": "gramos", "kg": "kilogramos",
        "lb": "libras", "lbs": "libras", "oz": "onzas", "cm": "centímetros",
        "mm": "milímetros", "ml": "mililitros", "mL": "mililitros", "min": "minutos",
        "%": "por ciento",
    ]
    let wordsBeforeUnits: Set = ["en", "por"]
    let wordsInCapitals: Set = [
        "A", "E", "O", "Y", "AL", "DE", "EL", "LA", "NO", "OK", "SI", "SÍ", "UN", "SIDA",
    ]
    let callingVerbs: Set = ["llame", "llamar", "marque", "al", "texto"]
}

extension SpanishWords {
    var spoken: (any SpokenWords)? { SpanishSpokenWords() }
}
