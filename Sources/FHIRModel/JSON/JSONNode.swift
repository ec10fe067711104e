/// The name of a node of one ``JSONTree``: what a tree gives out for a value, and wants back to be asked about it.
///
///     let title = tree.child("title", of: tree.root)
///     if title.exists { print(tree.string(at: title) ?? "") }
///
/// A node means something only to the tree that gave it, and to copies of that tree. Builds for debugging stop with a
/// message where another tree is asked about it; builds for release do not look.
public struct JSONNode: Sendable {
    /// Its place among all nodes of the tree, from 0; negative for no node.
    @usableFromInline package let number: Int32
    @usableFromInline let origin: JSONOrigin

    @inlinable init(number: Int32, origin: JSONOrigin) {
        self.number = number
        self.origin = origin
    }

    /// No node.
    @inlinable public static var none: JSONNode { JSONNode(number: -1, origin: .none) }

    /// The node, to be kept as plain bits until ``init(bits:)`` makes it of them again.
    @inlinable package var bits: Int64 {
        Int64(origin.bits) << 32 | Int64(UInt32(bitPattern: number))
    }

    /// The node that gave these ``bits``.
    @inlinable package init(bits: Int64) {
        let high = UInt32(truncatingIfNeeded: bits >> 32)
        self.init(number: Int32(truncatingIfNeeded: bits), origin: JSONOrigin(bits: high))
    }

    /// Whether it names a node at all.
    @inlinable public var exists: Bool { number >= 0 }

    /// Whether it names no node.
    @inlinable public var isNone: Bool { number < 0 }
}

extension JSONNode: Hashable, Comparable {
    /// Whether the node came into the tree before another of the same tree.
    ///
    /// Of two that were read from a source, it is the one that stands first there. No node comes before all.
    @inlinable public static func < (one: JSONNode, other: JSONNode) -> Bool {
        one.number < other.number
    }

    /// The same node, if both are of one tree.
    @inlinable public static func == (one: JSONNode, other: JSONNode) -> Bool {
        one.number == other.number
    }

    /// Hashes the node.
    @inlinable public func hash(into hasher: inout Hasher) {
        hasher.combine(number)
    }
}
