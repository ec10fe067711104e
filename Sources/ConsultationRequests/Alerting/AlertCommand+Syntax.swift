internal import PlainText

extension AlertCommand {
    /// What the shell says of a command line that it cannot read, such as one with an open quotation mark.
    ///
    /// nil for one that it can; nothing of it is run. For the check of a kiosk's settings: a command that cannot even be read
    /// would call nobody.
    package var syntaxFault: String? {
        let result = ChildProcess(
            program: "/bin/sh",
            arguments: ["-n", "-c", line],
            environment: ["LC_ALL=C"],
            limit: limit
        ).run([])
        guard case .exited(let status) = result.ending, status != 0 else { return nil }
        let said = String(decoding: result.errors.prefix(500), as: UTF8.self)
        let first =
            said.split(whereSeparator: \.isNewline).first.map(String.init) ?? "status \(status)"
        return PrintableText.line(first)
    }
}
