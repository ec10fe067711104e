import CReadline
import Kiosk
import RandomTesting
import TerminalTesting
import Testing

/// The filter from bytes to keys, as a pure function.
struct KeyFilterTests {
    private let enter = KEY_ENTER.rawValue
    private let other = KEY_OTHER.rawValue

    @Test func everyScalarPassesExactlyWhenItMayStandInAnAnswer() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else {
                #expect(!key_filter_allows(value))
                continue
            }
            if key_filter_allows(value) != scalar.isTypable {
                Issue.record("the filter and the pipe differ about \(String(value, radix: 16))")
            }
            guard value >= 0x20, value != 0x7F else { continue }
            let bytes = Array(String(scalar).utf8)
            let keys = FilteredKeys(bytes)
            if keys.text != (scalar.isTypable ? bytes : []) {
                Issue.record("wrong text for \(String(value, radix: 16))")
            }
        }
    }

    @Test func noControlBidirectionalOrInvisibleCharacterIsTypable() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), scalar.isTypable else { continue }
            let properties = scalar.properties
            switch properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate:
                Issue.record("\(String(value, radix: 16)) is typable")
            default: break
            }
            let isInvisible = properties.isDefaultIgnorableCodePoint && !scalar.shapesNeighbours
            if properties.isBidiControl || isInvisible || properties.isNoncharacterCodePoint {
                Issue.record("\(String(value, radix: 16)) is typable")
            }
        }
    }

    @Test func onlyJoinersAndVariationSelectorsAreInvisibleAndTypable() {
        let values = (UInt32(0)...0x10FFFF).filter {
            Unicode.Scalar($0)?.shapesNeighbours == true
        }
        let selectors = Array(UInt32(0xE0100)...0xE01EF)
        #expect(values == [0x200C, 0x200D, 0xFE0E, 0xFE0F] + selectors)
    }

    @Test func everySingleByteGivesAtMostOneHarmlessKey() {
        for byte in UInt8.min...UInt8.max {
            let keys = FilteredKeys([byte])
            #expect(keys.text == ((0x20...0x7E).contains(byte) ? [byte] : []))
            #expect(keys.others.count <= 1)
        }
    }

    @Test func everyPairOfBytesGivesOnlyWholeCharacters() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let keys = FilteredKeys([first, second])
                if !isClean(keys.text) {
                    Issue.record("\(first), \(second) let \(keys.text) through")
                }
            }
        }
    }

    @Test(arguments: ["é", "€", "漢", "😀"])
    func aCharacterCutAnywhereIsDroppedAndNothingElse(character: String) {
        let bytes = Array(character.utf8)
        for cut in 1..<bytes.count {
            #expect(FilteredKeys(bytes.prefix(cut) + Array("x".utf8)).string == "x")
            #expect(FilteredKeys(bytes.dropFirst(cut) + Array("x".utf8)).string == "x")
            #expect(FilteredKeys(bytes.prefix(cut) + bytes).string == character)
            var keys = FilteredKeys(bytes.prefix(cut))
            keys.reset()
            for byte in bytes.dropFirst(cut) { keys.feed(byte) }
            #expect(keys.text.isEmpty, "half a character from one prompt completed in the next")
        }
    }

    @Test(
        arguments: [
            [0xFF], [0xFE], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
            [0x9B],
        ] as [[UInt8]]
    )
    func invalidUTF8IsDropped(bytes: [UInt8]) {
        #expect(FilteredKeys([0x61] + bytes + [0x62]).string == "ab")
    }

    @Test(arguments: [
        "\u{1B}[A", "\u{1B}[5~", "\u{1B}[15;2~", "\u{1B}OP", "\u{1B}[[A", "\u{1B}[1;5C",
        "\u{1B}[?1;2c",
        "\u{1B}]0;title\u{7}", "\u{1B}]0;title\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\",
        "\u{1B}_apc\u{1B}\\",
        "\u{1B}^pm\u{1B}\\", "\u{1B}Xsos\u{1B}\\", "\u{1B}(B", "\u{1B}[M !!", "\u{1B}[<0;1;1M",
        "\u{1B}x", "\u{1B}é", "\u{1B}\u{1B}[A", "\u{1B}[2J", "\u{16}\u{1B}[31m", "\u{90}", "\u{9B}",
        "\u{1B}]0;a\u{1B}[A", "\u{1B}[200~\u{1B}[201~",
    ])
    func sequencesLeaveNoText(sequence: String) {
        #expect(FilteredKeys("a" + sequence + "b").string == "ab")
    }

    @Test(arguments: ["\u{1B}", "\u{1B}[", "\u{1B}[1;", "\u{1B}O", "\u{1B}(", "\u{1B}[["])
    func enterEndsAnOpenSequence(sequence: String) {
        let keys = FilteredKeys("a" + sequence + "\r")
        #expect(keys.string == "a")
        #expect(keys.others.last == enter)
    }

    @Test(arguments: [
        "\u{1B}", "\u{1B}[", "\u{1B}]0;x", "\u{1B}Px", "\u{1B}[200~x", "\u{1B}[200~\u{1B}",
    ])
    func aGapEndsAnOpenSequence(sequence: String) {
        var keys = FilteredKeys(sequence)
        keys.gap()
        let before = keys.text
        for byte in "yz\r".utf8 { keys.feed(byte) }
        #expect(keys.text == before + Array("yz".utf8))
        #expect(keys.others.last == enter)
    }

    @Test func aGapDoesNotCutACharacterOfASlowLine() {
        let keys = FilteredKeys([0xC3])
        let pending = unsafe withUnsafePointer(to: keys.state) { unsafe key_filter_pending($0) }
        #expect(pending == KEY_FILTER_SCALAR)
    }

    @Test func aPasteIsTextOnly() {
        let keys = FilteredKeys(
            "\u{1B}[200~one\r\ntwo\tx\n\u{3}\u{1B}[31m\u{0}\u{1B}[Dthree\u{1B}[201~\r"
        )
        #expect(keys.string == "one two x three")
        #expect(keys.others == [enter])
    }

    @Test func oneEnterWhateverTheLineEnd() {
        #expect(FilteredKeys("\r\n").others == [enter])
        #expect(FilteredKeys("\n").others == [enter])
        #expect(FilteredKeys("\r\r\n\n").others == [enter, enter, enter])
        var keys = FilteredKeys("\r")
        keys.reset()
        keys.feed(0x0A)
        #expect(keys.others == [enter])
    }

    @Test(arguments: 1...8)
    func floodsGiveOnlyCleanText(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        // Bytes that begin and end things come often, so that floods reach every state.
        let frequent: [UInt8] = [
            0x1B, 0x5B, 0x4F, 0x5D, 0x50, 0x7E, 0x07, 0x5C, 0x32, 0x30, 0x31, 0xC3, 0xE2, 0xF0,
            0x9F,
        ]
        var bytes: [UInt8] = []
        for _ in 0..<150_000 {
            let number = numbers.next()
            let frequentByte = frequent[Int(number >> 32) % frequent.count]
            bytes.append(number & 1 == 0 ? UInt8(truncatingIfNeeded: number >> 8) : frequentByte)
        }
        let keys = FilteredKeys(bytes)
        #expect(isClean(keys.text))
        #expect(!keys.text.isEmpty)
    }

    private func isClean(_ text: [UInt8]) -> Bool {
        guard let string = String(validating: text, as: UTF8.self) else { return false }
        return string.unicodeScalars.allSatisfy(\.isTypable)
    }
}
