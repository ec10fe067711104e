internal import CReadline

/// The three descriptors every program is started with.
public enum StandardDescriptors {
    /// Has messages on standard error wait until the program exits where they would be shown on a visitor's screen.
    ///
    /// What is started from here on is held to the same.
    public static func holdErrors() {
        _ = standard_error_capture_begin()
    }

    /// Opens `/dev/null` where one of them is closed, so that no request ever gets the number of the screen.
    ///
    /// Call it before any file is opened.
    ///
    /// - Returns: a name for each that was closed, in order.
    public static func fill() -> [String] {
        let closed = program_fill_standard_descriptors()
        return ["standard input", "standard output", "standard error"].enumerated()
            .filter { closed & (1 << $0.offset) != 0 }
            .map(\.element)
    }
}
