import DeskSite
import Foundation

/// The folders of requests that the command line names, or the one that is found.
enum FolderArguments {
    static func folders(_ given: [String]) -> [DeskFolder] {
        let files = FileManager.default
        guard !given.isEmpty else {
            let variable = ProcessInfo.processInfo.environment["ANTEROOM_REQUESTS"] ?? ""
            let installed = "/var/lib/anteroom/Requests"
            let path =
                !variable.isEmpty
                ? variable : files.fileExists(atPath: installed) ? installed : "Requests"
            return [DeskFolder(name: "requests", following: path)]
        }
        var names: Set<String> = []
        return given.map { word in
            var (name, path) = (word.split(separator: "/").last.map(String.init) ?? word, word)
            if let sign = word.firstIndex(of: "="), sign != word.startIndex,
                !files.fileExists(atPath: word)
            {
                (name, path) = (String(word[..<sign]), String(word[word.index(after: sign)...]))
            }
            // Two that end in the same word are told apart by their whole paths.
            return DeskFolder(name: names.insert(name).inserted ? name : path, following: path)
        }
    }
}
