import Glibc

/// Where a folder lies that the command line names, or leaves at its default.
enum DefaultFolder {
    /// A default folder is looked for in the working directory, then beside the installed program in `../share/anteroom`;
    /// where it is in neither, it is the one in the working directory.
    ///
    /// - Parameters:
    ///   - given: what the command line says.
    ///   - name: the default; any other path is meant as it is written.
    ///   - orInCheckout: whether it may also be that of the checkout in which the program was built: for files that are part of
    ///     the program.
    /// - Returns: the path to use.
    static func path(
        _ given: String,
        default name: String,
        orInCheckout: Bool = false
    ) -> String {
        guard given == name, unsafe access(name, F_OK) != 0, let program = program() else {
            return given
        }
        let places =
            orInCheckout
            ? [shared(name, program)] + checkout(name, program) : [shared(name, program)]
        return places.first { unsafe access($0, F_OK) == 0 } ?? given
    }

    /// The folder a path leads to now, where there is one: a link on the way that is turned elsewhere later is not followed.
    static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    /// `../share/anteroom/NAME` beside the folder of the program.
    private static func shared(_ name: String, _ program: [Substring]) -> String {
        program.dropLast(2).map { "/" + $0 }.joined() + "/share/anteroom/" + name
    }

    /// `NAME` beside the folder `.build` that the program stands in, or else beside the program itself.
    private static func checkout(_ name: String, _ program: [Substring]) -> [String] {
        let build = program.firstIndex(of: ".build") ?? program.count - 1
        return [program[..<build].map { "/" + $0 }.joined() + "/" + name]
    }

    /// The path of the running program, in parts.
    private static func program() -> [Substring]? {
        var program = [CChar](repeating: 0, count: 4_096)
        let length = unsafe readlink("/proc/self/exe", &program, program.count - 1)
        guard length > 0 else { return nil }
        let path = String(decoding: program[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return path.split(separator: "/")
    }
}
