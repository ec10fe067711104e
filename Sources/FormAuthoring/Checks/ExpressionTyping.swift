internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// What the expressions of a form can result in, each worked out once.
struct ExpressionTyping {
    private let form: Form
    private let answerTypes: @Sendable (String) -> [TypeID]?
    private let answerCodings: @Sendable (String) -> [Coding]?
    private let itemAround: @Sendable (String) -> String?
    private let questions: @Sendable (String, Bool) -> [String]?
    private let itemsWithin: @Sendable (String) -> [String]?
    private let mayScore: @Sendable (String) -> Bool
    /// Results by the number of the expression; nil where it is not worked out.
    private var known: [ExpressionResult?]

    init(_ form: Form) {
        self.form = form
        known = [ExpressionResult?](repeating: nil, count: form.expressions.all.count)
        answerTypes = { form.answerTypes(of: $0) }
        answerCodings = { form.answerCodings(of: $0) }
        itemAround = { form.itemAround($0) }
        questions = { form.questions(in: $0, isDeep: $1) }
        itemsWithin = { form.itemsWithin($0) }
        mayScore = { form.mayScore($0) }
    }

    /// The result of an expression.
    ///
    /// - Throws: what is wrong with it.
    mutating func checked(_ number: Int) throws(FHIRPathError) -> ExpressionResult {
        guard let parsed = form.expressions.all[number].parsed,
            let names = form.expressions.all[number].reads?.variables
        else { return .any }
        let item = form.expressions.all[number].item
        let variables =
            names.isEmpty ? Self.environment : variables(of: names, for: number, on: item)
        let input: ExpressionResult =
            item >= 0 ? .responseItem(form.linkId(of: item)) : .response
        let result = try parsed.result(
            on: input,
            variables: variables,
            acceptsJSONNames: true,
            answerTypes: answerTypes,
            answerCodings: answerCodings,
            itemAround: itemAround,
            questions: questions,
            itemsWithin: itemsWithin,
            mayScore: mayScore
        )
        known[number] = result
        return result
    }

    /// The result of any expression that reads the response.
    ///
    /// - Throws: what is wrong with it.
    func result(
        of expression: FHIRPathExpression,
        on input: ExpressionResult,
        variables: [String: ExpressionResult]
    ) throws(FHIRPathError) -> ExpressionResult {
        try expression.result(
            on: input,
            variables: variables,
            acceptsJSONNames: true,
            answerTypes: answerTypes,
            answerCodings: answerCodings,
            itemAround: itemAround,
            questions: questions,
            itemsWithin: itemsWithin,
            mayScore: mayScore
        )
    }

    /// What is known of the variables an expression names; `number` is its own, so that it does not define itself.
    mutating func variables(
        of names: Set<String>,
        for number: Int,
        on item: Int32
    ) -> [String: ExpressionResult] {
        var variables = Self.environment
        for name in names where variables[name] == nil {
            variables[name] = .any
            let definition = definition(of: name, for: number, on: item)
            guard let definition else { continue }
            if let result = known[definition] {
                variables[name] = result
            } else {
                // Until it is known, and where variables go in a circle, nothing is said of it.
                known[definition] = .any
                let result = (try? checked(definition)) ?? .any
                known[definition] = result
                variables[name] = result
            }
        }
        return variables
    }

    private static let environment: [String: ExpressionResult] = [
        "resource": .response, "rootResource": .response, "questionnaire": .questionnaire,
        "qitem": .questionnaireItem, "qItem": .questionnaireItem,
    ]

    private func definition(of name: String, for number: Int, on item: Int32) -> Int? {
        var item = item
        while true {
            let found = form.expressions.byItem[item]?.first {
                form.expressions.all[$0].name == name && $0 != number
            }
            if let found { return found }
            guard item >= 0 else { return nil }
            item = form.items[Int(item)].parent
        }
    }
}

extension ExpressionResult {
    /// The response being filled in.
    static let response = ExpressionResult([.questionnaireResponse])
    /// The questionnaire.
    static let questionnaire = ExpressionResult([.questionnaire])
    /// An item of the questionnaire.
    static let questionnaireItem = ExpressionResult(named: "Questionnaire.item")

    private init(named name: String) {
        self = TypeID(fhir: name).map { ExpressionResult([$0]) } ?? .any
    }
}

extension TypeID {
    /// Whether a result of this type can become an answer of a type of question, converted as FHIRPath converts by itself.
    func fits(_ item: Questionnaire.ItemType) -> Bool {
        if self == .unknown || isAbstract || self == .systemAny { return true }
        let system = kind == .system ? self : systemType
        // Every primitive that JSON writes in quotes can be taken as the text it is.
        let isText =
            system == .systemString
            || (kind == .primitive && [.systemDate, .systemDateTime, .systemTime].contains(system))
        let isNumber = system == .systemInteger || system == .systemDecimal
        return switch item {
        case .boolean: system == .systemBoolean
        case .integer, .decimal: isNumber
        case .quantity: isNumber || system == .systemQuantity || isSubtype(of: .quantity)
        case .date, .dateTime:
            system == .systemString || system == .systemDate || system == .systemDateTime
        case .time: system == .systemString || system == .systemTime
        case .string, .text, .url: isText
        case .choice, .openChoice:
            isText || system == .systemInteger || system == .systemDate || system == .systemTime
                || isSubtype(of: .coding) || self == .reference || item == .openChoice && isNumber
        case .reference: self == .reference
        case .attachment: self == .attachment
        case .group, .display: true
        }
    }
}
