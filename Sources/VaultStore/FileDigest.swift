/// What tells the bytes of a file apart from all others without holding them: their SHA-256 (FIPS 180-4).
struct FileDigest: Sendable, Hashable, CustomStringConvertible {
    /// 64 hexadecimal digits.
    let description: String

    /// The digest of some bytes.
    init(of bytes: [UInt8]) {
        var work = DigestWork()
        work.add(bytes)
        self = work.finish()
    }

    /// A digest as it was written; nil where the text is none.
    init?(_ text: Substring) {
        let isDigit = { (byte: UInt8) in (48...57).contains(byte) || (97...102).contains(byte) }
        guard text.utf8.count == 64, text.utf8.allSatisfy(isDigit) else { return nil }
        description = String(text)
    }

    fileprivate init(_ words: [UInt32]) {
        description = words.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }
}

/// A digest on its way: bytes are added part by part.
struct DigestWork {
    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private var schedule = [UInt32](repeating: 0, count: 64)

    /// What was added and fills no block yet.
    private var rest: [UInt8] = []
    private var count = 0

    private static let blockSize = 64

    /// Adds bytes behind those before.
    mutating func add(_ bytes: [UInt8]) {
        count += bytes.count
        var start = 0
        if !rest.isEmpty {
            start = min(bytes.count, Self.blockSize - rest.count)
            rest += bytes[..<start]
            guard rest.count == Self.blockSize else { return }
            let block = rest
            rest = []
            block.withUnsafeBytes { take($0, from: 0) }
        }
        bytes.withUnsafeBytes { bytes in
            while bytes.count - start >= Self.blockSize {
                take(bytes, from: start)
                start += Self.blockSize
            }
        }
        rest = Array(bytes[start...])
    }

    /// The digest of all that was added.
    consuming func finish() -> FileDigest {
        let length = UInt64(count) * 8
        let zeros = (2 * Self.blockSize - 9 - rest.count) % Self.blockSize
        let lengthBytes = (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - $0 * 8)) }
        add([0x80] + [UInt8](repeating: 0, count: zeros) + lengthBytes)
        return FileDigest(state)
    }

    // MARK: Blocks

    private mutating func take(_ bytes: UnsafeRawBufferPointer, from start: Int) {
        schedule.withUnsafeMutableBufferPointer { words in
            for index in 0..<16 {
                let word = bytes.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self)
                words[index] = UInt32(bigEndian: word)
            }
            for index in 16..<64 {
                let (early, late) = (words[index - 15], words[index - 2])
                let one = Self.turned(early, 7) ^ Self.turned(early, 18) ^ early >> 3
                let other = Self.turned(late, 17) ^ Self.turned(late, 19) ^ late >> 10
                words[index] = words[index - 16] &+ one &+ words[index - 7] &+ other
            }
            Self.constants.withUnsafeBufferPointer { Self.mix(UnsafeBufferPointer(words), $0, into: &state) }
        }
    }

    private static func mix(
        _ words: UnsafeBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>, into state: inout [UInt32]
    ) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let choice = e & f ^ ~e & g
            let turnedE = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
            let one = h &+ turnedE &+ choice &+ constants[index] &+ words[index]
            let majority = a & b ^ a & c ^ b & c
            let other = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ majority
            (h, g, f, e) = (g, f, e, d &+ one)
            (d, c, b, a) = (c, b, a, one &+ other)
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
    }

    private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    /// The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
