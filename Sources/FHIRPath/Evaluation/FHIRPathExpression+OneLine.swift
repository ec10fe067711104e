public import FHIRModel

extension FHIRPathExpression {
    /// Parses an expression, as ``init(parsing:)`` does.
    public init(_ source: String) throws(FHIRPathSyntaxError) {
        try self.init(parsing: source)
    }

    /// Evaluates the expression on a resource and gives values that can be read without looking into trees.
    ///
    /// ```swift
    /// let patient = try JSONTree(parsing: bytes)
    /// let names = try FHIRPathExpression("Patient.name.given").evaluate(on: patient)
    /// for name in names { print(name.string ?? "") }
    /// ```
    ///
    /// - Parameters:
    ///   - resource: the whole resource; `%resource` and `%context` are it too.
    ///   - variables: other resources the expression knows by name, such as `patient` for `%patient`.
    ///   - now: what `now()`, `today()` and `timeOfDay()` answer, as nothing here reads a clock.
    /// - Returns: the items, to be read as what they are.
    /// - Throws: ``FHIRPathError``, with the place in the text; `unknownTime` where the time is asked for and `now` is nil.
    public func evaluate(
        on resource: JSONTree,
        variables: [String: JSONTree] = [:],
        now: FHIRDateTime? = nil
    ) throws(FHIRPathError) -> FHIRPathCollection {
        // Where nothing reads the time, any stands for it.
        let unread = reads.isClock ? nil : FHIRDateTime(secondsSince1970: 0)
        guard let time = now ?? unread else {
            throw FHIRPathError(.unknownTime, offset: 0, source: source)
        }
        let named = variables.sorted { $0.key < $1.key }
        var context = EvaluationContext(trees: [resource] + named.map(\.value), now: time)
        for (number, variable) in named.enumerated() {
            context.variables[variable.key] = context.resource(number + 1)
        }
        let values = try evaluate(on: context.resource(0), in: context)
        return FHIRPathCollection(values: values, trees: context.trees)
    }
}
