import Glibc
import Terminology

/// Where a command looks for ValueSets and CodeSystems.
struct TerminologyPlaces: Hashable {
    /// A file or folder.
    struct Place: Hashable {
        var path: String
        var rank: ResourceHead.Rank
        /// Whether folders in it are looked into as well.
        var isDeep = true
    }

    private(set) var places: [Place] = []

    /// The name of the folder.
    static let folderName = "Terminology"

    /// Those of questionnaires in a folder: the folder itself, `Terminology/` in it or beside it, what the command line names, and
    /// what comes with this program.
    init(ofQuestionnairesIn folder: String, given: [String] = []) {
        let folder = folder.isEmpty ? "." : folder
        add(Place(path: folder, rank: .loose, isDeep: false))
        for path in given { add(Place(path: path, rank: .loose)) }
        add(Place(path: "\(folder)/\(Self.folderName)", rank: .loose))
        add(Place(path: "\(folder)/../\(Self.folderName)", rank: .loose))
        let shipped = DefaultFolder.path(Self.folderName, default: Self.folderName)
        add(Place(path: shipped, rank: .shipped))
    }

    /// Those of one questionnaire file.
    init(ofQuestionnaire file: String, given: [String] = []) {
        self.init(ofQuestionnairesIn: QuestionnaireFiles.folder(of: file), given: given)
    }

    /// Adds a place that is there and is not there twice.
    private mutating func add(_ place: Place) {
        guard let stamp = FileStamp(of: place.path), unsafe access(place.path, F_OK) == 0,
            identities.insert(stamp.identity).inserted
        else { return }
        places.append(place)
    }

    private var identities: Set<FileStamp.Identity> = []

    /// The paths named on a command line that are not there.
    static func missing(of given: [String]) -> [String] {
        given.filter { unsafe access($0, R_OK) != 0 }
    }

    /// What tells one state of the files from another, but for the questionnaires themselves, which are watched anyway.
    var terminologyStamps: [FileStamp?] {
        let deep = files(in: places.filter(\.isDeep)).prefix(1_000)
        let beside = files(in: places.filter { !$0.isDeep }).filter { Self.isPackage($0.path) }
        return (deep + beside).map { FileStamp(of: $0.path) }
    }

    /// Every file that may hold codes, in the order of places and names.
    var files: [(path: String, rank: ResourceHead.Rank)] { files(in: places) }

    private func files(in places: [Place]) -> [(path: String, rank: ResourceHead.Rank)] {
        var files: [(path: String, rank: ResourceHead.Rank)] = []
        for place in places {
            Self.walk(place.path, levels: place.isDeep ? 4 : 1) { files.append(($0, place.rank)) }
        }
        return files
    }

    /// Whether a file is a FHIR package by its name.
    static func isPackage(_ path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".tgz") || name.hasSuffix(".tar.gz")
    }

    private static func walk(_ path: String, levels: Int, _ body: (String) -> Void) {
        guard FileReading.isFolder(path) else { return body(path) }
        guard levels > 0, let names = try? FileReading.names(in: path) else { return }
        for name in names.sorted() where !name.hasPrefix(".") {
            let inner = path == "." ? name : "\(path)/\(name)"
            if FileReading.isFolder(inner) {
                if !["example", "examples", "other", "xml"].contains(name) {
                    walk(inner, levels: levels - 1, body)
                }
            } else if name.lowercased().hasSuffix(".json") || isPackage(name) {
                body(inner)
            }
        }
    }
}
