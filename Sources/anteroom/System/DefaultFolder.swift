import Glibc

/// Where a folder lies that the command line names, or leaves at its default.
enum DefaultFolder {
    /// A default folder is looked for in the working directory, then beside the installed program in `../share/anteroom`;
    /// where it is in neither, it is the one in the working directory.
    ///
    /// - Parameters:
    ///   - given: what the command line says.
    ///   - name: the default; any other path is meant as it is written.
    /// - Returns: the path to use.
    static func path(_ given: String, default name: String) -> String {
        guard given == name, unsafe access(name, F_OK) != 0, let shared = shared(name) else {
            return given
        }
        return unsafe access(shared, F_OK) == 0 ? shared : given
    }

    /// The folder a path leads to now, where there is one: a link on the way that is turned elsewhere later is not followed.
    static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    /// `../share/anteroom/NAME` beside the folder of the running program.
    private static func shared(_ name: String) -> String? {
        var program = [CChar](repeating: 0, count: 4_096)
        let length = unsafe readlink("/proc/self/exe", &program, program.count - 1)
        guard length > 0 else { return nil }
        let path = String(decoding: program[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var folder = ""
        for part in path.split(separator: "/").dropLast(2) { folder += "/" + String(part) }
        return folder + "/share/anteroom/" + name
    }
}
