/// One change to the text of a file that has exactly one certain mend, such as a comma too many.
package struct Mend: Equatable {
    /// The bytes that give way; empty where something is put in.
    package var range: Range<Int>
    /// What takes their place.
    package var replacement: [UInt8]
    /// What is done, in words: `a comma too many is taken out`.
    package var what: String

    package init(_ range: Range<Int>, _ replacement: String, _ what: String) {
        self.init(range, Array(replacement.utf8), what)
    }

    package init(_ range: Range<Int>, _ replacement: [UInt8], _ what: String) {
        self.range = range
        self.replacement = replacement
        self.what = what
    }

    /// How many lines the text has more after it.
    var addedLines: Int {
        replacement.count { $0 == UInt8(ascii: "\n") }
    }
}

extension [Mend] {
    /// The text with all of them made; every byte outside their ranges stays as it is.
    package func made(in text: [UInt8]) -> [UInt8] {
        var mended: [UInt8] = []
        mended.reserveCapacity(text.count)
        var place = 0
        for mend in inOrder where mend.range.lowerBound >= place {
            mended += text[place..<mend.range.lowerBound]
            mended += mend.replacement
            place = mend.range.upperBound
        }
        mended += text[place...]
        return mended
    }

    /// In the order of their places; at one place what is put in comes before what gives way, as a colon before a comment that
    /// stands right behind a name, and else they are as they were found.
    package var inOrder: [Mend] {
        func order(_ place: Int, _ mend: Mend) -> (Int, Int, Int) {
            (mend.range.lowerBound, mend.range.isEmpty ? 0 : 1, place)
        }
        return enumerated().sorted {
            order($0.offset, $0.element) < order($1.offset, $1.element)
        }.map(\.element)
    }
}
