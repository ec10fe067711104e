import FHIRModel

/// Writes a tree in its canonical form: no needless parentheses, one blank around operators, names
/// delimited only where they must be.
///
/// What it writes parses to the same tree.
struct ExpressionPrinter {
    let tree: ExpressionTree
    private var text = ""

    init(_ tree: ExpressionTree) {
        self.tree = tree
    }

    static func print(_ tree: ExpressionTree) -> String {
        var printer = ExpressionPrinter(tree)
        printer.write(tree.root, atLeast: Precedence.lowest)
        return printer.text
    }

    /// Writes a node, in parentheses if it binds looser than `minimum`.
    ///
    /// First operands form chains of any length, so they are written in a loop: first the
    /// parentheses that open before the chain, then its links from the leaf upwards.
    private mutating func write(_ index: ExpressionTree.Index, atLeast minimum: UInt8) {
        var links: [(node: ExpressionTree.Index, isWrapped: Bool)] = []
        var next = index
        var needed = minimum
        while true {
            let node = tree.node(next)
            let own = precedence(of: node.operation)
            let isWrapped = own < needed
            links.append((next, isWrapped))
            if isWrapped { text += "(" }
            writeSign(node.operation)
            guard node.operandCount > 0 else { break }
            needed = precedence(of: node.operation)
            next = tree.operand(0, of: node)
        }
        for link in links.reversed() {
            writeRest(of: tree.node(link.node))
            if link.isWrapped { text += ")" }
        }
    }

    private mutating func writeSign(_ operation: Operation) {
        if operation == .negate || operation == .descending { text += "-" }
        if operation == .affirm { text += "+" }
    }

    /// What follows the first operand, or all of a leaf.
    private mutating func writeRest(of node: ExpressionTree.Node) {
        switch node.operation {
        case .empty: text += "{}"
        case .literal(let literal): text += Self.text(of: tree.literals[Int(literal)])
        case .zonedTime(let name): text += tree.names[Int(name)]
        case .focus, .negate, .affirm, .descending: break
        case .this, .index, .total:
            if node.operandCount > 0 { writeDot(before: node) }
            text +=
                node.operation == .this ? "$this" : node.operation == .index ? "$index" : "$total"
        case .variable(let variable): text += "%" + Self.name(tree.variables[Int(variable)])
        case .member(let member):
            writeDot(before: node)
            text += Self.name(tree.members[Int(member)].name.string)
        case .call(let function):
            writeDot(before: node)
            text += function.rawValue + "("
            for position in 1..<max(node.operandCount, 1) {
                if position > 1 { text += ", " }
                write(tree.operand(position, of: node), atLeast: Precedence.lowest)
            }
            text += ")"
        case .type(let operation, let type): writeType(operation, type, in: node)
        case .binary(let binary):
            text += " " + binary.spelling + " "
            write(tree.operand(1, of: node), atLeast: binary.precedence + 1)
        case .indexer:
            text += "["
            write(tree.operand(1, of: node), atLeast: Precedence.lowest)
            text += "]"
        case .instance(let instance): writeInstance(tree.instances[Int(instance)], node)
        }
    }

    private mutating func writeType(
        _ operation: TypeOperation,
        _ type: Int32,
        in node: ExpressionTree.Node
    ) {
        let specifier = tree.types[Int(type)]
        let name =
            (specifier.namespace.map { Self.name($0) + "." } ?? "") + Self.name(specifier.name)
        switch operation {
        case .isOperator: text += " is " + name
        case .asOperator: text += " as " + name
        case .isFunction:
            writeDot(before: node)
            text += "is(" + name + ")"
        case .asFunction:
            writeDot(before: node)
            text += "as(" + name + ")"
        case .ofType:
            writeDot(before: node)
            text += "ofType(" + name + ")"
        }
    }

    private mutating func writeInstance(
        _ selector: InstanceSelector,
        _ node: ExpressionTree.Node
    ) {
        writeDot(before: node)
        let type = tree.types[Int(selector.type)]
        text += (type.namespace.map { Self.name($0) + "." } ?? "") + Self.name(type.name) + " {"
        for (number, name) in selector.elements.enumerated() {
            text += (number == 0 ? " " : ", ") + Self.name(name.string) + ": "
            write(tree.operand(Int32(number) + 1, of: node), atLeast: Precedence.lowest)
        }
        text += selector.elements.isEmpty ? ":}" : " }"
    }

    private mutating func writeDot(before node: ExpressionTree.Node) {
        if tree.node(tree.operand(0, of: node)).operation != .focus { text += "." }
    }

    private func precedence(of operation: Operation) -> UInt8 {
        switch operation {
        case .binary(let binary): binary.precedence
        case .type(.isOperator, _), .type(.asOperator, _): Precedence.type
        case .negate, .affirm, .descending: Precedence.polarity
        case .literal(let literal):
            tree.literals[Int(literal)].isNegative ? Precedence.polarity : Precedence.postfix
        case .empty, .zonedTime, .focus, .this, .index, .total, .variable, .member, .call, .type,
            .indexer, .instance:
            Precedence.postfix
        }
    }
}

extension ExpressionPrinter {
    /// A literal as the grammar has it.
    static func text(of literal: FHIRPathValue) -> String {
        switch literal {
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .long(let value): String(value) + "L"
        case .decimal(let value): value.description
        case .string(let value): quoted(value, by: "'")
        case .date(let value): "@" + value.description
        case .dateTime(let value): "@" + value.description + (value.isDate ? "T" : "")
        case .time(let value): "@T" + value.description
        case .quantity(let value): value.text
        case .node, .instance, .type: "{}"
        }
    }

    /// A name, between back-ticks unless it is an identifier of the grammar and no word of it.
    static func name(_ name: String) -> String {
        let isPlain =
            name.utf8.allSatisfy { byte in
                (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == 0x5F
                    || byte >= 0x30 && byte <= 0x39
            } && !(name.utf8.first ?? 0x30).isDigit
        return isPlain && !reserved.contains(name) ? name : quoted(name, by: "`")
    }

    private static let reserved: Set<String> = [
        "true", "false", "and", "or", "xor", "implies", "div", "mod", "is", "as", "in", "contains",
        "year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours",
        "minute", "minutes", "second", "seconds", "millisecond", "milliseconds",
    ]

    /// `text` between marks, with the escapes of FHIRPath N1 §4.1.4.
    static func quoted(_ text: String, by mark: Character) -> String {
        var result = String(mark)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{C}": result += "\\f"
            case "\\": result += "\\\\"
            case "'", "`":
                if Character(scalar) == mark { result += "\\" }
                result.unicodeScalars.append(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + String(mark)
    }
}

extension FHIRPathValue {
    /// Whether the literal is written with a minus: the least Integer and Long, which no sign could make.
    fileprivate var isNegative: Bool { asLong.map { $0 < 0 } ?? false }
}

extension UInt8 {
    /// Whether the byte is an ASCII digit.
    fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }
}

extension FHIRPathQuantity {
    /// The quantity as a literal: `4.5 'mg'`, `1 day`, `2 days`.
    var text: String {
        switch unit {
        case .ucum(let code): value.description + " " + ExpressionPrinter.quoted(code, by: "'")
        case .calendar(let unit):
            value.description + " " + unit.word + (value == FHIRDecimal(1) ? "" : "s")
        }
    }
}
