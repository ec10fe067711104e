import FHIRModel

/// A parsed expression: nodes in one array, children before their parents.
///
/// The input of a call or step and the left side of an operator is always its first operand. So
/// the way from a node down its first operands, however long the chain, is walked in a loop;
/// only the other operands recurse, and those are bounded by the nesting limit of the parser.
struct ExpressionTree: Sendable {
    typealias Index = Int32

    /// One name, number, operator or call.
    struct Node: Sendable, Hashable {
        var operation: Operation
        /// The operands, as a range of `operandLists`.
        var firstOperand: Int32
        var operandCount: Int32
        /// Where the chain of first operands under this node begins: the leaf evaluated first.
        var leaf: Index
        /// The node this one is an operand of, or -1.
        var parent: Index
        /// UTF-8 offset in the source.
        var offset: Int32
        /// The place in `lookups` of a step that need not make all its results, or -1.
        var lookup: Int32 = -1
    }

    /// A step to the elements of a name.
    struct Member: Sendable, Hashable {
        var name: ElementName
        /// `_name`, where the extensions of a primitive stand in JSON.
        var companion: ElementName
        /// Whether the step is the first of its path and so may name the type of its input.
        var mayBeType: Bool
        /// The type the name stands for when it may be one.
        var type: TypeID
    }

    var nodes: [Node] = []
    var operandLists: [Index] = []
    var literals: [FHIRPathValue] = []
    /// The UTF-8 text of every literal that is a string, for comparison with text of resources.
    var literalTexts: [[UInt8]] = []
    var members: [Member] = []
    var variables: [String] = []
    var types: [TypeSpecifier] = []
    /// What each of `types` accepts, nil where there is no such type.
    var wantedTypes: [WantedType?] = []
    var names: [String] = []
    var instances: [InstanceSelector] = []
    var lookups: [LinkIdLookup] = []
    var root: Index = 0

    /// The operand of `node` at `position`, which must exist.
    func operand(_ position: Int32, of node: Node) -> Index {
        operandLists[Int(node.firstOperand + position)]
    }

    func node(_ index: Index) -> Node {
        nodes[Int(index)]
    }

    func operands(of index: Index) -> ArraySlice<Index> {
        let node = nodes[Int(index)]
        let start = Int(node.firstOperand)
        return operandLists[start..<(start + Int(node.operandCount))]
    }

    /// Makes room for about as many nodes as a text of so many bytes has.
    mutating func reserve(forSourceOf count: Int) {
        let nodeCount = count / 6 + 4
        nodes.reserveCapacity(nodeCount)
        operandLists.reserveCapacity(nodeCount)
        literals.reserveCapacity(count / 64 + 2)
        literalTexts.reserveCapacity(count / 64 + 2)
        members.reserveCapacity(6)
    }

    /// Adds a node with its operands: none, one, two, or more.
    mutating func append(
        _ operation: Operation,
        on first: Index? = nil,
        _ second: Index? = nil,
        _ others: [Index] = [],
        offset: Int
    ) -> Index {
        let index = Index(nodes.count)
        let firstOperand = Int32(operandLists.count)
        if let first { take(first, of: index) }
        if let second { take(second, of: index) }
        for operand in others { take(operand, of: index) }
        let leaf = first.map { nodes[Int($0)].leaf } ?? index
        nodes.append(
            Node(
                operation: operation,
                firstOperand: firstOperand,
                operandCount: Int32(operandLists.count) - firstOperand,
                leaf: leaf,
                parent: -1,
                offset: Int32(offset)
            )
        )
        return index
    }

    private mutating func take(_ operand: Index, of parent: Index) {
        operandLists.append(operand)
        nodes[Int(operand)].parent = parent
    }
}

extension ExpressionTree {
    /// Whether both trees mean the same, wherever their parts stood in the source.
    func isSame(as other: ExpressionTree) -> Bool {
        guard nodes.count == other.nodes.count, root == other.root,
            operandLists == other.operandLists, literals == other.literals,
            members == other.members, variables == other.variables, types == other.types,
            names == other.names, instances == other.instances
        else { return false }
        return zip(nodes, other.nodes).allSatisfy { $0.operation == $1.operation }
    }
}
