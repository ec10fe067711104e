/// The version of Anteroom: what `--version` of its programs, the packages and their pages of manual call it.
public enum ProgramVersion {
    /// As semver.org has it; `Installation/build-package` asks the program for it.
    public static let text = "0.2.0"
}
