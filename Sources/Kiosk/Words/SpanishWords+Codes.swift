/// For a visitor to whom the clinic gave a code.
extension SpanishWords {
    var startOrTypeCode: String { "Oprima Enter para empezar, o escriba su código:" }
    var haveCodeOption: String { "Tengo un código de la clínica" }
    var enterCode: Passage {
        Passage(
            title: "Por favor escriba su código.",
            text: "Tiene 8 números. Los espacios no importan.",
            hint: "Escriba su código y oprima Enter."
        )
    }
    var codeShape: String {
        "Un código tiene 8 números, cada uno del 2 al 9. Mírelo otra vez, o pregunte en la recepción."
    }
    var codeRefused: String {
        "Este código no funciona aquí. Mírelo otra vez, o pregunte en la recepción."
    }
    var codesPaused: Passage {
        Passage(
            title: "Por favor vaya a la recepción.",
            text: "Por un rato esta pantalla no acepta códigos. Nuestro personal le ayudará.",
            hint: pressEnter
        )
    }
    var codeWithoutForms: Passage {
        Passage(
            title: "Por favor vaya a la recepción.",
            text:
                "Su código es correcto, pero lo que pide no está en esta pantalla. Nuestro personal le ayudará.",
            hint: pressEnter
        )
    }

    func dueForms(_ count: Int) -> Passage {
        Passage(
            title: count == 1
                ? "Hay un formulario para usted." : "Hay \(count) formularios para usted.",
            text: "Tómese el tiempo que quiera.",
            hint: pressEnter
        )
    }

    func dueForm(_ title: String, isDone: Bool) -> String { isDone ? "\(title) (listo)" : title }

    var someFormsMissing: String {
        "Otro no está en esta pantalla. Al final, avise en la recepción, por favor."
    }

    func formSent(_ number: String) -> String { "Se envió con el número \(number)." }

    var stopAfterSending: Passage {
        Passage(
            title: stop.title,
            text:
                "Si para, se borra lo que escribió en este formulario. Lo que ya envió lo guarda nuestro personal.",
            hint: stop.hint
        )
    }
    var erasedAfterSending: Passage {
        Passage(
            title: "Este formulario está borrado.",
            text:
                "No se envió ni se guardó nada de él. Lo que ya envió lo guarda nuestro personal.",
            hint: pressEnter
        )
    }
}
