/// Reads a text that is nearly JSON and collects the mends that are certain.
///
/// One pass over the bytes. It stops at the first place that may mean two things: what stands before it is mended, the rest is
/// left as it is, and the checks say what is wrong there.
struct SlipReader {
    let text: [UInt8]
    var offset = 0
    private(set) var mends: [Mend] = []
    private var containers: [Container] = []
    private var expected = Expected.value
    /// Where the comma stands after which something is expected, and whether one stands there.
    private var comma: Int?
    /// The end of the last value, and what kind of value it was.
    private var last = (end: 0, kind: Kind.word)

    /// The object or array that is being read.
    enum Container { case object, array }
    /// What may come next.
    private enum Expected { case value, firstValue, name, firstName, colon, separator, nothing }
    /// The kinds of values, as far as a missing comma behind one goes.
    enum Kind { case string, number, word, container }

    /// The certain mends of a text, in the order of their places.
    static func mends(of text: [UInt8]) -> [Mend] {
        var reader = SlipReader(text: text)
        while reader.readNext() {}
        return reader.mends
    }

    private init(text: [UInt8]) { self.text = text }

    /// The byte at a place; 0 past the end.
    func byte(_ place: Int) -> UInt8 { place < text.count ? text[place] : 0 }

    mutating func add(_ range: Range<Int>, _ replacement: String, _ what: String) {
        mends.append(Mend(range, replacement, what))
    }

    /// Reads one token; false at the end, and where it is not certain how to go on.
    private mutating func readNext() -> Bool {
        guard skipBlanks(), offset < text.count else { return false }
        switch expected {
        case .value, .firstValue: return readValue()
        case .name, .firstName: return readName()
        case .colon: return readColon()
        case .separator: return readSeparator()
        case .nothing: return readRest()
        }
    }

    private mutating func readValue() -> Bool {
        switch byte(offset) {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard containers.count < 256 else { return false }
            let isObject = byte(offset) == UInt8(ascii: "{")
            containers.append(isObject ? .object : .array)
            expected = isObject ? .firstName : .firstValue
            comma = nil
            offset += 1
            return true
        case UInt8(ascii: "]"):
            guard containers.last == .array, expected == .firstValue || comma != nil else {
                return false
            }
            takeOutComma()
            return close()
        case UInt8(ascii: ","): return readCommaTooMany()
        default: break
        }
        comma = nil
        guard let kind = readScalar(in: containers.last) else { return false }
        finishValue(kind)
        return true
    }

    private mutating func finishValue(_ kind: Kind) {
        last = (offset, kind)
        expected = containers.isEmpty ? .nothing : .separator
    }

    private mutating func readName() -> Bool {
        switch byte(offset) {
        case UInt8(ascii: "}"):
            guard containers.last == .object else { return false }
            takeOutComma()
            return close()
        case UInt8(ascii: ","): return readCommaTooMany()
        default: break
        }
        comma = nil
        guard readNameText() else { return false }
        last.end = offset
        expected = .colon
        return true
    }

    private mutating func readColon() -> Bool {
        expected = .value
        if byte(offset) == UInt8(ascii: ":") {
            offset += 1
            return true
        }
        if text[offset...].starts(with: "：".utf8) {
            add(offset..<offset + 3, ":", "a colon is written as JSON has it")
            offset += 3
            return true
        }
        switch byte(offset) {
        case UInt8(ascii: "{"), UInt8(ascii: "["): break
        case UInt8(ascii: "\"") where last.end < offset: break
        default: return false
        }
        add(last.end..<last.end, ":", "a colon is put between a name and its value")
        return true
    }

    private mutating func readSeparator() -> Bool {
        switch byte(offset) {
        case UInt8(ascii: ","):
            comma = offset
            offset += 1
            expected = containers.last == .object ? .name : .value
            return true
        case UInt8(ascii: "}"):
            return containers.last == .object && close()
        case UInt8(ascii: "]"):
            return containers.last == .array && close()
        default: break
        }
        if text[offset...].starts(with: "，".utf8) {
            add(offset..<offset + 3, ",", "a comma is written as JSON has it")
            comma = nil
            offset += 3
            expected = containers.last == .object ? .name : .value
            return true
        }
        return putInComma()
    }

    /// Puts a comma behind the last value, where only the next name or value can follow.
    private mutating func putInComma() -> Bool {
        let (end, start) = (last.end, offset)
        let what = "a comma is put after the value"
        if containers.last == .object {
            guard last.kind == .container || end < start else { return false }
            let certain = mends.count
            add(end..<end, ",", what)
            let isName = readNameText()
            let afterName = offset
            guard isName, skipBlanks(), byte(offset) == UInt8(ascii: ":") else {
                mends.removeSubrange(certain...)
                return false
            }
            last.end = afterName
            expected = .colon
            return true
        }
        let next = byte(offset)
        let isContainer = next == UInt8(ascii: "{") || next == UInt8(ascii: "[")
        let isApart = last.kind == .string && next == UInt8(ascii: "\"") && end < start
        guard last.kind == .container && isContainer || isApart else { return false }
        add(end..<end, ",", what)
        expected = .value
        return true
    }

    /// A second comma, or one before the first: in an object nothing can be missing there, among objects neither.
    private mutating func readCommaTooMany() -> Bool {
        var next = offset + 1
        while next < text.count, text[next] <= 0x20 { next += 1 }
        let isBetweenObjects =
            byte(next) == UInt8(ascii: "{") || byte(next) == UInt8(ascii: "]") && comma != nil
        guard
            expected == .name || expected == .firstName
                || isBetweenObjects && (expected == .firstValue || last.kind == .container)
                    && containers.last == .array
        else { return false }
        add(offset..<offset + 1, "", "a comma too many is taken out")
        offset += 1
        return true
    }

    private mutating func takeOutComma() {
        guard let place = comma else { return }
        add(place..<place + 1, "", "the comma before a closing \(closingName) is taken out")
        comma = nil
    }

    private var closingName: String { containers.last == .object ? "brace" : "bracket" }

    private mutating func close() -> Bool {
        containers.removeLast()
        offset += 1
        finishValue(.container)
        return true
    }

    /// After the end of the document: closing braces, and commas, that are too many.
    private mutating func readRest() -> Bool {
        let closers = [UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ";")]
        guard
            text[offset...].allSatisfy({ closers.contains($0) || $0 <= 0x20 }),
            closers.contains(byte(offset))
        else { return false }
        add(offset..<offset + 1, "", "what stands after the end is taken out")
        offset += 1
        return true
    }
}
