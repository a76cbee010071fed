/// A small seeded generator of numbers (Steele, Lea and Flood's SplitMix64): one seed gives one vault, on every machine
/// and with every version of the standard library.
struct SplitMix64: Sendable {
    private var state: UInt64

    /// The stream numbered `stream` of `seed`, so that each note is drawn independently of all others.
    init(seed: UInt64, stream: Int) {
        state = seed
        state = next() ^ UInt64(truncatingIfNeeded: stream)
        state = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `bound`; 0 where that is not positive.
    mutating func below(_ bound: Int) -> Int {
        guard bound > 0 else { return 0 }
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// True for `permille` of 1000 draws.
    mutating func chance(_ permille: Int) -> Bool {
        below(1000) < permille
    }

    /// One of `items`, which must not be empty.
    mutating func pick<Item>(_ items: [Item]) -> Item {
        items[below(items.count)]
    }

    /// `count` characters of the alphabet that ids are written in (format 3, Id).
    mutating func identifier(_ count: Int = 10) -> String {
        let alphabet: StaticString = "0123456789abcdefghjkmnpqrstvwxyz"
        return String(unsafeUninitializedCapacity: count) { buffer in
            for index in 0..<count { buffer[index] = alphabet.utf8Start[below(32)] }
            return count
        }
    }
}
