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
            Prints the result as a JSON array of {"type", "value"} objects. An error is shown on standard error, with a \
            caret under its place in the expression. Exit codes: 0 with a result, be it empty, 65 on any error in the \
            expression, a variable or the resource, 66 where the file cannot be read.
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

    func run() throws {
        let bytes = try FHIRPathInput.read(file)
        var input = FHIRPathInput(now: LocalClock.now())
        do {
            try input.add(resource: bytes)
        } catch {
            throw Self.failure("\(file):\(error)")
        }
        for assignment in variable {
            try input.add(variable: assignment)
        }
        var focus = input.context.resource(0)
        if let base {
            focus = try evaluate(base, named: "--base", on: focus, in: input.context)
        }
        let results = try evaluate(expression, named: "expression", on: focus, in: input.context)
        try StandardOutput.write(Self.text(of: results, in: input.context.trees) + "\n")
    }

    private func evaluate(
        _ source: String,
        named name: String,
        on focus: [FHIRPathValue],
        in context: EvaluationContext
    ) throws -> [FHIRPathValue] {
        let parsed: FHIRPathExpression
        do {
            parsed = try FHIRPathExpression(parsing: source)
        } catch {
            throw Self.failure("\(name):\(error)")
        }
        do {
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

/// The resource and the variables of an evaluation on the command line.
struct FHIRPathInput {
    private(set) var context: EvaluationContext

    init(now: FHIRDateTime) {
        context = EvaluationContext(trees: [], now: now)
        context.trace = { name, values in
            StandardError.write("trace \(name): \(values.count)")
        }
    }

    static func read(_ file: String) throws -> [UInt8] {
        guard let bytes = try? FileReading.bytes(of: file) else {
            StandardError.write(
                "anteroom: \(file): cannot be read; check that it exists and its permissions"
            )
            throw ExitCode(EX_NOINPUT)
        }
        return bytes
    }

    /// The resource: `%resource`, and the input unless `--base` says otherwise.
    mutating func add(resource bytes: [UInt8]) throws(JSONSyntaxError) {
        context.trees.append(try JSONTree(parsing: bytes))
        context.limits = .standard(for: context.trees)
        context.variables["resource"] = context.resource(0)
        context.variables["rootResource"] = context.resource(0)
    }

    /// `NAME=JSON`; the value is read as an element of an array, so that any JSON value may stand there.
    mutating func add(variable assignment: String) throws {
        guard let sign = assignment.firstIndex(of: "="), sign != assignment.startIndex else {
            throw FHIRPathCommand.failure("--variable \(assignment): write it as NAME=JSON")
        }
        var name = assignment[..<sign]
        if name.first == "%" { name.removeFirst() }
        let json = "[" + assignment[assignment.index(after: sign)...] + "]"
        let tree: JSONTree
        do {
            tree = try JSONTree(parsing: Array(json.utf8))
        } catch {
            throw FHIRPathCommand.failure(
                "--variable \(name): the value is no JSON (a text needs quotation marks)"
            )
        }
        context.trees.append(tree)
        let outer = Array(tree.children(of: tree.root))
        guard outer.count == 1, context.trees.count <= 255 else {
            throw FHIRPathCommand.failure("--variable \(name): one JSON value must stand there")
        }
        let values =
            tree.kind(of: outer[0]) == .array ? Array(tree.children(of: outer[0])) : outer
        context.variables[String(name)] = values.compactMap { value(at: $0, in: tree) }
    }

    private func value(at index: JSONTree.Index, in tree: JSONTree) -> FHIRPathValue? {
        switch tree.kind(of: index) {
        case .object, .array:
            .node(FHIRPathNode(tree: context.trees.count - 1, index: index))
        case .string: tree.string(at: index).map { .string($0) }
        case .boolean: tree.boolean(at: index).map { .boolean($0) }
        case .number:
            tree.decimal(at: index).map { number in
                let integer = number.scale == 0 ? number.integer : nil
                return integer.map { .integer($0) } ?? .decimal(number)
            }
        case .null: nil
        }
    }
}
