import FHIRModel
internal import PlainText
import SystemPackage

/// The `age` program as it was found when the kiosk started.
struct AgeProgram: Sendable {
    private let path: String

    init(searchPath: String?) throws(SealingError) {
        let folders = SearchPath(searchPath)
        guard let path = folders.program("age") else {
            throw .programMissing(searched: folders.text)
        }
        self.path = path
    }

    func run(_ arguments: [String], on input: [UInt8]) -> ChildProcess.Result {
        ChildProcess(
            program: path,
            arguments: arguments,
            environment: ["LC_ALL=C"],
            limit: 20_000
        ).run(input)
    }

    /// The first line every sealed file begins with.
    static func isSealed(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: "age-encryption.org/v1\n".utf8)
    }

    /// The first line of what `age` said, without its prefix and without anything a terminal would
    /// act on, or how it ended.
    static func words(of result: ChildProcess.Result) -> String {
        let text = String(decoding: result.errors.prefix(2_000), as: UTF8.self)
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let spoken = line.hasPrefix("age: error: ") ? String(line.dropFirst(12)) : line
        if !spoken.isEmpty { return PrintableText.line(spoken) }
        return switch result.ending {
        case .exited(let code): "it ended with status \(code)"
        case .killed(let signal): "signal \(signal) ended it"
        case .timedOut: "it took more than 20 seconds"
        case .wroteTooMuch: "it wrote too much"
        case .couldNotStart(let error): "it did not start: \(error.description)"
        }
    }
}
