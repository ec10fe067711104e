/// A text with the beginnings of its lines, found once for any number of excerpts.
package struct SourceLines: Sendable {
    let source: [UInt8]
    private var starts: [Int] = [0]
    /// How many characters begin before every 1,024th byte, where some have more than one byte.
    private var counts: [Int] = []

    /// The lines of a text.
    package init(_ source: [UInt8]) {
        self.source = source
        var isASCII = true
        for (index, byte) in source.enumerated() {
            if byte == 0x0A { starts.append(index + 1) }
            if byte >= 0x80 { isASCII = false }
        }
        if !isASCII { countCharacters() }
    }

    private mutating func countCharacters() {
        var count = 0
        for (index, byte) in source.enumerated() {
            if index & 1023 == 0 { counts.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
    }

    /// The bytes of a line, counted from 1, without its end; nil where there is no such line.
    func line(_ number: Int) -> ArraySlice<UInt8>? {
        guard number >= 1, number <= starts.count else { return nil }
        let end = number < starts.count ? starts[number] - 1 : source.count
        return source[starts[number - 1]..<end]
    }

    /// The place of a column of a line, counted from 1 in characters; the line's end where it has no such column.
    func place(ofColumn column: Int, in line: ArraySlice<UInt8>) -> Int {
        let characters = max(column, 1) - 1
        if counts.isEmpty { return min(line.startIndex + characters, line.endIndex) }
        if line.count < 4096 {
            return place(line.startIndex, movedBy: characters, in: line)
        }
        // A line that long is searched by blocks.
        let wanted = self.characters(before: line.startIndex) + characters
        var low = line.startIndex >> 10
        var high = (line.endIndex - 1) >> 10
        while low < high {
            let middle = (low + high + 1) / 2
            if counts[middle] <= wanted { low = middle } else { high = middle - 1 }
        }
        var place = max(low << 10, line.startIndex)
        while place < line.endIndex, source[place] & 0xC0 == 0x80 { place += 1 }
        return self.place(place, movedBy: wanted - self.characters(before: place), in: line)
    }

    /// A place so many characters further on or back, as far as the line goes.
    func place(_ start: Int, movedBy distance: Int, in line: ArraySlice<UInt8>) -> Int {
        if counts.isEmpty { return max(line.startIndex, min(start + distance, line.endIndex)) }
        var place = start
        var left = distance
        while left > 0, place < line.endIndex {
            place += 1
            while place < line.endIndex, source[place] & 0xC0 == 0x80 { place += 1 }
            left -= 1
        }
        while left < 0, place > line.startIndex {
            place -= 1
            while place > line.startIndex, source[place] & 0xC0 == 0x80 { place -= 1 }
            left += 1
        }
        return place
    }

    private func characters(before place: Int) -> Int {
        var count = counts[place >> 10]
        for index in (place & ~1023)..<place where source[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
