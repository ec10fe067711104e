/// How the text of a file was saved, where it is sure to be the same text in UTF-8.
enum TextEncoding {
    case utf8WithMark, utf16LittleEndian, utf16BigEndian

    /// nil for UTF-8 as JSON has it, and for everything that may be more than one text (Latin-1 and its like).
    init?(of file: [UInt8]) {
        let start = file.prefix(4)
        if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8WithMark
        } else if start == [0xFF, 0xFE, 0, 0] {
            // UTF-32.
            return nil
        } else if start.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if start.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else if start.count == 4, start[1] == 0, start[3] == 0, start[0] != 0, start[2] != 0 {
            self = .utf16LittleEndian
        } else if start.count == 4, start[0] == 0, start[2] == 0, start[1] != 0, start[3] != 0 {
            self = .utf16BigEndian
        } else {
            return nil
        }
    }

    /// What is done about it.
    var mend: String {
        switch self {
        case .utf8WithMark: "the byte order mark is taken out"
        case .utf16LittleEndian, .utf16BigEndian: "UTF-16 is written as UTF-8"
        }
    }

    /// The text in UTF-8 without a mark; nil where it is not whole.
    func utf8(_ file: [UInt8]) -> [UInt8]? {
        switch self {
        case .utf8WithMark: return Array(file.dropFirst(3))
        case .utf16LittleEndian: return Self.utf8(file, low: 0, high: 1)
        case .utf16BigEndian: return Self.utf8(file, low: 1, high: 0)
        }
    }

    private static func utf8(_ file: [UInt8], low: Int, high: Int) -> [UInt8]? {
        guard file.count.isMultiple(of: 2) else { return nil }
        var units = stride(from: 0, to: file.count, by: 2).map {
            UInt16(file[$0 + high]) << 8 | UInt16(file[$0 + low])
        }
        if units.first == 0xFEFF { units.removeFirst() }
        return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
    }
}
