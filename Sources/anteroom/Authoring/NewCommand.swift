import ArgumentParser
import Glibc

/// `anteroom new`: a questionnaire to begin with, with scenarios to try it.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write a questionnaire to begin with.",
        discussion: """
            For example:

              anteroom new
              anteroom new phq9 --folder Questionnaires

            Without a name it lists the forms there are. Each is a draft and runs as a demonstration until you have made it yours; \
            its source and licence stand in the file, as copyright. Beside it comes a folder of scenarios for anteroom test. \
            Nothing that is there already is written over.

            Exit codes: 0 when it is written, 64 for a name that is none of them, 66 where the forms are not installed, 73 where a \
            file is there already or cannot be written.
            """
    )

    @Argument(help: "The form: phq9, gad7, audit-c, intake or blank.")
    var name: String?

    @Option(help: "The folder to write it to.", completion: .directory)
    var folder = "."

    func run() throws {
        let templates: FormTemplates
        do {
            templates = try FormTemplates()
        } catch {
            StandardError.report("the forms to begin with are not here: \(error)")
            throw ExitCode(EX_NOINPUT)
        }
        guard let name else {
            for name in templates.names {
                try StandardOutput.writeLine("\(name): \(templates.title(of: name) ?? name)")
            }
            return
        }
        guard templates.names.contains(name) else {
            let all = templates.names.joined(separator: ", ")
            throw ValidationError("there is no form '\(name)'; there are \(all)")
        }
        let files = try templates.files(of: name)
        let places = files.map { file in (path: "\(folder)/\(file.path)", file.bytes) }
        for place in places where FileReading.exists(place.path) {
            StandardError.report(
                "\(place.path) is there already and stays as it is; name another --folder"
            )
            throw ExitCode(EX_CANTCREAT)
        }
        for (path, bytes) in places {
            if let reason = FileWriting.fault(writing: bytes, to: path, makingFolder: true) {
                StandardError.report("\(path): cannot be written: \(reason)")
                throw ExitCode(EX_CANTCREAT)
            }
            try StandardOutput.writeLine(path)
        }
        StandardError.report(
            "a draft: read what it says of its source, change what is yours to change, then anteroom check and anteroom test it"
        )
    }
}
