import ArgumentParser
import FHIRModel
import FHIRPath
import Glibc

/// `anteroom fhirpath`: evaluates an expression on a resource in a file.
struct FHIRPathCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fhirpath",
        abstract: "Evaluate a FHIRPath expression on a resource.",
        discussion: """
            Prints the result as a JSON array of {"type", "text", "value"} objects, the text being what FHIRPath writes for the \
            value, such as 36 'cm3' or @2026-11-23; elements that are no primitives have none. An error is shown on standard \
            error, with a caret under its place in the expression. Exit codes: 0 with a result, be it empty, 64 for options that \
            cannot be read, 65 on any error in the expression, a variable or the resource, 66 where the file cannot be read.
            """
    )

    @Argument(help: "The expression, such as \"item.where(linkId = 'a').answer.value\".")
    var expression: String

    @Argument(help: "A JSON file with a FHIR R4 resource; - for standard input.")
    var file: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A variable: %NAME has the JSON value, an array being several values. May be repeated.",
            valueName: "NAME=JSON"
        )
    )
    var variable: [String] = []

    @Option(
        help: ArgumentHelp(
            "An expression on the resource whose result is the input instead of the resource.",
            valueName: "PATH"
        )
    )
    var base: String?

    @Flag(
        help: """
            Refuse, without evaluating, an expression that can have no result by R4's types: steps to elements that do not \
            exist, functions of unsuitable input, places among children.
            """
    )
    var strict = false

    @Option(
        help: ArgumentHelp(
            "What now() is instead of the clock's time, so that a result can be repeated: 2026-11-23T14:15:07+01:00.",
            valueName: "DATETIME"
        )
    )
    var now: String?

    @Option(
        name: .customLong("time-zone"),
        parsing: .unconditional,
        help: ArgumentHelp(
            "The time zone of now() instead of the system's: an offset such as +01:00, Z, or a name such as Europe/Berlin.",
            valueName: "ZONE"
        )
    )
    var timeZone: String?

    @OptionGroup var values: TerminologyOptions

    func run() throws {
        let moment = try EvaluationClock.moment(now, timeZone: timeZone)
        let bytes = try FHIRPathInput.read(file)
        var input = FHIRPathInput(now: moment)
        input.add(terminology: values.sources(beside: file))
        do {
            try input.add(resource: bytes)
        } catch {
            throw Self.failure("\(file):\(error)")
        }
        for assignment in variable {
            try input.add(variable: assignment)
        }
        var focus = input.context.resource(0)
        var type = ExpressionResult(focus.first?.nodeType.map { [$0] } ?? [.unknown])
        if let base {
            focus = try evaluate(base, named: "--base", on: focus, &type, in: input.context)
            focus = input.adopt(focus)
        }
        let results = try evaluate(
            expression,
            named: "expression",
            on: focus,
            &type,
            in: input.context
        )
        try StandardOutput.write(Self.text(of: results, in: input.context.trees) + "\n")
    }

    private func evaluate(
        _ source: String,
        named name: String,
        on focus: [FHIRPathValue],
        _ type: inout ExpressionResult,
        in context: EvaluationContext
    ) throws -> [FHIRPathValue] {
        let parsed: FHIRPathExpression
        do {
            parsed = try FHIRPathExpression(parsing: source)
        } catch {
            throw Self.failure("\(name):\(error)")
        }
        do {
            if strict { type = try parsed.result(on: type, variables: [:]) }
            return try parsed.evaluate(on: focus, in: context)
        } catch {
            throw Self.failure("\(name):\(error)")
        }
    }

    /// One result a line, between the brackets of an array.
    private static func text(of results: [FHIRPathValue], in trees: [JSONTree]) -> String {
        if results.isEmpty { return "[]" }
        let lines = results.map { result in
            var tree = JSONTree()
            let root = tree.makeRoot()
            tree.set("type", string: result.typeName, in: root)
            if let literal = result.literal(from: trees) {
                tree.set("text", string: literal, in: root)
            }
            result.write(as: "value", into: root, of: &tree, from: trees)
            return "  " + String(decoding: tree.serialized(), as: UTF8.self)
        }
        return "[\n" + lines.joined(separator: ",\n") + "\n]"
    }

    static func failure(_ message: String) -> ExitCode {
        StandardError.write("anteroom: " + message)
        return ExitCode(EX_DATAERR)
    }
}

extension FHIRPathValue {
    /// The type of an element; nil for a value that is none.
    fileprivate var nodeType: TypeID? {
        if case .node(let node) = self { node.type } else { nil }
    }
}
