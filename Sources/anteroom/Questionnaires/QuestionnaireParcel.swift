/// Questionnaire files as a supervisor hands them to a visit: one after the other, each with its name and length before it.
///
/// The visit reads what the supervisor read, whatever happens to the folder meanwhile.
struct QuestionnaireParcel: Equatable {
    /// One file.
    struct File: Equatable {
        /// Its name in the folder.
        var name: String
        /// What is in it.
        var bytes: ArraySlice<UInt8>
        /// Whether it runs as a demonstration only because something is wrong with it.
        var isFaulty = false

        /// What stands behind the name of a faulty one; no name has a slash.
        static let faultyMark = "/faulty"
    }

    /// The files in the order of their names.
    var files: [File]

    init(files: [File]) { self.files = files }

    /// The files as one piece of memory.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(files.reduce(0) { $0 + $1.bytes.count + $1.name.utf8.count + 32 })
        for file in files {
            let name = file.isFaulty ? file.name + File.faultyMark : file.name
            bytes += Array("\(name.utf8.count) \(file.bytes.count) ".utf8)
            bytes += Array(name.utf8)
            bytes += file.bytes
        }
        return bytes
    }

    /// Takes a parcel apart; nil where it is none.
    init?(_ bytes: [UInt8]) {
        files = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let nameLength = Self.number(&rest), let length = Self.number(&rest),
                nameLength <= rest.count, length <= rest.count - nameLength
            else { return nil }
            let name = String(decoding: rest.prefix(nameLength), as: UTF8.self)
            let content = rest.dropFirst(nameLength).prefix(length)
            let isFaulty = name.hasSuffix(File.faultyMark)
            files.append(
                File(
                    name: isFaulty ? String(name.dropLast(File.faultyMark.count)) : name,
                    bytes: content,
                    isFaulty: isFaulty
                )
            )
            rest = rest.dropFirst(nameLength + length)
        }
    }

    /// Takes digits and the space behind them.
    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let digits = rest.prefix { $0 != UInt8(ascii: " ") }
        guard digits.count < rest.count else { return nil }
        rest = rest.dropFirst(digits.count + 1)
        guard let number = Int(String(decoding: digits, as: UTF8.self)), number >= 0 else {
            return nil
        }
        return number
    }
}
