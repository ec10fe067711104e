import ArgumentParser
import FHIRModel
import FHIRPath
import Glibc
import Terminology

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

    /// Value sets and code systems that stand outside the resource, for `memberOf` and its like.
    mutating func add(terminology: [any TerminologySource]) {
        context.terminology = terminology
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

    /// Takes the elements in that an expression has made, so that the next one can look at them.
    mutating func adopt(_ values: [FHIRPathValue]) -> [FHIRPathValue] { context.adopt(values) }

    private func value(at index: JSONNode, in tree: JSONTree) -> FHIRPathValue? {
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
