/// Questionnaire files as a supervisor hands them to a visit: one after the other, each with its name and length before it.
///
/// The visit reads what the supervisor read, whatever happens to the folder meanwhile.
struct QuestionnaireParcel: Equatable {
    /// One file.
    struct File: Equatable {
        /// Its name in the folder.
        var name: String
        /// What is in it.
        var bytes: ArraySlice<UInt8> = []
        /// What was found of the questionnaires in it.
        var marks = QuestionnaireMarks()

        /// The name with the marks behind it, where there are any; no name of a questionnaire file has a slash.
        fileprivate var written: String { marks.areNone ? name : "\(name)/\(marks.written)" }
    }

    /// The files in the order of their names.
    var files: [File]

    init(files: [File]) { self.files = files }

    /// The files as one piece of memory.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(files.reduce(0) { $0 + $1.bytes.count + $1.name.utf8.count + 64 })
        for file in files {
            let name = file.written
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
            let slash = name.lastIndex(of: "/") ?? name.startIndex
            if let marks = QuestionnaireMarks(written: name[slash...].dropFirst()) {
                files.append(File(name: String(name[..<slash]), bytes: content, marks: marks))
            } else {
                files.append(File(name: name, bytes: content))
            }
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
