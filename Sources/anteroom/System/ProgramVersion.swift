/// The version of Anteroom: what `--version`, the package and its pages of manual call it.
enum ProgramVersion {
    /// As semver.org has it; `Installation/build-package` asks the program for it.
    static let text = "0.2.0"
}
