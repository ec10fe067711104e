import KeyFilter
import Kiosk

extension Target {
    /// The bytes of a keyboard, a paste or a broken line, one by one and cut at every place.
    static let keys = Target(
        name: "keys",
        summary: "the bytes a keyboard sends",
        longest: 96,
        memory: (constant: 1 << 16, perByte: 40_000),
        attempt: attemptKeys
    )

    /// What a filter made of bytes.
    private struct Filtered {
        var filter = key_filter()
        var text: [UInt8] = []
        /// The kind of each key, as a digit or what follows the digits in ASCII.
        var keys: [UInt8] = []

        init() {}

        init(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { feed(byte) }
        }

        mutating func feed(_ byte: UInt8) {
            take(unsafe key_filter_feed(&filter, byte))
            hold(
                "what is half read fits",
                filter.have <= 4 && filter.need <= 4 && filter.parameter <= 10_009
            )
        }

        mutating func take(_ key: key) {
            keys.append(0x30 + UInt8(truncatingIfNeeded: key.kind.rawValue))
            guard key.kind == KEY_TEXT else {
                return hold("only text has bytes", key.length == 0 && !key.line_end)
            }
            hold("a text is one to four bytes", (1...4).contains(key.length))
            let bytes = [key.bytes.0, key.bytes.1, key.bytes.2, key.bytes.3].prefix(Int(key.length))
            let character = String(validating: bytes, as: UTF8.self)?.unicodeScalars
            hold(
                "a text is one character that may be typed",
                character?.count == 1 && character?.first?.isTypable == true
            )
            hold(
                "the filter and the kiosk allow the same",
                character?.first.map { key_filter_allows($0.value) } == true
            )
            text += bytes
        }
    }

    private static func attemptKeys(_ input: [UInt8]) -> String {
        let whole = Filtered(input)
        hold("each byte gives one key at most", whole.keys.count == input.count)
        checkPlainText(input, whole)
        var filter = key_filter()
        for place in input.indices {
            checkSplit(input, at: place, filter)
            _ = unsafe key_filter_feed(&filter, input[place])
        }
        return String(decoding: whole.keys + whole.text, as: UTF8.self)
    }

    /// Text without controls passes as it is, but for what may not stand in an answer.
    private static func checkPlainText(_ input: [UInt8], _ whole: Filtered) {
        guard let text = String(validating: input, as: UTF8.self),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { return }
        let kept = text.unicodeScalars.filter(\.isTypable)
        hold(
            "plain text passes as it is",
            whole.text == Array(String(String.UnicodeScalarView(kept)).utf8)
        )
    }

    /// A new prompt, or a silence, in the middle: what follows is as if nothing had been half read.
    private static func checkSplit(_ input: [UInt8], at place: Int, _ head: key_filter) {
        let rest = input[place...]
        var (reset, gap) = (head, head)
        unsafe key_filter_reset(&reset)
        hold(
            "after a reset nothing is half read",
            unsafe key_filter_pending(&reset) == KEY_FILTER_IDLE
        )
        let wasIdle = unsafe key_filter_pending(&gap) == KEY_FILTER_IDLE
        let ended = unsafe key_filter_gap(&gap)
        hold("a silence ends what is half read, and says so", (ended.kind == KEY_NONE) == wasIdle)
        hold(
            "after a silence nothing is half read",
            unsafe key_filter_pending(&gap) == KEY_FILTER_IDLE
        )
        // A line feed that completes the last carriage return belongs to it, also in the next prompt.
        let follows = head.after_return && rest.first == 0x0A ? rest.dropFirst() : rest
        let fresh = text(of: follows, after: key_filter())
        hold("after a reset it reads as at the beginning", text(of: rest, after: reset) == fresh)
        hold("after a silence it reads as at the beginning", text(of: rest, after: gap) == fresh)
    }

    /// The text of bytes, behind what a filter has read; each character of it was checked with the whole.
    private static func text(of bytes: ArraySlice<UInt8>, after filter: key_filter) -> [UInt8] {
        var filter = filter
        var text: [UInt8] = []
        for byte in bytes {
            let key = unsafe key_filter_feed(&filter, byte)
            guard key.kind == KEY_TEXT else { continue }
            text.append(key.bytes.0)
            if key.length > 1 { text.append(key.bytes.1) }
            if key.length > 2 { text.append(key.bytes.2) }
            if key.length > 3 { text.append(key.bytes.3) }
        }
        return text
    }
}
