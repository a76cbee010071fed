import Foundation

/// A source of random numbers that gives the same ones again for the same seed.
///
/// A property test tells the seed of what failed; `Seed(thatSeed)` brings it back.
public struct Seed: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A source that begins at `value`; any value will do, and neighbours give unrelated numbers.
    public init(_ value: UInt64) {
        state = value
    }

    /// Where the run's seeds begin: the environment's `KITH_TEST_SEED`, else 1.
    public static var ofRun: UInt64 {
        ProcessInfo.processInfo.environment["KITH_TEST_SEED"].flatMap { UInt64($0) } ?? 1
    }

    /// The next 64 random bits (the mixing function of Steele, Lea and Flood's SplitMix).
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// A number from 0 to below `bound`; 0 where `bound` is not above that.
    public mutating func below(_ bound: Int) -> Int {
        bound > 0 ? Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32) : 0
    }

    /// True once in `count` times.
    public mutating func once(in count: Int) -> Bool {
        below(count) == 0
    }

    /// One of the elements; nil where there is none.
    public mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[below(elements.count)]
    }
}
