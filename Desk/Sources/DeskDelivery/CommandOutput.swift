/// What a command prints, as the one that fetches a token does.
public enum CommandOutput {
    /// The first line it prints; nil where it fails or prints none within half a minute.
    public static func firstLine(of command: String) -> String? {
        let run = ScriptRun(command, input: [], limit: 30)
        guard run.status == 0 else { return nil }
        return run.output.split(separator: 0x0A).first.map { String(decoding: $0, as: UTF8.self) }
    }
}
