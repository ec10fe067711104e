internal import CReadline

/// What the kernel knows of this machine's clock.
public enum SystemClock {
    /// Whether a program keeps it to a time server, so that requests get the right time.
    public static var isSynchronized: Bool { system_clock_is_synchronized() }
}
