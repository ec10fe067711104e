import ConsultationRequests
import Glibc

/// The one request or alert, in one of the folders, that a word on the command line means.
struct RecordChoice {
    let folder: NamedFolder
    let number: RequestNumber
    /// The request's file; nil for an alert.
    let name: RequestFileName?

    /// Finds it.
    ///
    /// - Parameters:
    ///   - word: a number as it is said or written, or the name of a request's file.
    ///   - folders: where to look.
    ///   - includesAlerts: whether it may be an alert.
    /// - Throws: that there is none, or that several are meant; it is reported.
    init(_ word: String, in folders: [NamedFolder], includesAlerts: Bool) throws {
        var found: [(folder: NamedFolder, number: RequestNumber, name: RequestFileName?)] = []
        for folder in folders {
            let names = try RequestFolder(path: folder.path).names(matching: word)
            found += names.map { (folder, $0.number, $0) }
            guard includesAlerts else { continue }
            let alerts = AlertStore(folder: folder.path, station: "staff", command: nil)
            found += try alerts.matching(word).map { (folder, $0, nil) }
        }
        guard let first = found.first else {
            let places = folders.map(\.path).joined(separator: " or ")
            throw RequestsFailure(
                "\(word): no such request\(includesAlerts ? " or alert" : "") in \(places); `anteroom"
                    + " requests list` names those there are",
                code: EX_NOINPUT
            )
        }
        // A sealed and a readable file of one number are one record for a mark.
        let records = Set(found.map { "\($0.folder.path)\n\($0.number)" })
        guard records.count == 1, includesAlerts || found.count == 1 else {
            let several = Set(found.map(\.folder.path)).count > 1
            let list = found.map { several ? "\($0.folder.name): \($0.number)" : "\($0.number)" }
            throw RequestsFailure(
                "\(word) means \(Set(list).sorted().joined(separator: " or ")); give the whole number"
                    + (several ? ", and the folder by --requests" : ""),
                code: EX_USAGE
            )
        }
        (folder, number, name) = first
    }
}
