internal import CReadline

/// The memory of this process.
public enum ProgramMemory {
    /// Gives back to the system what was used for a while and is free now, after work that needs much and is not done again soon.
    public static func release() {
        program_release_memory()
    }
}
