/// The Secure Hash Algorithm with 256 bits, FIPS 180-4 section 6.2.
///
/// Written out here because swift-crypto brings a C++ library into every visit's start: it made the
/// statically linked program start a quarter slower than the bound set for it allows.
package struct SHA256 {
    private var state: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
        0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]

    /// The digest of a message as 64 lower-case hexadecimal digits.
    package static func hexadecimal(of message: some Collection<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let digest = digest(of: Array(message))
        return String(
            decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }

    /// The digest of a message, 32 bytes.
    package static func digest(of message: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        let whole = message.count / 64 * 64
        for start in stride(from: 0, to: whole, by: 64) {
            hash.compress(message, from: start)
        }
        // Section 5.1.1: a one bit, zeros, and the length in bits fill the last block or two.
        var tail = Array(message[whole...]) + [0x80]
        tail += Array(repeating: 0, count: (tail.count <= 56 ? 56 : 120) - tail.count)
        let bits = UInt64(message.count) * 8
        tail += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
        for start in stride(from: 0, to: tail.count, by: 64) {
            hash.compress(tail, from: start)
        }
        return hash.state.flatMap { word in
            (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) }
        }
    }

    private mutating func compress(_ bytes: [UInt8], from start: Int) {
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
            for index in 0..<16 {
                let at = start + index * 4
                unsafe words[index] =
                    UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16
                    | UInt32(bytes[at + 2]) << 8 | UInt32(bytes[at + 3])
            }
            for index in 16..<64 {
                let early = unsafe words[index - 15]
                let late = unsafe words[index - 2]
                let first = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3
                let second = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10
                unsafe words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            for index in 0..<64 {
                let choice = e & f ^ ~e & g
                let mixed = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
                let one = unsafe h &+ mixed &+ choice &+ Self.constants[index] &+ words[index]
                let majority = a & b ^ a & c ^ b & c
                let two = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
                (h, g, f, e, d, c, b, a) = (g, f, e, d &+ one, c, b, a, one &+ two)
            }
            for (index, word) in [a, b, c, d, e, f, g, h].enumerated() {
                state[index] &+= word
            }
        }
    }

    /// Section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64
    /// primes.
    private static let constants: [UInt32] = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5,
        0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3,
        0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC,
        0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
        0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13,
        0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3,
        0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5,
        0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208,
        0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
    ]
}

private func rotate(_ word: UInt32, _ by: UInt32) -> UInt32 {
    word >> by | word << (32 - by)
}
