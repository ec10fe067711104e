extension AnswerValue {
    /// Whether it says no, or none of what was asked for: `false`, a code for no of a terminology, or the plain word that forms use
    /// as a code of their own.
    package var isDenial: Bool {
        switch self {
        case .boolean(let isTrue): !isTrue
        case .string(let text): Self.everydayDenials.contains(text.lowercased())
        case .coding(let coding): Self.isDenial(coding)
        case .decimal, .integer, .date, .dateTime, .time, .uri, .attachment, .quantity, .reference:
            false
        }
    }

    private static func isDenial(_ coding: Coding) -> Bool {
        guard let code = coding.code else { return false }
        switch coding.system {
        case "http://snomed.info/sct": return code == "373067005"
        case "http://loinc.org": return code == "LA32-8" || code == "LA137-2"
        case "http://terminology.hl7.org/CodeSystem/v2-0136": return code == "N"
        case _: return everydayDenials.contains(code.lowercased())
        }
    }

    private static let everydayDenials: Set<String> = ["no", "none", "false"]
}
