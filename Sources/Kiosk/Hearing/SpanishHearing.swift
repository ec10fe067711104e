extension HeardLanguage {
    /// What people type in Spanish, as it is spoken in the United States; without accents, as lines are compared.
    static let spanish = HeardLanguage(
        code: "es",
        yes: HeardPhrases(
            """
            si/sip/sii/claro/simon/sipi/afirmativo/correcto/verdadero/cierto/seguro
            si por/muchas favor/gracias
            si claro/senor/senora/senorita/gracias
            si lo/la hice/hago/tengo/he/estoy/soy
            si tengo/quiero/estoy/soy/puedo/he
            claro que si
            por supuesto
            desde luego
            asi es
            creo que si
            en efecto
            """
        ),
        no: HeardPhrases(
            """
            n/no/nop/nel/nunca/jamas/falso/negativo/tampoco
            no gracias/senor/senora/nunca/tengo/quiero/estoy/soy
            no muchas gracias
            no por ahora
            claro que no
            por supuesto que no
            para nada
            en absoluto
            creo que no
            de ninguna manera
            que va
            todavia/aun no
            ahora no
            """
        ),
        agreement: HeardPhrases("vale/bueno/bien/ok/okey/dale/sale/aja\nesta bien\nde acuerdo"),
        but: HeardPhrases("pero/aunque/sino/excepto/salvo\na veces"),
        unsure: HeardPhrases(
            """
            nose/quizas/quiza/talvez/capaz/depende
            tal vez
            a lo mejor
            no lo se
            no se
            no sabria
            no estoy _ seguro/segura
            no me acuerdo
            no recuerdo
            no tengo idea
            ni idea
            no sabe
            puede ser
            puede que si/no
            """
        ),
        refusal: HeardPhrases(
            """
            paso
            prefiero/prefiera no _
            no quiero _ decir/contestar/responder/hablar
            no quiero decirlo
            no voy a decir/contestar/responder
            sin comentarios/respuesta
            es privado/personal
            privado
            """
        ),
        all: HeardPhrases(
            "todo/todos/todas\ntodas ellas/estas/esas\ntodos ellos/estos/esos\ntodo lo anterior\ntodas las anteriores\ntodos los anteriores"
        ),
        both: HeardPhrases("ambos/ambas\nlos/las dos"),
        none: HeardPhrases(
            "ninguno/ninguna/ningunos/ningunas/nada/nadie/cero\nninguno/ninguna de ellos/ellas/estos/estas/esos/esas/los/las _\nninguno/ninguna de ellos/ellas/estos/estas/esos/esas\nni uno/una\nninguno de los anteriores\nninguna de las anteriores"
        ),
        numbers: [
            "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
            "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12,
            "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17,
            "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21, "veintiun": 21,
            "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24,
            "veinticinco": 25, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28,
            "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
            "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100,
        ],
        places: [
            "primero": 1, "primera": 1, "primer": 1, "segundo": 2, "segunda": 2, "tercero": 3,
            "tercera": 3, "tercer": 3, "cuarto": 4, "cuarta": 4, "quinto": 5, "quinta": 5,
            "sexto": 6, "sexta": 6, "septimo": 7, "septima": 7, "octavo": 8, "octava": 8,
            "noveno": 9, "novena": 9, "decimo": 10, "decima": 10, "1ro": 1, "1ra": 1, "2do": 2,
            "2da": 2, "3ro": 3, "3ra": 3,
        ],
        aroundNumbers: [
            "opcion", "numero", "num", "respuesta", "la", "el", "los", "las", "lo", "de", "por",
            "favor", "es", "mi", "oprimo", "elijo", "escojo", "quiero",
        ],
        aroundOptions: [
            "un", "una", "el", "la", "los", "las", "mi", "por", "con", "en", "a", "yo", "quiero",
            "prefiero", "uso",
        ],
        aroundAmounts: [
            "tengo", "ano", "anos", "edad", "cumplidos", "cumpli", "casi", "como", "unos", "unas",
            "veces", "vez",
        ],
        otherUnits: [
            "dia", "dias", "semana", "semanas", "mes", "meses", "hora", "horas", "minuto",
            "minutos",
        ],
        and: ["y", "e", "mas", "tambien"],
        to: ["a", "al", "hasta"],
        below: HeardPhrases("menos/menor/menores de/que\nhasta"),
        above: HeardPhrases("mas/mayor/mayores de/que"),
        orLess: HeardPhrases("o/y menos/menor/menores"),
        orMore: HeardPhrases("o/y mas/mayor/mayores\nen adelante\nal menos\npor lo menos"),
        phoneExtension: ["x", "ext", "extension"],
        dayTimes: [
            .morning: HeardPhrases(
                "manana/mananas/mananita/temprano/am\nantes del mediodia/trabajo"
            ),
            .afternoon: HeardPhrases(
                "tarde/tardes/mediodia/pm\ndespues de comer/almorzar/almuerzo"
            ),
            .evening: HeardPhrases(
                "noche/noches\ndespues del trabajo\ndespues de trabajar/cenar\ndespues de las 5/6/7/8/9"
            ),
            .weekday: HeardPhrases(
                "lunes/martes/miercoles/jueves/viernes\nentre semana\ndias de semana/trabajo\ndia de semana"
            ),
            .weekend: HeardPhrases("sabado/sabados/domingo/domingos\nfin/fines de semana"),
            .any: HeardPhrases(
                "siempre/cualquiera/cualquier\ncuando sea/quiera/quieran\na cualquier hora\ntodo el dia\na toda hora"
            ),
        ],
        commands: [
            .person: HeardPhrases(
                """
                persona/personal/alguien/humano
                una persona
                hablar con alguien/una _
                quiero hablar con alguien/una _
                quiero/necesito una/a persona/alguien
                """
            ),
            .back: HeardPhrases(
                "atras/volver/regresar/anterior/deshacer\nir atras\npara atras\nvolver atras"
            ),
            .skip: HeardPhrases("saltar/pasar/omitir/siguiente\nsaltar esta _\npasar esta _"),
            .stop: HeardPhrases(
                "parar/salir/cancelar/detener/terminar\nquiero parar/salir/terminar\nparar y borrar"
            ),
            .help: HeardPhrases("ayuda"),
        ],
        distress: [
            .life: HeardPhrases(
                """
                suicid*/suisid*/sucid*
                matarme/matarne/ahorcarme/cortarme/lastimarme/herirme/envenenarme/suicidarme
                me quiero/voy/quisiera _ matar/morir/cortar/lastimar/ahorcar
                quiero/quisiera/deseo/prefiero _ morir/morirme/morime
                queria morir/morirme
                quitarme _ vida
                quitar la vida
                acabar con mi/todo/la _
                no quiero _ vivir
                no quiero seguir viviendo/viva/vivo/aqui
                no vale la pena vivir
                ya no quiero vivir/estar
                ganas de morir/morirme/vivir
                sin ganas de vivir
                mejor muerto/muerta
                estaria mejor muerto/muerta
                estar muerto/muerta
                ojala me muera/muriera
                ojala estuviera muerto/muerta
                hacerme dano
                hacerme algo malo
                sobredosis
                tome/tomado/tomo _ pastillas
                ya no puedo mas
                no puedo mas
                no puedo seguir
                no aguanto mas
                me voy a morir
                me estoy muriendo
                """
            ),
            .danger: HeardPhrases(
                """
                me va/van/quiere/quieren _ matar
                me va/van a matar/pegar/lastimar/golpear
                me quiere/quieren matar/pegar
                me quiere hacer dano
                me pega/pegan/golpea/golpean/maltrata/maltratan/amenaza/amenazan/persigue/viola/violo/violaron
                matar/lastimar/herir a alguien/mi/el/ella/ellos/su _
                matarlo/matarla/matarlos/lastimarlo/lastimarla
                voy a matar/lastimar/herir
                hacerle dano
                pistola*/arma/armas/rifle
                tengo un/una pistola/arma/cuchillo
                estoy en peligro
                en peligro
                """
            ),
            .body: HeardPhrases(
                """
                dolor de/en pecho
                dolor en el pecho
                me duele el pecho
                no puedo _ respirar
                no respiro/respira
                me ahogo
                me falta el aire
                sangrando/desangrando/sangro
                mucha sangre
                ataque al corazon
                infarto
                derrame
                me desmayo
                me voy a desmayar
                """
            ),
            .help: HeardPhrases(
                """
                ayudeme/ayudenme/ayudame/auxilio/socorro/emergencia/ambulancia/policia
                necesito ayuda _
                ayuda por favor
                por favor ayuda
                ayuda urgente
                llame/llamen a/al/una enfermera/doctor/ambulancia/policia
                enfermera/enfermero
                """
            ),
        ],
        denials: HeardPhrases("no/nunca/jamas/ni/sin/tampoco"),
        fillers: [
            "yo", "estoy", "me", "mi", "un", "una", "el", "la", "por", "favor", "muy", "ahora",
            "siento", "es", "que", "tengo", "quiero", "hay", "ay", "dios", "mio", "y", "de", "a",
            "he", "pensado", "pensando", "en",
        ]
    )
}
