public import FoundationEssentials

/// The conformance data, which stand in a folder `shared` beside the project and are no part of it.
public enum ConformanceData {
    /// The folder `shared`.
    public static let shared = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared")

    /// The folder `shared/fixtures`.
    public static let fixtures = shared.appending(path: "fixtures")

    /// Whether the data are there; continuous integration must have them, so there this is always true.
    public static let isPresent =
        ProcessInfo.processInfo.environment["CI"] != nil
        || FileManager.default.fileExists(atPath: fixtures.path)

    /// What a suite says when it is skipped.
    public static let absence =
        "skipped: ../shared/fixtures is absent; Documentation/Conformance.md says where its data come from"

    /// A folder has none of the files that are looked for, so that nothing would be tested.
    public struct Emptiness: Error {
        /// Where they were looked for.
        public var path: String
    }

    /// The JSON files of a folder below `fixtures`, by name; never none.
    public static func names(in path: String, prefix: String = "") throws -> [String] {
        let names = try FileManager.default
            .contentsOfDirectory(atPath: fixtures.appending(path: path).path)
            .filter { $0.hasPrefix(prefix) && $0.hasSuffix(".json") }.sorted()
        guard !names.isEmpty else { throw Emptiness(path: "\(path)/\(prefix)*.json") }
        return names
    }

    /// The paths below `fixtures` of all questionnaire and response files.
    public static func questionnaireFiles() throws -> [String] {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: fixtures.appending(path: "questionnaires").path
        )
        return try folders.sorted().flatMap { folder in
            try names(in: "questionnaires/\(folder)").map { "questionnaires/\(folder)/\($0)" }
        }
    }

    /// The bytes of a file below `fixtures`.
    public static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: fixtures.appending(path: path)))
    }
}
