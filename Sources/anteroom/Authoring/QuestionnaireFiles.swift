import FormAuthoring
import FormFiller
import Kiosk

/// The questionnaire files which a path on the command line means.
enum QuestionnaireFiles {
    /// The path itself, or the .json files and packages of a folder in the order of their names.
    static func paths(at path: String) -> [String] {
        guard FileReading.isFolder(path) else { return [path] }
        let names = (try? FileReading.questionnaireNames(in: path)) ?? []
        return names.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }

    /// The folder a questionnaire file stands in; of one in a package, that of the package.
    static func folder(of file: String) -> String {
        let file = PackagePlace(file)?.package ?? file
        guard let slash = file.lastIndex(of: "/") else { return "." }
        return slash == file.startIndex ? "/" : String(file[..<slash])
    }

    /// The path of `clinic.json` in a folder; nil where there is none.
    static func clinicFile(in folder: String) -> String? {
        guard FileReading.isFolder(folder),
            let names = try? FileReading.names(in: folder), names.contains(Clinic.fileName)
        else { return nil }
        return folder.hasSuffix("/") ? folder + Clinic.fileName : "\(folder)/\(Clinic.fileName)"
    }

    /// Files of a folder that an editor or a mail program has given one ending too many, such as `a.json.txt`.
    static func misnamed(in folder: String) -> [String] {
        guard FileReading.isFolder(folder) else { return [] }
        let names = (try? FileReading.names(in: folder)) ?? []
        let wrong = names.filter {
            $0.lowercased().hasSuffix(".json.txt") && !$0.hasPrefix(".")
        }
        return wrong.sorted().map { folder.hasSuffix("/") ? folder + $0 : "\(folder)/\($0)" }
    }

    /// Who the clinic is, by `clinic.json` in a folder of questionnaires; nil where the file is missing or is no Organization.
    static func clinic(in folder: String) -> Clinic? {
        let path = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
        return (try? FileReading.bytes(of: path + Clinic.fileName, kind: .regular))
            .flatMap { Clinic(parsing: $0) }
    }

    /// The same of the folder a questionnaire stands in.
    static func clinic(beside file: String) -> Clinic? {
        clinic(in: folder(of: file))
    }

    /// The clinic's list of words in the folder of a questionnaire; empty without one.
    static func forbiddenWords(beside file: String) -> [String] {
        guard file != "-" else { return [] }
        let name = "\(folder(of: file))/forbidden-words.txt"
        let list = try? FileReading.bytes(of: name, kind: .regular)
        return list.map { CheckSettings.words(in: String(decoding: $0, as: UTF8.self)) } ?? []
    }
}
