/// What only a listener needs, in Spanish as spoken in the Americas.
struct SpanishSpokenWords: SpokenWords {
    let voice = "es-419"
    let keys =
        "Teclas de la voz: el tabulador repite la página. La barra espaciadora la detiene y la continúa. Arriba y abajo suben y bajan el volumen. Derecha e izquierda la hacen más rápida y más lenta. Cualquier otra tecla la calla al instante."

    func choices(_ count: Int) -> String { "\(count) opciones" }

    func name(of sign: Character) -> String {
        switch sign {
        case " ": "espacio"
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
    let wordsInCapitals: Set = [
        "A", "E", "O", "Y", "AL", "DE", "EL", "LA", "NO", "OK", "SI", "SÍ", "UN", "SIDA",
    ]
    let callingVerbs: Set = ["llame", "llamar", "marque", "al", "texto"]
}

extension SpanishWords {
    var spoken: (any SpokenWords)? { SpanishSpokenWords() }
}
