import CReadline

/// The key filter over some bytes: what it lets through.
struct FilteredKeys: Equatable {
    /// The text keys, joined.
    var text: [UInt8] = []
    /// Every key but text, in order.
    var others: [UInt32] = []
    /// Every key in order: text as its scalars, other keys as their kind below zero.
    private(set) var state = key_filter()

    init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { feed(byte) }
    }

    init(_ text: String) {
        self.init(text.utf8)
    }

    mutating func feed(_ byte: UInt8) {
        take(unsafe key_filter_feed(&state, byte))
    }

    mutating func gap() {
        take(unsafe key_filter_gap(&state))
    }

    mutating func reset() {
        unsafe key_filter_reset(&state)
    }

    private mutating func take(_ key: key) {
        switch key.kind {
        case KEY_NONE: break
        case KEY_TEXT:
            let bytes = [key.bytes.0, key.bytes.1, key.bytes.2, key.bytes.3]
            text += bytes.prefix(Int(key.length))
        default: others.append(key.kind.rawValue)
        }
    }

    var string: String { String(decoding: text, as: UTF8.self) }

    static func == (left: FilteredKeys, right: FilteredKeys) -> Bool {
        left.text == right.text && left.others == right.others
    }
}
