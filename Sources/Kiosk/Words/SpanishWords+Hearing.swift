import FHIRModel
import FormFiller

/// What is said about a line that was no answer.
extension SpanishWords {
    var offer: Passage {
        Passage(
            title: "¿Llamamos a alguien para que venga ahora?",
            text: "No tiene que explicar nada. Usted no hizo nada malo.",
            hint: "Escriba 1 o 2 y oprima Enter."
        )
    }
    var callOption: String { "Sí, llamen a alguien" }
    var noCallOption: String { "No, quiero seguir" }

    func callsWhenSilent(seconds: Int) -> String {
        "Si no oprime una tecla en \(seconds) segundos, llamamos a alguien."
    }

    func nothingAsked(keys: [String]) -> String {
        let listed = KeysToType(keys: keys).listed("o") ?? ""
        return "Aquí no hay nada que contestar."
            + (listed.isEmpty ? "" : " Puede escribir \(listed).")
    }

    func secondMiss(in question: Question) -> String {
        if !question.options.isEmpty || question.type == .boolean {
            let keys = KeysToType(of: question)
            return question.repeats
                ? "Por ejemplo, escriba \(keys.example) y oprima Enter."
                : "Por ejemplo, oprima la tecla \(keys.keys[0]) y luego Enter."
        }
        switch question.type {
        case .date: return "Puede ser corta. Por ejemplo: 4/3/1990, o solo 1990."
        case .dateTime: return "Puede ser corta. Por ejemplo: 4/3/2026 2 pm."
        case .time: return "Por ejemplo: 9 am, o 14:30."
        case .integer, .decimal: return "Use números. Por ejemplo: 12."
        case .quantity: return "Use números y la unidad. Por ejemplo: 5 cm."
        case .url: return "Por ejemplo: example.org."
        case .string, .text, .boolean, .choice, .openChoice:
            return question.entryFormat.map { "Por ejemplo: \($0)." }
                ?? "Basta con una o dos palabras."
        case .attachment, .reference, .group, .display: return pressEnter
        }
    }

    func secondMiss(count: Int) -> String {
        count == 1
            ? "Oprima la tecla 1 y luego Enter."
            : "Oprima una tecla del 1 al \(count) y luego Enter."
    }

    var personHelps: String { "O escriba H: una persona le ayuda." }
    var stuck: Passage {
        Passage(
            title: "Esto no es fácil. ¿Qué le ayudaría?",
            text: "",
            hint: "Escriba un número y oprima Enter."
        )
    }
    var tryOnceMore: String { "Quiero probar una vez más" }
    var helpChoice: Passage {
        Passage(title: "¿Qué necesita?", text: "", hint: "Escriba 1 o 2 y oprima Enter.")
    }
    var howThisWorks: String { "Ver cómo funciona esto" }
    var isThisMeant: Passage {
        Passage(title: "¿Quiere decir esto?", text: "", hint: "Escriba 1 o 2 y oprima Enter.")
    }
    var somethingElse: String { "No, otra cosa" }

    func heard(_ text: String) -> String { "Usted eligió: \(text)" }

    var unsure: Passage {
        Passage(
            title: "No tiene que saberlo.",
            text: "Puede pasar esta pregunta.",
            hint: "Escriba 1 o 2 y oprima Enter."
        )
    }
    var aGuessIsFine: String { "Puede ser aproximado." }
    var shortNumber: Passage {
        Passage(
            title: "¿Es este el número completo?",
            text: "Casi todos los números aquí tienen 3 cifras más delante: el código de área.",
            hint: "Escriba 1 o 2 y oprima Enter."
        )
    }
    var enterSkips: String { "Para pasarla, solo oprima Enter." }
}
