/// A response of a given size, the same at every run.
public enum Response {
    /// The JSON text of a QuestionnaireResponse with `count` items.
    public static func json(items count: Int) -> String {
        let items = (0..<count).map { item($0, isLast: $0 == count - 1) }
        return """
            {"resourceType":"QuestionnaireResponse","status":"completed",\
            "authored":"2026-11-23T14:15:07+01:00","item":[\(items.joined(separator: ","))]}
            """
    }

    private static func item(_ number: Int, isLast: Bool) -> String {
        let linkId = isLast ? "last" : "q\(number)"
        let head = "{\"linkId\":\"\(linkId)\",\"text\":\"Question \(number)\""
        guard number % 10 != 9 || isLast else {
            return head + ",\"item\":[{\"linkId\":\"\(linkId).1\",\"text\":\"Inner\"}]}"
        }
        return head + ",\"answer\":[{\(value(number))}]}"
    }

    private static func value(_ number: Int) -> String {
        switch number % 4 {
        case 0: "\"valueString\":\"text \(number)\""
        case 1, 3: "\"valueInteger\":\(number % 5)"
        default:
            """
            "valueCoding":{"extension":[{"url":"http://example.org/score",\
            "valueDecimal":\(number % 4)}],"system":"http://example.org","code":"c\(number % 8)",\
            "display":"Choice"}
            """
        }
    }
}
