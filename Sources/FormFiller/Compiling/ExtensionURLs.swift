internal import FHIRModel

/// Which URL is that of which ``ExtensionName``: open addressing by the last characters of the URL, which tell most apart.
struct ExtensionURLs: Sendable {
    private var slots: [ExtensionName?]
    private var urls: [[UInt8]]

    /// Those of all extensions that are acted on.
    static let all = ExtensionURLs()

    private init() {
        slots = Array(repeating: nil, count: 256)
        urls = Array(repeating: [], count: 256)
        for name in ExtensionName.allCases {
            let url = Array(name.url.utf8)
            var slot = Self.slot(of: url.span)
            while slots[slot] != nil { slot = (slot + 1) & 255 }
            slots[slot] = name
            urls[slot] = url
        }
    }

    /// The extension whose URL this is; nil for one not acted on.
    func name(of url: Span<UInt8>) -> ExtensionName? {
        var slot = Self.slot(of: url)
        while let name = slots[slot] {
            if Self.isSame(urls[slot], url) { return name }
            slot = (slot + 1) & 255
        }
        return nil
    }

    private static func isSame(_ known: [UInt8], _ url: borrowing Span<UInt8>) -> Bool {
        known.span.isSame(as: url)
    }

    private static func slot(of url: Span<UInt8>) -> Int {
        let key = UInt64(url.count) ^ url.upToEight(at: max(0, url.count - 8))
        return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
    }
}
