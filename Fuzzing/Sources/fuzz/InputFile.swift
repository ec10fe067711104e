import Glibc

/// A file of a corpus.
enum InputFile {
    /// Its bytes; none where it cannot be read.
    static func bytes(of path: String) -> [UInt8] {
        guard let file = unsafe fopen(path, "rb") else { return [] }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe fread(&block, 1, block.count, file)
            guard count > 0 else { return bytes }
            bytes += block.prefix(count)
        }
    }
}

/// A number that two processes can compare (FNV-1a), as they hash with different seeds and so walk through sets differently.
struct Digest: CustomStringConvertible {
    private var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The digest of a text.
    init(of text: String) {
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    var description: String { String(value, radix: 16) }
}

/// An input of two parts, such as a questionnaire and a response to it: a line `%%` stands between them.
struct InputParts {
    let first: [UInt8]
    /// Nil where there is no such line.
    let second: [UInt8]?

    init(_ input: [UInt8]) {
        let mark = Array("\n%%\n".utf8)
        let place = input.indices.dropLast(3).first { input[$0..<($0 + 4)].elementsEqual(mark) }
        first = place.map { Array(input[..<$0]) } ?? input
        second = place.map { Array(input[($0 + 4)...]) }
    }
}
