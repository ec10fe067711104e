#if DEBUG
import Synchronization
#endif

/// Which tree gave a node: a number of the tree and its copies in builds for debugging; nothing, and no bytes, in a release.
@usableFromInline struct JSONOrigin: Sendable {
    #if DEBUG
    @usableFromInline let bits: UInt32

    /// The origin of no node.
    @usableFromInline static let none = JSONOrigin(bits: 0)

    @usableFromInline init(bits: UInt32) {
        self.bits = bits
    }

    /// That of a new tree.
    @usableFromInline init() {
        bits = lastOrigin.wrappingAdd(1, ordering: .relaxed).newValue
    }

    /// Whether nodes of one may be used in the other.
    @usableFromInline func isSame(as other: JSONOrigin) -> Bool { bits == other.bits }
    #else
    /// The origin of no node.
    @inlinable static var none: JSONOrigin { JSONOrigin() }

    @inlinable var bits: UInt32 { 0 }

    @inlinable init() {}

    @inlinable init(bits: UInt32) {}

    /// Whether nodes of one may be used in the other, as far as can be told.
    @inlinable func isSame(as other: JSONOrigin) -> Bool { true }
    #endif
}

#if DEBUG
private let lastOrigin = Atomic<UInt32>(0)
#endif
