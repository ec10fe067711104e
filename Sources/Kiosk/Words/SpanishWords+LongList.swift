/// Where the options are too many to show.
extension SpanishWords {
    func searchHint(acceptsOwnWords: Bool) -> String {
        acceptsOwnWords
            ? "Escriba unas letras de su respuesta, o sus propias palabras, y oprima Enter."
            : "Escriba unas letras de su respuesta y oprima Enter."
    }

    var wholeListHint: String { "Para ver toda la lista, escriba lista." }
    var wholeListWords: Set<String> { ["lista", "la lista", "toda la lista"] }
    var nextWords: Set<String> { ["más", "siguiente", "siguientes"] }

    func found(_ count: Int) -> String {
        count == 1 ? "Hay una respuesta así." : "Hay \(Self.inWords(count)) respuestas así."
    }

    func perhaps(_ count: Int) -> String {
        count == 1 ? "Ninguna empieza así. ¿Es esta?" : "Ninguna empieza así. ¿Es una de estas?"
    }

    var nothingBegins: String { "En la lista ninguna empieza así." }
    var nothingFound: String {
        "En la lista ninguna empieza así. Escriba otras letras, o escriba lista."
    }
    var nothingFoundAgain: String {
        "Escriba solo las dos o tres primeras letras. O escriba lista y oprima Enter hasta verla."
    }

    func wholeList(count: Int) -> String { "La lista tiene \(count) respuestas." }
    func shown(from first: Int, to last: Int) -> String {
        first == last ? "Aquí está la número \(first)." : "Aquí están de la \(first) a la \(last)."
    }
    var endOfList: String { "Esa fue la última." }
    var confirmHint: String { "Oprima Enter si es correcto, o escriba otra vez." }

    func chooseHint(hasMore: Bool) -> String {
        hasMore
            ? "Escriba el número, o más letras. Escriba más para ver las siguientes."
            : "Escriba el número, o más letras."
    }

    var noneOfThese: String { "Ninguna de estas. El personal le ayudará" }
    func chosen(_ text: String) -> String { "\(text) (elegida)" }
    var takeAwayHint: String { "Para quitar una, elíjala otra vez." }
    var tookAwayAnswer: String { "Esa respuesta ya no está." }

    private static func inWords(_ count: Int) -> String {
        let words = ["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
        return (2...9).contains(count) ? words[count - 2] : "\(count)"
    }
}
