import FHIRModel

/// A FHIR package as a path on the command line names it: whole (`guide.tgz`), or one questionnaire of it
/// (`guide.tgz/Questionnaire-a.json`), as findings name it too.
struct PackagePlace: Equatable {
    /// The archive.
    let package: String
    /// The questionnaire in it; nil for all.
    let member: String?

    /// Reads a path; nil where it means no package.
    init?(_ path: String) {
        if TerminologyPlaces.isPackage(path) {
            if FileReading.isFolder(path) { return nil }
            (package, member) = (path, nil)
            return
        }
        guard let slash = path.lastIndex(of: "/") else { return nil }
        var archive = path[..<slash]
        if archive.hasSuffix("/package") { archive = archive.dropLast("/package".count) }
        guard TerminologyPlaces.isPackage(String(archive)),
            !FileReading.isFolder(String(archive))
        else { return nil }
        (package, member) = (String(archive), String(path[path.index(after: slash)...]))
    }
}

extension FileReading {
    /// The bytes of a questionnaire file; of a FHIR package the text of its questionnaires (``QuestionnairePackage``), which says of
    /// itself where it cannot be unpacked.
    static func questionnaireBytes(
        of path: String,
        kind: Kind = .any
    ) throws(FileReadingError) -> [UInt8] {
        guard let place = PackagePlace(path) else { return try bytes(of: path, kind: kind) }
        // One that is not there, or may not be read, is told as any file is.
        _ = try bytes(of: place.package, kind: .regular, limit: 0)
        return QuestionnairePackage(reading: place.package, only: place.member).text
    }

    /// The same of a file on a disk with its stamp; nil where it changed while it was read.
    static func stampedQuestionnaireBytes(
        of path: String
    ) throws(FileReadingError) -> (bytes: [UInt8], stamp: FileStamp)? {
        guard let place = PackagePlace(path) else { return try stampedBytes(of: path) }
        guard let stamp = FileStamp(of: place.package) else { return nil }
        let bytes = try questionnaireBytes(of: path, kind: .regular)
        return FileStamp(of: place.package) == stamp ? (bytes, stamp) : nil
    }
}
