#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The folders in which a program is looked for by its name, as a shell does (POSIX: `PATH`).
package struct SearchPath: Sendable {
    /// As it is written: "/usr/local/bin:/usr/bin:/bin".
    package let text: String
    /// Whether it is written anywhere, and not the usual one.
    package let isSet: Bool

    /// The path of this process, or another.
    package init(_ text: String? = nil) {
        let given = text ?? Self.ofThisProcess
        self.text = given ?? "/usr/local/bin:/usr/bin:/bin"
        isSet = given != nil
    }

    private static var ofThisProcess: String? {
        unsafe getenv("PATH").map { unsafe String(cString: $0) }
    }

    /// Where a program of this name could be, in order; an empty entry of the path is the working directory.
    package func places(of name: String) -> [String] {
        text.split(separator: ":", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? name : "\($0)/\(name)" }
    }

    /// The first program of this name that may be run; nil where there is none.
    ///
    /// Folders that depend on the working directory are left out. A name with a slash is a place already.
    package func program(_ name: String) -> String? {
        let places = name.contains("/") ? [name] : places(of: name).filter { $0.hasPrefix("/") }
        return places.first { unsafe access($0, X_OK) == 0 }
    }
}
