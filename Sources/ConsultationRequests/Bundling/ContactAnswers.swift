import FHIRModel

/// Name and how to reach a visitor, from the answers with the linkIds `contact.name`, `contact.by`, `contact.phone` and
/// `contact.email`, wherever they stand in a response.
struct ContactAnswers {
    /// The answer to `contact.name`.
    private(set) var name: String?
    /// `ContactPoint.system` and `.value`.
    var telecom: (system: String, value: String)? {
        if let phone { return (way == "text" ? "sms" : "phone", phone) }
        return email.map { ("email", $0) }
    }

    private var way: String?
    private var phone: String?
    private var email: String?

    init(in response: QuestionnaireResponse) {
        read(response.items)
    }

    private mutating func read(_ items: [QuestionnaireResponse.Item]) {
        for item in items {
            if let value = item.answers.first?.value { take(value, of: item.linkId ?? "") }
            read(item.items)
            for answer in item.answers { read(answer.items) }
        }
    }

    private mutating func take(_ value: AnswerValue, of linkId: String) {
        switch linkId {
        case "contact.name": name = value.text
        case "contact.phone": phone = value.text
        case "contact.email": email = value.text
        case "contact.by":
            if case .coding(let coding) = value { way = coding.code }
        default: break
        }
    }
}
