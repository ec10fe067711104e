internal import CReadline
internal import Glibc

/// What a supervisor hands to every visit, and whether it has changed meanwhile.
public protocol VisitSupplies {
    /// The memory for the visit that is about to begin; nil where it is to find what it needs itself.
    mutating func memory() -> SealedMemory?

    /// Looks whether the next visit would be given something else than the last was.
    mutating func look() -> SuppliesLook
}

/// What a look at supplies has found.
public enum SuppliesLook: Sendable, Equatable {
    /// The next visit would be given the same.
    case same
    /// The next visit would be given something else.
    case changed
    /// There is nothing to begin a visit with, and has not been; the program ends with this exit code.
    case nothing(code: Int32)
}

/// Bytes in memory behind a descriptor, which a process that is handed it can read and nobody can change (`memfd_create`).
public final class SealedMemory {
    /// The descriptor; closed with this object.
    let descriptor: Int32

    /// Memory that holds these bytes; nil when the system gives none.
    public init?(holding bytes: [UInt8]) {
        descriptor = unsafe bytes.withUnsafeBytes {
            unsafe visit_process_memory($0.baseAddress, $0.count)
        }
        if descriptor < 0 { return nil }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }
}
