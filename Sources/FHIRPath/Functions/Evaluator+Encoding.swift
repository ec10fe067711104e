import FHIRModel

extension Evaluator {
    /// `encode`, `decode`, `escape`, `unescape`: empty for a format that does not exist or text that is not in it, of which
    /// `change` makes nil.
    mutating func recode(
        _ node: ExpressionTree.Node,
        base: Int,
        _ change: (_ input: String, _ format: String) -> String?
    ) throws(EvaluationFailure) {
        let input = try inputText(base: base)
        let format = try textArgument(1, of: node)
        guard let input, let format else { return truncate(to: base) }
        try spend(input.utf8.count / 16)
        try reserve(bytes: 0, plus: input.utf8.count, times: 6)
        guard let result = change(input, format) else { return truncate(to: base) }
        replace(from: base, with: try string(result))
    }
}

/// The formats of `encode` and `escape`.
enum TextCoding {
    private static let standard = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )
    private static let hexadecimal = Array("0123456789abcdef".utf8)

    static func encode(_ text: String, as format: String) -> String? {
        let bytes = Array(text.utf8)
        return switch format {
        case "hex":
            String(
                decoding: bytes.flatMap { [hexadecimal[Int($0 >> 4)], hexadecimal[Int($0 & 15)]] },
                as: UTF8.self
            )
        case "base64": base64(bytes, isForURL: false)
        case "urlbase64": base64(bytes, isForURL: true)
        case "ascii":
            String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isASCII ? $0 : "?" }))
        default: nil
        }
    }

    static func decode(_ text: String, from format: String) -> String? {
        let bytes: [UInt8]? =
            switch format {
            case "hex": hexadecimalBytes(Array(text.utf8))
            case "base64", "urlbase64": base64Bytes(Array(text.utf8))
            default: nil
            }
        return bytes.flatMap { String(validating: $0, as: UTF8.self) }
    }

    private static func base64(_ bytes: [UInt8], isForURL: Bool) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for byte in part { bits = bits << 8 | UInt32(byte) }
            bits <<= UInt32(8 * (3 - part.count))
            for place in 0..<4 {
                let digit = standard[Int(bits >> UInt32(18 - 6 * place)) & 63]
                text.append(place <= part.count ? digit : UInt8(ascii: "="))
            }
        }
        if isForURL {
            for index in text.indices {
                if text[index] == UInt8(ascii: "+") { text[index] = UInt8(ascii: "-") }
                if text[index] == UInt8(ascii: "/") { text[index] = UInt8(ascii: "_") }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func base64Bytes(_ text: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        var body = text[...]
        while body.last == UInt8(ascii: "=") { body.removeLast() }
        guard text.count - body.count <= 2, body.count % 4 != 1 else { return nil }
        for byte in body {
            let value: UInt8
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - 65
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - 71
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte + 4
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    private static func hexadecimalBytes(_ text: [UInt8]) -> [UInt8]? {
        guard text.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: text.count, by: 2) {
            let digits = String(decoding: text[start..<(start + 2)], as: UTF8.self)
            guard digits.first != "+", digits.first != "-", let byte = UInt8(digits, radix: 16)
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}
