import ArgumentParser
import ConsultationRequests
import Glibc

/// A folder of requests and what staff call it: several kiosks may leave theirs in folders of their own.
struct NamedFolder: Sendable {
    let name: String
    let path: String
}

/// The options that say where the requests are and how they are opened.
struct RequestFolderOptions: ParsableArguments {
    @Option(help: "A folder of requests, as DIR or NAME=DIR; may be given again.")
    var requests: [String] = []

    init() {}

    init(folder: String) {
        requests = [folder]
    }

    /// The folders that are given, or the one that is found.
    var folders: [NamedFolder] {
        let given = requests.isEmpty ? [Self.found()] : requests
        let parts = given.map(Self.parts)
        return parts.map { name, path in
            // Two that end in the same word are told apart by their whole paths.
            let isTold = parts.filter { $0.name == name }.count == 1
            return NamedFolder(name: isTold ? name : path, path: DefaultFolder.resolved(path))
        }
    }

    /// Where requests are looked for when nothing is said.
    private static func found() -> String {
        let variable = unsafe getenv("ANTEROOM_REQUESTS").map { unsafe String(cString: $0) }
        return place(variable: variable) { path in
            // A folder that may not be looked into is there: better said than passed over.
            unsafe access(path, F_OK) == 0 || errno == EACCES
        }
    }

    /// The folder that is meant when none is named: the variable's, the installed one, that of the working directory.
    ///
    /// - Parameters:
    ///   - variable: what ANTEROOM_REQUESTS says.
    ///   - exists: whether there is something at a path.
    /// - Returns: its path.
    static func place(variable: String?, exists: (String) -> Bool) -> String {
        if let variable, !variable.isEmpty { return variable }
        let installed = "/var/lib/anteroom/Requests"
        if exists(installed) { return installed }
        return DefaultFolder.path(KioskOptions().requests, default: KioskOptions().requests)
    }

    private static func parts(_ given: String) -> (name: String, path: String) {
        if let sign = given.firstIndex(of: "="), unsafe access(given, F_OK) != 0,
            sign != given.startIndex
        {
            return (String(given[..<sign]), String(given[given.index(after: sign)...]))
        }
        return (given.split(separator: "/").last.map(String.init) ?? given, given)
    }
}

/// The option by which sealed requests are opened.
struct IdentityOptions: ParsableArguments {
    @Option(help: "Open sealed requests with the age identity in this file; may be given again.")
    var identity: [String] = []

    /// What opens them; nil where no identity is given.
    func unsealing() throws -> Unsealing? {
        guard !identity.isEmpty else { return nil }
        do throws(SealingError) {
            return try Unsealing(identityFiles: identity)
        } catch {
            throw RequestsFailure(error)
        }
    }

    /// A folder, with what opens its sealed requests.
    func folder(_ folder: NamedFolder) throws -> RequestFolder {
        RequestFolder(path: folder.path, unsealing: try unsealing())
    }
}
