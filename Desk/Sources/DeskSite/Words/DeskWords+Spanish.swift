import ConsultationRequests
import FHIRModel

extension DeskWords {
    static let spanish = DeskWords(
        language: "es",
        title: "Recepción",
        calls: "Llamadas",
        noCalls: "Nadie llama.",
        beforeLeaving: "Hay que hablar hoy, antes de que se vaya",
        goNow: "Vaya ahora con esta persona",
        why: "Motivo",
        codes: [
            "person-wanted": "pidió hablar con alguien",
            "request-not-stored": "su solicitud no se pudo guardar",
            "questionnaire-broken": "el cuestionario no funciona",
        ],
        nobodyYet: "Todavía no va nadie",
        onAScreen: "se ve en una pantalla",
        takenBy: "Va",
        closedBy: "Atendida por",
        iGo: "Voy yo",
        dealtWith: "Atendida",
        requestOf: "Solicitud",
        probably: "probablemente",
        demonstration: "DEMOSTRACIÓN: nadie en estas páginas es real.",
        requests: "Solicitudes",
        noRequests: "No hay solicitudes.",
        noMatch: "Ninguna solicitud coincide.",
        search: "Buscar nombre, número, teléfono, día",
        show: "Mostrar",
        filters: [("open", "pendientes"), ("new", "nuevas"), ("all", "todas")],
        columns: ["Prioridad", "Espera", "Número", "Nombre", "Contacto", "Puesto", "Estado"],
        initials: "Sus iniciales",
        note: "Nota (300 caracteres)",
        save: "Guardar nota",
        doneSoFar: "Hecho hasta ahora",
        nothingYet: "Nada todavía.",
        print: "Imprimir",
        back: "Todas las solicitudes",
        statistics: "Estadísticas",
        visitEvents: [
            ("visit-begun", "Empezadas"), ("sent", "Enviadas"), ("erased", "Borradas a petición"),
            ("idle", "Nadie respondió"), ("visit-failed", "Falladas"), ("alert", "Llamadas"),
        ],
        byDay: "Visitas por día",
        byHour: "Visitas por hora del día",
        byStation: "Visitas por puesto",
        whereTheyLeft: "Dónde lo deja la gente",
        questionnaire: "Cuestionario",
        page: "Página",
        visitorsLeft: "Visitantes",
        question: "Pregunta",
        leftPages: [
            "menu": "La elección de un cuestionario", "code": "La página para un código",
            "contact": "El nombre y cómo contactar", "end": "El final del cuestionario",
            "review": "La última revisión antes de enviar",
        ],
        atLeast: { "\($0) o más" },
        waits: { calls, taken, half, longest in
            "\(calls) en total, \(taken) atendidas: la mitad en \(half) o menos, la más lenta en \(longest)."
        },
        noVisits: "Todavía no hay visitas.",
        duration: { $0 < 120 ? "\($0) s" : $0 < 7_200 ? "\($0 / 60) min" : "\($0 / 3_600) h" },
        soundIsOff: "El sonido está apagado: no se oiría una llamada.",
        soundOn: "Encender el sonido",
        notConnected:
            "SIN CONEXIÓN: lo que ve puede ser antiguo. Las llamadas no llegan a esta pantalla.",
        notReadable: "no se puede leer",
        newer: "Otra persona ha escrito entretanto",
        newerAdvice:
            "No se ha guardado nada. Esto es lo que hay ahora; vuelva a decir lo que quería.",
        tokenWanted: "Abra el enlace que la recepción mostró al arrancar, o escriba su clave.",
        token: "Clave",
        enter: "Entrar",
        notFound: "Aquí no hay tal solicitud o página.",
        damaged: "DAÑADA",
        sealed: "sellada",
        more: "Página siguiente",
        ago: { seconds in
            switch seconds {
            case ..<(-60): "¿futuro?"
            case ..<60: "ahora"
            case ..<3_600: "\(seconds / 60) min"
            case ..<172_800: "\(seconds / 3_600) h"
            default: "\(seconds / 86_400) días"
            }
        },
        priorities: [
            .stat: "URGENTE", .asap: "hablar antes", .urgent: "pronto", .routine: "normal",
        ],
        events: [
            .seen: "vista", .called: "llamada hecha", .handedOn: "entregada", .done: "hecha",
            .reopened: "abierta otra vez", .note: "nota", .viewed: "mirada", .shown: "en pantalla",
            .taken: "va", .closed: "atendida",
        ],
        deliveries: [
            .sending: "se está enviando a", .delivered: "entregada a",
            .retry: "se enviará otra vez a", .refused: "RECHAZADA por",
            .held: "RETENIDA, alguien debe decidir, para",
        ],
        notSentYet: "todavía no enviada"
    )
}
