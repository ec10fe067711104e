import FHIRModel

/// What one node of an expression does.
///
/// The payloads are indices into the expression's own lists,
/// so that a node is a handful of plain bytes.
enum Operation: Sendable, Hashable {
    /// `{ }`.
    case empty
    /// A literal: an index into `ExpressionTree.literals`.
    case literal(Int32)
    /// A time with an offset, which no Time can hold: an index into `ExpressionTree.names`.
    case zonedTime(Int32)
    /// `$this` where nothing is written: the input of a path's first step.
    case focus
    case this
    case index
    case total
    /// `%name`: an index into `ExpressionTree.variables`.
    case variable(Int32)
    /// `.name`: an index into `ExpressionTree.members`.
    case member(Int32)
    case call(FHIRPathFunction)
    /// `is`, `as` and `ofType` in any notation, with an index into `ExpressionTree.types`.
    case type(TypeOperation, Int32)
    case binary(BinaryOperator)
    case negate
    case affirm
    /// `-key` as an argument of `sort`: order by key, descending.
    case descending
    case indexer
    /// `Coding { code: 'a' }`: an index into `ExpressionTree.instances`; the operands are the input and the values.
    case instance(Int32)
}

/// The five ways to ask for a type (FHIRPath N1 §5.2.4 and §6.3).
enum TypeOperation: UInt8, Sendable, Hashable {
    case isOperator
    case asOperator
    case isFunction
    case asFunction
    case ofType
}

/// What an instance selector makes: the type, and the elements whose values are its operands.
struct InstanceSelector: Sendable, Hashable {
    /// An index into `ExpressionTree.types`.
    var type: Int32
    var elements: [ElementName]
}

/// The type named in `is`, `as` and `ofType`: `Quantity`, `System.Quantity`, `FHIR.Quantity`.
struct TypeSpecifier: Sendable, Hashable {
    var namespace: String?
    var name: String
}
