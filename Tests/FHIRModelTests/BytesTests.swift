import Testing

@testable import FHIRModel

@Suite("Texts compared eight bytes at a time")
struct BytesTests {
    /// Texts of every length up to forty, each with one byte changed at every place.
    private static let pairs: [(text: [UInt8], other: [UInt8])] = (0..<40).flatMap { count in
        let text = (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) }
        return text.indices.map { place in
            var other = text
            other[place] ^= 1
            return (text, other)
        }
    }

    private func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        one.span.isSame(as: other.span)
    }

    private func hash(_ text: [UInt8]) -> UInt32 { JSONTree.hash(of: text.span) }

    private func isFreeOfBlanks(_ text: [UInt8]) -> Bool { text.span.isFreeOfBlanks() }

    @Test func oneByteAnywhereMakesAnotherText() {
        for (text, other) in Self.pairs {
            #expect(!isSame(text, other), "\(text.count)")
            #expect(isSame(text, Array(text)))
            #expect(hash(text) != hash(other))
        }
    }

    @Test func aTextIsNotItsBeginning() {
        for (text, _) in Self.pairs {
            #expect(text.isEmpty || !isSame(text, text.dropLast()))
            #expect(!isSame(text + [0], text))
        }
    }

    @Test func namesDifferWhereverAByteDoes() {
        for (text, other) in Self.pairs {
            let name = ElementName(utf8: text[...])
            #expect(name != ElementName(utf8: other[...]))
            #expect(name == ElementName(utf8: Array(text)[...]))
            #expect(name.string == String(decoding: text, as: UTF8.self))
        }
    }

    @Test(arguments: [0x00, 0x1F, 0x20] as [UInt8])
    func aBlankIsFoundAtAnyPlaceAndNothingElseIsOne(_ blank: UInt8) {
        for (text, _) in Self.pairs {
            #expect(isFreeOfBlanks(text))
            #expect(isFreeOfBlanks(text.map { $0 | 0x80 }))
            for place in text.indices {
                var blanked = text
                blanked[place] = blank
                #expect(!isFreeOfBlanks(blanked), "\(place) of \(text.count)")
            }
        }
    }

    @Test func aStringEndsAtItsQuoteWhateverStandsBefore() throws {
        for count in 0..<40 {
            for filler in ["#", "!", "é", "~", " "] {
                let text = String(repeating: filler, count: count)
                let tree = try JSONTree(parsing: Array("[\"\(text)\",\"\\n\(text)\\\\\"]".utf8))
                let found = tree.children(of: tree.root).map { tree.string(at: $0) }
                #expect(found == [text, "\n\(text)\\"])
            }
            let control = Array("[\"\(String(repeating: "a", count: count))\u{1F}\"]".utf8)
            #expect(throws: JSONSyntaxError.self) { try JSONTree(parsing: control) }
        }
    }
}
