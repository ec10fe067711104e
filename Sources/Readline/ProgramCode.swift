internal import CReadline

/// The code of this program, as far as it is in memory.
public enum ProgramCode {
    /// Lets go of its pages after work that needs much code and is not done again; what is needed later comes from the file.
    public static func release() {
        program_release_code()
    }
}
