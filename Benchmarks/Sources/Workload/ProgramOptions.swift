public import FHIRModel
import Foundation

/// What a program was told on its command line, `--name value` each; what is wrong ends the program with a message on standard
/// error and a code of sysexits.h.
public struct ProgramOptions: Sendable {
    private let program: String
    private let values: [String: String]

    /// Reads the command line; every option must be among those known, and have a value.
    public init(of program: String, known: [String]) {
        self.program = program
        var values: [String: String] = [:]
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            let name = String(argument.dropFirst(2))
            guard argument.hasPrefix("--"), known.contains(name) else {
                let list = known.map { "--\($0)" }.joined(separator: ", ")
                Self.end(program, "\(argument) is none of the options \(list)", code: 64)
            }
            guard let value = arguments.popFirst() else {
                Self.end(program, "\(argument) needs a value", code: 64)
            }
            values[name] = value
        }
        self.values = values
    }

    /// The value of an option; nil where it was not given.
    public subscript(name: String) -> String? { values[name] }

    /// The value of an option that must be given.
    public func required(_ name: String, _ what: String) -> String {
        guard let value = values[name] else { fail("--\(name) \(what) is needed", code: 64) }
        return value
    }

    /// The value of an option that is a number; nil where it was not given.
    public func number<Number: LosslessStringConvertible & Comparable & Numeric>(
        _ name: String
    ) -> Number? {
        guard let text = values[name] else { return nil }
        guard let number = Number(text), number >= 0 else {
            fail("--\(name) is a number from 0 on", code: 64)
        }
        return number
    }

    /// The bytes of a file.
    public func bytes(_ path: String) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            fail("\(path) cannot be read", code: 66)
        }
        return [UInt8](data)
    }

    /// The JSON of a file, which must be an array.
    public func list(_ path: String) -> JSONTree {
        let tree = json(bytes(path), of: path)
        guard tree.kind(of: tree.root) == .array else { fail("\(path) is no list", code: 65) }
        return tree
    }

    /// The JSON of a text, however large.
    public func json(_ bytes: [UInt8], of path: String) -> JSONTree {
        do {
            let limits = JSONLimits(maximumBytes: 1 << 30, maximumDepth: 128)
            return try JSONTree(parsing: bytes, limits: limits)
        } catch {
            fail("\(path):\(error)", code: 65)
        }
    }

    /// Says something on standard error and goes on.
    public func warn(_ message: String) { Self.say(program, message) }

    /// Says on standard error what is wrong and ends the program.
    public func fail(_ message: String, code: Int32) -> Never {
        Self.end(program, message, code: code)
    }

    private static func end(_ program: String, _ message: String, code: Int32) -> Never {
        say(program, message)
        exit(code)
    }

    private static func say(_ program: String, _ message: String) {
        FileHandle.standardError.write(Data("\(program): \(message)\n".utf8))
    }
}
