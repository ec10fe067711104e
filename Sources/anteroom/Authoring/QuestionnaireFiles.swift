import FormAuthoring
import FormFiller
import Kiosk

/// The questionnaire files which a path on the command line means.
enum QuestionnaireFiles {
    /// The path itself, or the .json files of a folder in the order of their names.
    static func paths(at path: String) -> [String] {
        guard FileReading.isFolder(path) else { return [path] }
        let names = (try? FileReading.questionnaireNames(in: path)) ?? []
        return names.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
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
        clinic(in: file.lastIndex(of: "/").map { String(file[...$0]) } ?? "")
    }

    /// The clinic's list of words in the folder of a questionnaire; empty without one.
    static func forbiddenWords(beside file: String) -> [String] {
        guard file != "-" else { return [] }
        let folder = file.lastIndex(of: "/").map { file[...$0] } ?? ""
        let list = try? FileReading.bytes(of: folder + "forbidden-words.txt", kind: .regular)
        return list.map { CheckSettings.words(in: String(decoding: $0, as: UTF8.self)) } ?? []
    }
}
